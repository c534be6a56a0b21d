using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>Who did an earlier deed, and for whom; kept where nobody may check his own work.</summary>
/// <param name="ForPersonId">Null when he acted for himself.</param>
public sealed record Doer(int PersonId, int? ForPersonId)
{
    public static Doer Of(Actor actor) => new(actor.PersonId, actor.ForPersonId);

    /// <summary>Whether either side of the earlier deed is either side of the present one.</summary>
    public bool IsSameAs(Actor actor) => actor.Is(PersonId) || (ForPersonId is { } other && actor.Is(other));
}

/// <summary>Reasons that a deed does not go without.</summary>
internal static class Reason
{
    public const int MaxLength = 500;

    /// <exception cref="RefusedException"><see cref="Refusal.ReasonNeeded"/> when blank.</exception>
    public static string Require(string? reason)
    {
        RefusedException.ThrowIf(string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonNeeded : null);
        return Text.Required(reason, MaxLength, nameof(reason));
    }
}

/// <summary>What a rule allows, both ends included; the caller reads it from the scheme.</summary>
public sealed record ValueRange(decimal Min, decimal Max)
{
    public bool Contains(decimal value) => value >= Min && value <= Max;
}
