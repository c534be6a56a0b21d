using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.Rounds;
using Microsoft.EntityFrameworkCore;
using SelfSheet = CampaignPortal.Domain.Assessments.SelfAssessment;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>An occurrence of the quarter that concerns the unit, whether it is decided yet or not.</summary>
/// <param name="Value">Of all times, as decided or else as recorded; positive for deductions too.</param>
/// <param name="Factor">Share that falls on the unit.</param>
public sealed record SelfOccurrence(
    int Id, string Number, string ItemCode, OccurrenceKind Kind, string Cause, DateOnly OccurredOn, OccurrenceState State, decimal Value, decimal Factor)
{
    /// <summary>What reaches the unit.</summary>
    public decimal Points => Value * Factor;
}

/// <summary>A file behind an answer, in its latest version.</summary>
/// <param name="IsFrozen">Whether a submission rests on it, so that it stays.</param>
public sealed record SelfFile(int EvidenceId, string ItemCode, int VersionId, string FileName, long Size, bool IsFrozen);

/// <summary>One line of a self-assessment: what it is worth, what is recognised already, what the unit says.</summary>
/// <param name="Group">Heading of the scheme above the item; null where there is none.</param>
/// <param name="Criterion">From the standards that the round pinned; null for an item that rates none.</param>
/// <param name="CountedPoints">Of a ratio whose counts are in; else null.</param>
/// <param name="Reasons">Why the head sent it back; empty unless the sheet is returned.</param>
public sealed record SelfLine(
    Item Item, LocalText? Group, Criterion? Criterion, SelfAnswer Answer, SelfMode Mode,
    IReadOnlyList<SelfOccurrence> Occurrences, decimal? CountedPoints, IReadOnlyList<string> Reasons, IReadOnlyList<SelfFile> Files)
{
    public string Code => Item.Code;

    /// <summary>Points of the decided occurrences; what is not decided yet does not count.</summary>
    public decimal Recognised => Occurrences.Where(o => o.State.Counts).Sum(o => o.Points);

    /// <summary>What the line says while the unit writes nothing; null in a full sheet, where it says nothing.</summary>
    public MarkValue? Opening => Mode == SelfMode.ExceptionOnly ? SelfOpening.ValueOf(Item, Recognised, CountedPoints) : null;

    public MarkValue? Own => SelfOpening.ValueOf(Answer.Entry);
    public bool IsMissing => (Mode == SelfMode.Full && !Answer.IsFilled) || LacksEvidence;
    public bool LacksEvidence => Answer.WaitsForEvidence([.. Files.Select(f => f.ItemCode)]);
    public decimal? OpeningPoints => PointsOf(Opening);

    /// <summary>Null where the line has no figure: nothing said yet, not applicable, words only.</summary>
    public decimal? Points => PointsOf(Own ?? Opening);

    private decimal? PointsOf(MarkValue? value) =>
        value is null ? null
        : value is not MarkValue.NotApplicable ? Item.PointsOf(value)
        : Item.Head.NotApplicable == NotApplicablePolicy.FullPoints ? Item.Points
        : null;
}

/// <summary>An item that records decide and nobody fills in: deductions, bonuses, case figures.</summary>
/// <param name="Counts">Null for other items than ratios, and while no counts are in.</param>
/// <param name="Points">Null while there are no data to decide it.</param>
public sealed record RecordedLine(Item Item, LocalText? Group, IReadOnlyList<SelfOccurrence> Occurrences, Ratio? Counts, decimal? Points);

