using System.Linq.Expressions;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Mark = CampaignPortal.Domain.Assessments.Mark;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>A score sheet without its marks.</summary>
/// <param name="Reason">Why it was sent back the last time; null when it never was.</param>
/// <param name="Recent">What others have filled in just now.</param>
public sealed record ScoreHead(
    ScoreSheet Sheet, Round Round, string Campaign, string? Office, int CellCount, int FilledCount, string? Reason, IReadOnlyList<Filling> Recent)
{
    /// <summary>Null while the campaign's phases leave scoring open.</summary>
    public Closure? Closure { get; init; }

    /// <summary>Why its rater cannot write now; null when he can.</summary>
    public Refusal? WhyNotWrite(DateTimeOffset now) => Sheet.WhyNotWrite(Round, now) ?? Closure?.Why;

    public bool IsFull => FilledCount == CellCount;
}

/// <summary>A unit on a score sheet, as it was called when the round opened.</summary>
public sealed record ScoredUnit(int Id, string Name, string? ParentName, string Category);

/// <summary>What the unit itself says of an item, once it has submitted it.</summary>
public sealed record SelfAside(MarkValue? Value, string? Explanation);

/// <summary>A decided occurrence beside a cell.</summary>
/// <param name="Points">Negative for a deduction.</param>
/// <param name="IsReadable">Whether the rater may open it.</param>
public sealed record FactLine(int Id, string Number, decimal Points, bool IsReadable);

/// <summary>Everything beside a unit's marks: by unit and item.</summary>
public sealed record ScoreAsides(
    IReadOnlyDictionary<(int UnitId, string Item), SelfAside> Self, ILookup<(int UnitId, string Item), FactLine> Facts,
    ILookup<(int UnitId, string Item), EvidenceLink> Files);

/// <summary>Reads the score sheets of the person who is signed in. Nothing of another rater's is ever read here.</summary>
public sealed class ScoreReading(CampaignDbContext db, Access access, Schemes schemes, PhaseGate gate)
{
    public static readonly Expression<Func<Mark, bool>> IsFilled = m =>
        m.IsNotApplicable || m.Points != null || m.LevelCode != null || m.IsMet != null || (m.Numerator != null && m.Denominator != null);

    /// <returns>Null when there is none, or it is not his.</returns>
    public async Task<ScoreHead?> FindAsync(int sheetId, CancellationToken ct)
    {
        var head = await ReadAsync(sheetId, ct);
        return head is null ? null : head with { Closure = await gate.WhyNotAsync(head.Sheet.CampaignId, CampaignFunction.Scoring, ct) };
    }

    private Task<ScoreHead?> ReadAsync(int sheetId, CancellationToken ct)
    {
        var (since, me) = (Colleagues.Since(access), access.PersonId);
        return (from s in db.ScoreSheets.OfRater(access)
                where s.Id == sheetId
                join r in db.Rounds on s.RoundId equals r.Id
                join c in db.Campaigns on s.CampaignId equals c.Id
                select new ScoreHead(
                    s, r, c.Name,
                    db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault(),
                    s.Marks.Count, s.Marks.AsQueryable().Count(IsFilled),
                    s.Returns.OrderByDescending(x => x.SubmissionNumber).Select(x => x.Reason).FirstOrDefault(),
                    s.Marks.Where(m => m.FilledAt >= since && m.FilledBy!.PersonId != me).Select(m => new Filling(m.FilledBy!.PersonId, m.FilledAt!.Value)).ToList()))
            .AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(ct);
    }

    public Task<int> FilledAsync(int sheetId, CancellationToken ct) =>
        db.ScoreSheets.Where(s => s.Id == sheetId).SelectMany(s => s.Marks).CountAsync(IsFilled, ct);

    public async Task<(Scheme Scheme, IReadOnlyList<ScoreColumn> Columns)> ColumnsAsync(ScoreHead head, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(head.Round.SchemeVersionId!.Value, ct);
        var sheetId = head.Sheet.Id;
        var items = await db.ScoreSheets.Where(s => s.Id == sheetId).SelectMany(s => s.Marks).Select(m => m.ItemCode).Distinct().ToListAsync(ct);
        return (scheme, ScoreColumn.Of(scheme, head.Sheet.ChannelCode, items));
    }

    /// <returns>Names of the channels of several schemes at once.</returns>
    public async Task<IReadOnlyDictionary<(int SchemeVersionId, string Channel), string>> ChannelsAsync(IReadOnlyCollection<int> schemeVersionIds, CancellationToken ct)
    {
        var stored = await db.SchemeVersions.Where(v => schemeVersionIds.Contains(v.Id)).Select(v => new { v.Id, v.CanonicalText }).ToListAsync(ct);
        return (from version in stored from channel in Scheme.Parse(version.CanonicalText).Content.Channels select (version.Id, channel))
            .ToDictionary(c => (c.Id, c.channel.Code), c => c.channel.Name.Shown());
    }

