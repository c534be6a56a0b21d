using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>Who takes part, and in which categories.</summary>
public sealed partial class Campaign
{
    private readonly List<Category> _categories = [];
    private readonly List<Participation> _participations = [];

    public IReadOnlyList<Category> Categories => _categories;
    public IReadOnlyList<Participation> Participations => _participations;

    public IReadOnlyList<Participation> ParticipantsOn(DateOnly day) => [.. _participations.Where(p => p.IsInForce(day))];

    public Refusal? WhyNotAddCategory(string code) =>
        WhyNotChange() ?? (FindCategory(code) is null ? null : Refusal.AlreadyRecorded);

    public void AddCategory(string code, string name, string? nameEn, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAddCategory(code));
        var category = new Category(code, name, nameEn, _categories.Count + 1);
        _categories.Add(category);
        Touch();
        Record(Act("AddCategory", actor, now) with { After = $"{category.Code} {category.Name}" });
    }

    public Refusal? WhyNotChangeCategory(string code) => WhyNotChange() ?? (FindCategory(code) is null ? Refusal.WrongState : null);

    /// <summary>Rounds that were opened keep the name they pinned.</summary>
    /// <param name="place">From 1; the others make room.</param>
    public void ChangeCategory(string code, string name, string? nameEn, int place, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotChangeCategory(code));
        var category = FindCategory(code)!;
        var before = $"{category.Order} {category.Name}";
        category.Rename(name, nameEn);
        List<Category> order = [.. _categories.Where(c => c != category).OrderBy(c => c.Order)];
        order.Insert(Math.Clamp(place, 1, _categories.Count) - 1, category);
        Number(order);
        Record(Act("ChangeCategory", actor, now) with { Before = before, After = $"{category.Order} {category.Name}" });
    }

    public Refusal? WhyNotRemoveCategory(string code) =>
        WhyNotChangeCategory(code) ?? (_participations.Exists(p => p.CategoryCode == FindCategory(code)!.Code) ? Refusal.InUse : null);

    /// <summary>Only one in which no unit ever was.</summary>
    public void RemoveCategory(string code, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRemoveCategory(code));
        var category = FindCategory(code)!;
        _categories.Remove(category);
        Number([.. _categories.OrderBy(c => c.Order)]);
        Record(Act("RemoveCategory", actor, now) with { Before = $"{category.Code} {category.Name}" });
    }

    /// <summary>
    /// From which day a change of participants may count: a round that was opened keeps what it pinned, and what is said
    /// about that time must not say otherwise.
    /// </summary>
    /// <param name="pinnedOn">The latest day on which a round was opened; null where none was.</param>
    public static Refusal? WhyNotCountFrom(DateOnly on, DateOnly? pinnedOn, DateOnly today) =>
        on >= today || pinnedOn is null || on > pinnedOn ? null : Refusal.BeforeOpenedRound;

    /// <summary>A unit takes part once at a time; it may come back after it has left.</summary>
    public Refusal? WhyNotJoin(int unitId, string categoryCode, DateOnly on, DateOnly? leavesOn = null) =>
        WhyNotChange()
        ?? (FindCategory(categoryCode) is null ? Refusal.NoSuchRule
            : leavesOn <= on ? Refusal.EndsBeforeItBegins
            : IsOffice(unitId) && Outline.OfficeStanding == OfficeStanding.NotRated ? Refusal.OfficeNotRated
            : _participations.Any(p => p.UnitId == unitId && (p.LeftOn is null || p.LeftOn > on)) ? Refusal.AlreadyRecorded
            : null);

    /// <param name="isRanked">Without effect for the campaign's own office where that stands outside the ranking.</param>
    /// <param name="leavesOn">First day on which the unit takes part no longer; null = until further notice.</param>
    public void Join(int unitId, string categoryCode, bool isRanked, DateOnly on, Actor actor, DateTimeOffset now, DateOnly? leavesOn = null)
    {
        RefusedException.ThrowIf(WhyNotJoin(unitId, categoryCode, on, leavesOn));
        var category = FindCategory(categoryCode)!;
        var isOutside = IsOffice(unitId) && Outline.OfficeStanding == OfficeStanding.OutsideRanking;
        _participations.Add(new Participation(unitId, category.Code, isRanked && !isOutside, on, leavesOn));
        Touch();
        Record(Act("Join", actor, now) with { UnitId = unitId, After = FormattableString.Invariant($"{category.Name} {on:yyyy-MM-dd} {leavesOn:yyyy-MM-dd}").TrimEnd() });
    }

    public Refusal? WhyNotLeave(int unitId, DateOnly on) =>
        WhyNotChange()
        ?? (Current(unitId, on) is not { } current ? Refusal.WrongState
            : on < current.JoinedOn ? Refusal.EndsBeforeItBegins
            : null);

    /// <param name="on">First day on which the unit takes part no longer. Rounds that are open keep it.</param>
    public void Leave(int unitId, DateOnly on, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotLeave(unitId, on));
        var current = Current(unitId, on)!;
        if (current.JoinedOn == on)
        {
            _participations.Remove(current); // a slip of the same day: it never took part
        }
        else
        {
            current.Leave(on);
        }

        Touch();
        Record(Act("Leave", actor, now) with { UnitId = unitId, After = $"{on:yyyy-MM-dd}" });
    }

    /// <summary>Lets the office that runs the campaign take part as the campaign says, where it takes part at all.</summary>
    private void PlaceOffice(Actor actor, DateTimeOffset now)
    {
        var today = OfficeTime.DayOf(now);
        var current = _participations.Find(p => IsOffice(p.UnitId) && p.IsInForce(today));
        if (current is null || !Outline.IsOfficeChosen || Outline.OfficeStanding == (current.IsRanked ? OfficeStanding.Rated : OfficeStanding.OutsideRanking))
        {
            return;
        }

        var (category, leavesOn) = (current.CategoryCode, current.LeftOn);
        Leave(current.UnitId, today, actor, now);
        if (Outline.OfficeStanding != OfficeStanding.NotRated)
        {
            Join(current.UnitId, category, isRanked: true, today, actor, now, leavesOn);
        }
    }

    private bool IsOffice(int unitId) => Outline.OfficeUnitId == unitId;

    private void Number(List<Category> order)
    {
        for (var i = 0; i < order.Count; i++)
        {
            order[i].PlaceAt(i + 1);
        }

        Touch();
    }

    private Category? FindCategory(string code) => _categories.Find(c => c.Code == Text.NormalisedCode(code));

    /// <summary>What the unit takes part in then or later; the first of it where there are several.</summary>
    private Participation? Current(int unitId, DateOnly on) =>
        _participations.Where(p => p.UnitId == unitId && (p.LeftOn is null || p.LeftOn > on)).MinBy(p => p.JoinedOn);
}