/// <summary>A self-assessment with all that its unit needs to fill it in.</summary>
/// <param name="Round">With this unit's place and extensions only.</param>
/// <param name="Recorded">What counts in the self-assessment without being filled in.</param>
public sealed record SelfReadout(
    SelfSheet Sheet, Round Round, string CampaignName, IReadOnlyList<SelfLine> Lines, IReadOnlyList<RecordedLine> Recorded, IReadOnlyList<string> Reasons)
{
    /// <summary>Null while the campaign's phases leave self-assessments open.</summary>
    public Closure? Closure { get; init; }

    /// <summary>Why nothing can be filled in now; null when something can.</summary>
    public Refusal? WhyNotWrite(DateTimeOffset now) => Sheet.WhyNotWrite(Round, now) ?? Closure?.Why;

    public Participant Unit => Round.ParticipantOf(Sheet.UnitId)!;
    public IEnumerable<SelfLine> Counted => Lines.Where(l => l.Points is not null);
    public decimal FullPoints => Counted.Sum(l => l.Item.Points) + OnRecord.Sum(l => l.Item.Points);
    public decimal Total => Counted.Sum(l => l.Points!.Value) + OnRecord.Sum(l => l.Points!.Value);
    public IReadOnlyList<string> EvidencedItems => [.. Lines.Where(l => l.Files.Count > 0).Select(l => l.Code)];
    private IEnumerable<RecordedLine> OnRecord => Recorded.Where(l => l.Points is not null);

    /// <summary>What was recognised already took from full marks; 0 or less.</summary>
    public decimal RecognisedDifference =>
        Counted.Where(l => l.OpeningPoints is not null).Sum(l => l.OpeningPoints!.Value - l.Item.Points) + OnRecord.Sum(l => l.Points!.Value - l.Item.Points);

    /// <summary>What the unit itself says differently.</summary>
    public decimal OwnDifference => Total - FullPoints - RecognisedDifference;
}

