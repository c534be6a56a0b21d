using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>A plan of one organising unit (活动) with its participants, categories, scheme, standards and rounds.</summary>
public sealed class Campaign : Entity
{
    public const int NameMaxLength = 100;
    public const int ThemeMaxLength = 200;
    public const int DocumentNumberMaxLength = 60;
    public const int MinParticipants = 2;

    private readonly List<Category> _categories = [];
    private readonly List<Participation> _participations = [];

    private Campaign() { } // EF

    public Campaign(int organiserUnitId, string name, string? theme, int year, Actor actor, DateTimeOffset now)
    {
        OrganiserUnitId = organiserUnitId;
        Name = Text.Required(name, NameMaxLength, nameof(name));
        Theme = Text.Optional(theme, ThemeMaxLength, nameof(theme));
        Year = year;
        Record(Act("Create", actor, now));
    }

    public int OrganiserUnitId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Theme { get; private set; }
    public int Year { get; private set; }
    public CampaignState State { get; private set; }
    public CampaignSettings Settings { get; private set; } = new();

    /// <summary>Number of the approval of the campaign; null where none is needed or known.</summary>
    public string? ApprovalNumber { get; private set; }

    /// <summary>Number of the plan as a document (文号).</summary>
    public string? PlanDocumentNumber { get; private set; }

    /// <summary>The version on which the next round opens; an open round keeps its own.</summary>
    public int? SchemeVersionId { get; private set; }

    /// <summary>The version on which the next round opens; an open round keeps its own.</summary>
    public int? StandardSetVersionId { get; private set; }

    public IReadOnlyList<Category> Categories => _categories;
    public IReadOnlyList<Participation> Participations => _participations;

    public IReadOnlyList<Participation> ParticipantsOn(DateOnly day) => [.. _participations.Where(p => p.IsInForce(day))];

    /// <summary>What it needs before it can start on that day; empty when nothing is missing.</summary>
    public IReadOnlyList<StartBlocker> StartBlockers(DateOnly today)
    {
        (bool IsMissing, StartBlocker Blocker)[] checks =
        [
            (ParticipantsOn(today).Count < MinParticipants, StartBlocker.ParticipantsTooFew),
            (SchemeVersionId is null, StartBlocker.SchemeMissing),
            (StandardSetVersionId is null, StartBlocker.StandardsMissing),
            (Settings.FactsAfterDecision is null, StartBlocker.FactsAfterDecisionNotChosen),
            (!Settings.IsDeciderNamed, StartBlocker.DeciderNotNamed),
        ];
        return [.. checks.Where(c => c.IsMissing).Select(c => c.Blocker)];
    }

    public Refusal? WhyNotChangeSettings(CampaignSettings proposed) =>
        WhyNotChange()
        ?? (State != CampaignState.Draft && proposed.AreResponsibleMarksNamed != Settings.AreResponsibleMarksNamed ? Refusal.Frozen
            : State != CampaignState.Draft && !(proposed.IsDeciderNamed && proposed.FactsAfterDecision is not null) ? Refusal.Incomplete
            : null);

