using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>A seat in the leading group, in the order of the printed list.</summary>
public enum GroupRole
{
    Head,
    DeputyHead,
    Member,
    OfficeDirector,
    Liaison,
}

/// <summary>Who sits there.</summary>
/// <param name="PersonId">Somebody of this installation; null for somebody from outside.</param>
/// <param name="Name">As printed. It stays when the person is renamed, like the list.</param>
/// <param name="Post">Office and post outside the group; null where none is printed.</param>
public sealed record GroupSeat(int? PersonId, string Name, string? Post, GroupRole Role);

/// <summary>
/// A member of the group that leads a campaign (领导小组). The seat is a fact to be read; it gives no right, which is an
/// assignment.
/// </summary>
public sealed class GroupMember : Entity
{
    public const int NameMaxLength = 50;
    public const int PostMaxLength = 100;

    private GroupMember() { } // EF

    /// <param name="from">First day; null where the plan says none.</param>
    public GroupMember(Campaign campaign, GroupSeat seat, DateOnly? from, DateOnly? to, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(campaign.State.WhyNotPlan() ?? (to < from ? Refusal.EndsBeforeItBegins : null));
        Name = Text.Required(seat.Name, NameMaxLength, nameof(seat));
        Post = Text.Optional(seat.Post, PostMaxLength, nameof(seat));
        (CampaignId, PersonId, Role, From, To) = (campaign.Id, seat.PersonId, seat.Role, from, to);
        Record(Act("Add", actor, now) with { After = $"{Role} {Post}".TrimEnd() });
    }

    public int CampaignId { get; private set; }
    public int? PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Post { get; private set; }
    public GroupRole Role { get; private set; }
    public DateOnly? From { get; private set; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>An earlier last day is put right by another one.</summary>
    public Refusal? WhyNotEnd(DateOnly lastDay, CampaignState state) => state.WhyNotPlan() ?? (lastDay < From ? Refusal.EndsBeforeItBegins : null);

    public void End(DateOnly lastDay, CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotEnd(lastDay, state));
        var before = To;
        To = lastDay;
        Record(Act("End", actor, now) with { Before = FormattableString.Invariant($"{before:yyyy-MM-dd}"), After = FormattableString.Invariant($"{lastDay:yyyy-MM-dd}") });
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"GroupMember.{verb}", actor, now, Name) { CampaignId = CampaignId };
}
