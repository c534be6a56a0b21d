using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>A plan of one organising unit (活动) with its participants, categories, scheme, standards and rounds.</summary>
public sealed partial class Campaign : Entity
{
    public const int NameMaxLength = 100;
    public const int ThemeMaxLength = 200;
    public const int DocumentNumberMaxLength = 60;
    public const int MinParticipants = 2;

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
    public CampaignOutline Outline { get; private set; } = new();
    public CampaignSettings Settings { get; private set; } = new();

    /// <summary>The campaign that this one was copied from; null where it was not.</summary>
    public int? CopiedFromId { get; private set; }

    /// <summary>Number of the approval of the campaign; null where none is needed or known.</summary>
    public string? ApprovalNumber { get; private set; }

    /// <summary>Number of the plan as a document (文号).</summary>
    public string? PlanDocumentNumber { get; private set; }

    /// <summary>The version on which the next round opens; an open round keeps its own.</summary>
    public int? SchemeVersionId { get; private set; }

    /// <summary>The version on which the next round opens; an open round keeps its own.</summary>
    public int? StandardSetVersionId { get; private set; }

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
            (!Outline.IsOfficeChosen, StartBlocker.OfficeNotChosen),
        ];
        return [.. checks.Where(c => c.IsMissing).Select(c => c.Blocker)];
    }

    /// <param name="opened">Quarters that were ever opened.</param>
    public Refusal? WhyNotDescribe(CampaignOutline proposed, IReadOnlyCollection<Quarter> opened) =>
        WhyNotChange()
        ?? (!proposed.IsInOrder ? Refusal.EndsBeforeItBegins
            : proposed.ParentCampaignId is { } parent && parent == Id ? Refusal.OutsideRange
            : State != CampaignState.Draft && !proposed.IsOfficeChosen ? Refusal.Incomplete
            : !opened.All(proposed.Covers) ? Refusal.RoundOutside
            : null);

    /// <summary>Says what the campaign is. How its own office takes part follows from today on.</summary>
    public void Describe(string name, string? theme, CampaignOutline outline, IReadOnlyCollection<Quarter> opened, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDescribe(outline, opened));
        var (before, was) = (InWords(), Outline);
        Name = Text.Required(name, NameMaxLength, nameof(name));
        Theme = Text.Optional(theme, ThemeMaxLength, nameof(theme));
        Outline = outline;
        Record(Act("Describe", actor, now) with { Before = before, After = string.Join(" / ", [InWords(), .. outline.MovedFrom(was)]) });
        PlaceOffice(actor, now);
    }

    /// <summary>Whether the quarter lies where the campaign's dates can mean.</summary>
    public Refusal? WhyNotPlan(Quarter quarter) => Outline.Covers(quarter) ? null : Refusal.RoundOutside;

    public Refusal? WhyNotCopyFrom(Campaign source) => State != CampaignState.Draft || CopiedFromId is not null || source.Id == Id ? Refusal.WrongState : null;

    /// <summary>Keeps on record where it comes from.</summary>
    public void CopyFrom(Campaign source, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotCopyFrom(source));
        CopiedFromId = source.Id;
        Record(Act("CopyFrom", actor, now) with { After = source.Name });
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

    /// <param name="openRounds">How many of its rounds are open.</param>
    public Refusal? WhyNotFinish(int openRounds) =>
        State != CampaignState.Running ? Refusal.WrongState
        : openRounds > 0 ? Refusal.RoundOpen
        : null;

    public void Finish(int openRounds, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFinish(openRounds));
        Enter(CampaignState.Finished, "Finish", actor, now);
    }

    public Refusal? WhyNotArchive() => State == CampaignState.Finished ? null : Refusal.WrongState;

    public void Archive(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotArchive());
        Enter(CampaignState.Archived, "Archive", actor, now);
    }

    /// <param name="roundCount">How many rounds are planned.</param>
    /// <param name="belowCount">How many campaigns name it as the one above them.</param>
    public Refusal? WhyNotDiscard(int roundCount, int belowCount) =>
        State != CampaignState.Draft ? Refusal.WrongState
        : roundCount > 0 ? Refusal.HasRounds
        : belowCount > 0 ? Refusal.HasCampaignsBelow
        : null;

    /// <summary>What was written for it stays on record; its name is free for another one, and it is told apart by its number.</summary>
    /// <param name="taken">Names that it cannot have: those of its organiser's other campaigns of the year.</param>
    public void Discard(int roundCount, int belowCount, IReadOnlyCollection<string> taken, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDiscard(roundCount, belowCount));
        Record(Act("Discard", actor, now) with { Before = State.ToString(), After = nameof(CampaignState.Discarded), Reason = Reason.Require(reason) });
        (State, Name) = (CampaignState.Discarded, Numbers.Select(Named).First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Its number, and the same with a counter for the case that somebody named another campaign like that.</summary>
    private IEnumerable<string> Numbers => Enumerable.Range(2, int.MaxValue - 2).Select(again => $" #{Id}-{again}").Prepend($" #{Id}");

    private string Named(string number) => Name[..Math.Min(Name.Length, NameMaxLength - number.Length)] + number;

    private Refusal? WhyNotChange() => State.IsChangeable ? null : Refusal.WrongState;

    private string InWords() => string.Join(" / ", new[] { Name, Theme, Outline.ToString() }.Where(part => !string.IsNullOrEmpty(part)));

    private void Enter(CampaignState next, string verb, Actor actor, DateTimeOffset now)
    {
        Record(Act(verb, actor, now) with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"Campaign.{verb}", actor, now, Name) { CampaignId = Id, UnitId = OrganiserUnitId };
}