    /// <summary>Once raters have marked under a promise of who is named, and once it runs on a decider, neither is taken back.</summary>
    public void ChangeSettings(CampaignSettings settings, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotChangeSettings(settings));
        var before = Settings;
        Settings = settings;
        Record(Act("ChangeSettings", actor, now) with { Before = before.ToString(), After = settings.ToString() });
    }

    public Refusal? WhyNotRegisterApproval() => WhyNotChange();

    public void RegisterApproval(string? approvalNumber, string? planDocumentNumber, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRegisterApproval());
        ApprovalNumber = Text.Optional(approvalNumber, DocumentNumberMaxLength, nameof(approvalNumber));
        PlanDocumentNumber = Text.Optional(planDocumentNumber, DocumentNumberMaxLength, nameof(planDocumentNumber));
        Record(Act("RegisterApproval", actor, now) with { After = $"{ApprovalNumber} {PlanDocumentNumber}".Trim() });
    }

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

    /// <summary>A unit takes part once at a time; it may come back after it has left.</summary>
    public Refusal? WhyNotJoin(int unitId, string categoryCode, DateOnly on) =>
        WhyNotChange()
        ?? (FindCategory(categoryCode) is null ? Refusal.NoSuchRule
            : _participations.Any(p => p.UnitId == unitId && (p.LeftOn is null || p.LeftOn > on)) ? Refusal.AlreadyRecorded
            : null);

    public void Join(int unitId, string categoryCode, bool isRanked, DateOnly on, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotJoin(unitId, categoryCode, on));
        var category = FindCategory(categoryCode)!;
        _participations.Add(new Participation(unitId, category.Code, isRanked, on));
        Touch();
        Record(Act("Join", actor, now) with { UnitId = unitId, After = $"{category.Name} {on:yyyy-MM-dd}" });
    }

    public Refusal? WhyNotLeave(int unitId, DateOnly on) =>
        WhyNotChange()
        ?? (Current(unitId) is not { } current ? Refusal.WrongState
            : on < current.JoinedOn ? Refusal.EndsBeforeItBegins
            : null);

    /// <param name="on">First day on which the unit takes part no longer. Rounds that are open keep it.</param>
    public void Leave(int unitId, DateOnly on, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotLeave(unitId, on));
        var current = Current(unitId)!;
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

    public Refusal? WhyNotAdoptScheme() => WhyNotChange();

    /// <summary>For the rounds that open from now on.</summary>
    public void AdoptScheme(int schemeVersionId, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAdoptScheme());
        Record(Act("AdoptScheme", actor, now) with { Before = $"{SchemeVersionId}", After = $"{schemeVersionId}" });
        SchemeVersionId = schemeVersionId;
    }

    public Refusal? WhyNotAdoptStandards() => WhyNotChange();

    /// <summary>For the rounds that open from now on.</summary>
    public void AdoptStandards(int standardSetVersionId, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAdoptStandards());
        Record(Act("AdoptStandards", actor, now) with { Before = $"{StandardSetVersionId}", After = $"{standardSetVersionId}" });
        StandardSetVersionId = standardSetVersionId;
    }

    /// <summary>What exactly is missing, <see cref="StartBlockers"/> tells.</summary>
    public Refusal? WhyNotStart(DateOnly today) =>
        State != CampaignState.Draft ? Refusal.WrongState
        : StartBlockers(today).Count > 0 ? Refusal.Incomplete
        : null;

    public void Start(Actor actor, DateTimeOffset now)
    {
        var today = OfficeTime.DayOf(now);
        RefusedException.ThrowIf(WhyNotStart(today), string.Join(' ', StartBlockers(today)));
        Enter(CampaignState.Running, "Start", actor, now);
    }

    public Refusal? WhyNotFinish() => State == CampaignState.Running ? null : Refusal.WrongState;

    public void Finish(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFinish());
        Enter(CampaignState.Finished, "Finish", actor, now);
    }

    public Refusal? WhyNotArchive() => State == CampaignState.Finished ? null : Refusal.WrongState;

    public void Archive(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotArchive());
        Enter(CampaignState.Archived, "Archive", actor, now);
    }

    private Refusal? WhyNotChange() => State.IsChangeable ? null : Refusal.WrongState;

    private Category? FindCategory(string code) => _categories.Find(c => c.Code == Text.NormalisedCode(code));

    private Participation? Current(int unitId) => _participations.Find(p => p.UnitId == unitId && p.LeftOn is null);

    private void Enter(CampaignState next, string verb, Actor actor, DateTimeOffset now)
    {
        Record(Act(verb, actor, now) with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"Campaign.{verb}", actor, now, Name) { CampaignId = Id, UnitId = OrganiserUnitId };
}