/// <summary>Reads a self-assessment together with scheme, standards and occurrences, for the pages that show it.</summary>
public sealed class SelfReading(CampaignDbContext db, Schemes schemes, RoundFacts facts, PhaseGate gate)
{
    /// <param name="visible">The sheets that exist for the reader under the permit of his page.</param>
    /// <returns>Null when there is no such sheet among them.</returns>
    public async Task<SelfReadout?> ReadAsync(IQueryable<SelfSheet> visible, int id, CancellationToken ct)
    {
        var found = await (from s in visible.Include(s => s.Answers).Include(s => s.Submissions).Include(s => s.Contributors)
                           where s.Id == id
                           select new { Sheet = s, Name = db.Campaigns.Where(c => c.Id == s.CampaignId).Select(c => c.Name).First() })
            .AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var (sheet, name) = (found.Sheet, found.Name);
        var round = await RoundAsync(sheet, ct);
        var scheme = await schemes.OfVersionAsync(round.SchemeVersionId!.Value, ct);
        var criteria = await CriteriaAsync(round.StandardSetVersionId!.Value, ct);
        var (onRecord, standing) = await facts.OnRecordAsync(round, round.ParticipantOf(sheet.UnitId)!, scheme, ct);
        var occurrences = standing.Select(o => Of(o, sheet.UnitId)).ToLookup(o => o.ItemCode);
        var reasons = await ReasonsAsync(sheet, ct);
        var files = (await FilesAsync(sheet.Id, ct)).ToLookup(f => f.ItemCode);
        var answers = sheet.Answers.ToDictionary(a => a.ItemCode);
        var byItem = reasons.ToLookup(r => r.ItemCode ?? "", r => r.Reason);
        var counts = onRecord.Ratios.ToDictionary(r => r.Item);
        return new SelfReadout(
            sheet, round, name,
            [.. from place in PlacesOf(scheme)
                where answers.ContainsKey(place.Item.Code)
                let code = place.Item.Code
                select new SelfLine(
                    place.Item, place.Group, criteria.GetValueOrDefault(place.Item.Head.Criterion ?? ""), answers[code], sheet.Mode,
                    [.. occurrences[code]], SelfOpening.PointsOf(place.Item, counts.GetValueOrDefault(code), scheme), [.. byItem[code]], [.. files[code]])],
            [.. RecordedOf(scheme, onRecord, occurrences, counts)],
            [.. byItem[""]])
        {
            Closure = await gate.WhyNotAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, ct),
        };
    }

    private static IEnumerable<RecordedLine> RecordedOf(Scheme scheme, Facts onRecord, ILookup<string, SelfOccurrence> occurrences, Dictionary<string, Ratio> counts)
    {
        var points = Explanation.CountedPoints(scheme, onRecord, onRecord.Subjects[0].Code, Schemes.SelfChannel);
        return from place in PlacesOf(scheme)
               let code = place.Item.Code
               where place.Item.IsCountedIn(Schemes.SelfChannel)
               select new RecordedLine(
                   place.Item, place.Group, [.. occurrences[code]], counts.GetValueOrDefault(code), points.TryGetValue(code, out var value) ? value : null);
    }

    /// <summary>The round as far as it concerns one sheet: its days, and this unit's place and extensions.</summary>
    public Task<Round> RoundAsync(SelfSheet sheet, CancellationToken ct) =>
        db.Rounds.Where(r => r.Id == sheet.RoundId)
            .Include(r => r.Participants.Where(p => p.UnitId == sheet.UnitId))
            .Include(r => r.Extensions.Where(e => e.UnitId == sheet.UnitId))
            .AsSingleQuery().AsNoTracking().SingleAsync(ct);

    /// <summary>Code of the item after this one on the sheet; null after the last.</summary>
    public async Task<string?> FollowingAsync(SelfSheet sheet, string code, CancellationToken ct)
    {
        var codes = (await db.SelfAssessments.Where(s => s.Id == sheet.Id).SelectMany(s => s.Answers).Select(a => a.ItemCode).ToListAsync(ct)).ToHashSet();
        return PlacesOf(await schemes.OfRoundAsync(sheet.RoundId, ct)).Select(p => p.Item.Code).Where(codes.Contains).SkipWhile(c => c != code).ElementAtOrDefault(1);
    }

    /// <returns>One answer as it is stored, its item, and the name of who filled it in last.</returns>
    public async Task<(SelfAnswer Answer, Item? Item, string? By)> StoredAsync(SelfSheet sheet, string code, CancellationToken ct)
    {
        var answer = await db.SelfAssessments.Where(s => s.Id == sheet.Id).SelectMany(s => s.Answers).AsNoTracking().SingleAsync(a => a.ItemCode == code, ct);
        var personId = answer.FilledBy?.PersonId;
        var by = await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        return (answer, (await schemes.OfRoundAsync(sheet.RoundId, ct)).FindItem(code), by);
    }

    private async Task<Dictionary<string, Criterion>> CriteriaAsync(int versionId, CancellationToken ct) =>
        await (from s in db.StandardSets
               from v in s.Versions
               where v.Id == versionId
               from c in v.Criteria
               select c).AsNoTracking().ToDictionaryAsync(c => c.Code, ct);

    private static SelfOccurrence Of(Domain.Assessments.Occurrence o, int unitId) => new(
        o.Id, o.Number, o.Facts.ItemCode, o.Facts.Kind, o.Facts.Cause, o.Facts.OccurredOn, o.State, o.TotalPoints,
        o.Subjects.Single(s => s.UnitId == unitId).Factor);

    private async Task<IReadOnlyList<ReturnReason>> ReasonsAsync(SelfSheet sheet, CancellationToken ct)
    {
        if (sheet.State != SheetState.Returned)
        {
            return [];
        }

        var number = sheet.LatestSubmission!.Number;
        return await (from s in db.SelfAssessments
                      where s.Id == sheet.Id
                      from r in s.ReturnReasons
                      where r.SubmissionNumber == number
                      orderby r.Id
                      select r).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>The files behind the answers of a sheet, oldest first.</summary>
    public async Task<IReadOnlyList<SelfFile>> FilesAsync(int sheetId, CancellationToken ct) =>
        await (from e in db.Evidence
         where e.RemovedAt == null
         from u in e.Uses
         where u.Kind == EvidenceUseKind.SelfAnswer && u.SubjectId == sheetId && u.ItemCode != null
         from v in e.Versions
         where v.Number == e.Versions.Max(x => x.Number)
         orderby e.Id
         select new SelfFile(e.Id, u.ItemCode!, v.Id, v.FileName, v.Size, u.FrozenAt != null)).ToListAsync(ct);

    private static IEnumerable<(Item Item, LocalText? Group)> PlacesOf(Scheme scheme) =>
        [.. Open(scheme.Content.Items, null), .. scheme.Content.Block.Items.Select(i => (i, (LocalText?)null))];

    private static IEnumerable<(Item Item, LocalText? Group)> Open(IEnumerable<SchemeNode> nodes, LocalText? group) =>
        nodes.SelectMany(n => n is Group inner ? Open(inner.Items, inner.Name) : [((Item)n, group)]);
}