    /// <returns>The units of the sheet, in the order of the round.</returns>
    public async Task<IReadOnlyList<ScoredUnit>> UnitsAsync(ScoreHead head, CancellationToken ct)
    {
        var (sheetId, roundId) = (head.Sheet.Id, head.Round.Id);
        var marks = db.ScoreSheets.Where(s => s.Id == sheetId).SelectMany(s => s.Marks);
        return await db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants).Where(p => marks.Any(m => m.UnitId == p.UnitId))
            .OrderBy(p => p.Order).Select(p => new ScoredUnit(p.UnitId, p.UnitName, p.ParentName, p.CategoryName)).ToListAsync(ct);
    }

    /// <param name="unitIds">Null for all.</param>
    public async Task<IReadOnlyList<Mark>> MarksAsync(int sheetId, IReadOnlyCollection<int>? unitIds, CancellationToken ct)
    {
        var marks = db.ScoreSheets.Where(s => s.Id == sheetId).SelectMany(s => s.Marks);
        return await (unitIds is null ? marks : marks.Where(m => unitIds.Contains(m.UnitId))).AsNoTracking().ToListAsync(ct);
    }

    public async Task<ScoreAsides> AsidesAsync(ScoreHead head, IReadOnlyList<ScoreColumn> columns, IReadOnlyCollection<int> unitIds, CancellationToken ct)
    {
        var facts = await FactsAsync(head, [.. columns.Select(c => c.Code)], unitIds, ct);
        return new ScoreAsides(await SelfAsync(head, columns, unitIds, facts, ct), facts, await FilesAsync(head, [.. columns.Select(c => c.Code)], unitIds, ct));
    }

    private async Task<ILookup<(int, string), FactLine>> FactsAsync(
        ScoreHead head, IReadOnlyCollection<string> items, IReadOnlyCollection<int> unitIds, CancellationToken ct)
    {
        var (roundId, readable) = (head.Round.Id, db.Occurrences.VisibleTo(access, Permit.SeeOccurrences));
        var rows = await (from o in db.Occurrences
                          where o.RoundId == roundId && OccurrenceStates.Counting.Contains(o.State) && items.Contains(o.Facts.ItemCode)
                          from s in o.Subjects
                          where unitIds.Contains(s.UnitId)
                          orderby o.Number
                          select new
                          {
                              o.Id, o.Number, s.UnitId, o.Facts.ItemCode, o.Facts.Kind, Points = o.DecidedPoints ?? o.Facts.Points, o.Facts.Count, s.Factor,
                              IsReadable = readable.Any(x => x.Id == o.Id), Factors = o.Multipliers.Select(m => m.Factor).ToList(),
                          }).AsSingleQuery().ToListAsync(ct);
        return rows.ToLookup(
            r => (r.UnitId, r.ItemCode),
            r => new FactLine(r.Id, r.Number, r.Factors.Aggregate(r.Points * r.Count * r.Factor, (points, f) => points * f) * (r.Kind == OccurrenceKind.Bonus ? 1 : -1), r.IsReadable));
    }

    /// <summary>What the units filed behind their answers, of sheets that are in.</summary>
    private async Task<ILookup<(int, string), EvidenceLink>> FilesAsync(
        ScoreHead head, IReadOnlyCollection<string> items, IReadOnlyCollection<int> unitIds, CancellationToken ct)
    {
        var roundId = head.Round.Id;
        var rows = await (from e in db.Evidence
                          where e.RemovedAt == null
                          from u in e.Uses
                          where u.Kind == EvidenceUseKind.SelfAnswer && u.RoundId == roundId && items.Contains(u.ItemCode!)
                          join s in db.SelfAssessments on u.SubjectId equals s.Id
                          where unitIds.Contains(s.UnitId) && SheetStates.In.Contains(s.State)
                          from v in e.Versions
                          where v.Number == e.Versions.Max(x => x.Number)
                          orderby e.Id
                          select new { s.UnitId, u.ItemCode, File = new EvidenceLink(v.Id, v.FileName, v.Size) }).ToListAsync(ct);
        return rows.ToLookup(r => (r.UnitId, r.ItemCode!), r => r.File);
    }

    /// <summary>Only of sheets that are in: a draft is its unit's alone, and so is one that was sent back.</summary>
    private async Task<Dictionary<(int, string), SelfAside>> SelfAsync(
        ScoreHead head, IReadOnlyList<ScoreColumn> columns, IReadOnlyCollection<int> unitIds, ILookup<(int, string), FactLine> facts, CancellationToken ct)
    {
        var roundId = head.Round.Id;
        var items = columns.Select(c => c.Code).ToList();
        var rows = await (from s in db.SelfAssessments
                          where s.RoundId == roundId && unitIds.Contains(s.UnitId) && SheetStates.In.Contains(s.State)
                          from a in s.Answers
                          where items.Contains(a.ItemCode)
                          select new { s.UnitId, s.Mode, Answer = a }).AsNoTracking().ToListAsync(ct);
        var byCode = columns.ToDictionary(c => c.Code, c => c.Item, StringComparer.Ordinal);
        return rows.ToDictionary(
            r => (r.UnitId, r.Answer.ItemCode),
            r => new SelfAside(
                SelfOpening.ValueOf(r.Answer.Entry)
                    ?? (r.Mode == Domain.Campaigns.SelfMode.ExceptionOnly && byCode[r.Answer.ItemCode] is not RatioItem
                        ? SelfOpening.ValueOf(byCode[r.Answer.ItemCode], -facts[(r.UnitId, r.Answer.ItemCode)].Sum(f => f.Points))
                        : null),
                r.Answer.Explanation));
    }
}
