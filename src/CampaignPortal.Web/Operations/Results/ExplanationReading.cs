using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>An occurrence as the unit may know it: beside the figures of the bundle also what happened, and where to read on.</summary>
/// <param name="Evidence">Names of the files that show it.</param>
public sealed record ExplainedOccurrence(int Id, string Number, string Cause, IReadOnlyList<string> Evidence);

/// <summary>Who filled in a score sheet, as far as it may be said.</summary>
/// <param name="Office">Name of the responsible office; null for a supervisor.</param>
public sealed record ExplainedRater(string Pseudonym, RaterKind Kind, string? Office);

/// <summary>One unit's result out of the frozen bundle, with the names behind its codes.</summary>
/// <param name="Scheme">The version by which it was computed.</param>
/// <param name="Offices">Names of units by normalised code, as they are called now.</param>
/// <param name="Occurrences">By number; only those that exist for the reader.</param>
/// <param name="NamesOffices">Whether the campaign says openly whose the marks of responsible offices are.</param>
public sealed record ExplainedUnit(
    Scheme Scheme, BundleExcerpt Excerpt, string UnitCode, ExplanationNode Tree, SubjectResult Result, IReadOnlyDictionary<string, string> Offices,
    IReadOnlyDictionary<string, ExplainedOccurrence> Occurrences, IReadOnlyDictionary<string, ExplainedRater> Raters, bool NamesOffices)
{
    /// <summary>Where figures from elsewhere come from, as it was said when the result was computed.</summary>
    public IReadOnlyDictionary<(FigureKind Kind, string Code), string> Origins { get; init; } = new Dictionary<(FigureKind, string), string>();
}

/// <summary>
/// Calculates one unit's figures anew from its excerpt and the frozen scheme version; verifying compares both with the bundle.
/// </summary>
public sealed class ExplanationReading(Access access, ResultReading results)
{
    public async Task<ExplainedUnit> OfAsync(OpenedResult opened, StandingRow unit, CancellationToken ct)
    {
        var texts = await (from s in results.Standings(opened.Head)
                           where s.UnitId == unit.UnitId
                           join v in access.Db.SchemeVersions on opened.Head.SchemeVersionId equals v.Id
                           select new { Scheme = v.CanonicalText, Excerpt = s.Excerpt.Text }).SingleAsync(ct);
        var (scheme, excerpt) = (Scheme.Parse(texts.Scheme), BundleExcerpt.Parse(texts.Excerpt));
        return new ExplainedUnit(
            scheme, excerpt, unit.UnitCode,
            Explanation.For(scheme, excerpt, unit.UnitCode),
            Evaluation.Evaluate(scheme, excerpt.Facts).Of(unit.UnitCode) with { Tie = excerpt.Tie },
            await OfficesAsync(scheme, excerpt.Facts, ct),
            await OccurrencesAsync(opened.Head.RoundId, unit.UnitId, ct),
            await RatersAsync(opened.Head.RoundId, ct),
            opened.Head.Settings.AreResponsibleMarksNamed)
        {
            Origins = await OriginsAsync(opened.Head, scheme, ct),
        };
    }

    private async Task<Dictionary<(FigureKind, string), string>> OriginsAsync(ResultHead head, Scheme scheme, CancellationToken ct)
    {
        List<FigureList> lists = FigureColumn.Of(scheme.Content).Count == 0
            ? []
            : await access.Db.FigureLists.Include(l => l.Origins).AsNoTracking().Where(l => l.RoundId == head.RoundId).ToListAsync(ct);
        return lists.Select(l => (Key: (l.Kind, l.Code), Origin: l.OriginAt(head.ComputedAt))).Where(l => l.Origin is not null).ToDictionary(l => l.Key, l => l.Origin!);
    }

    private async Task<Dictionary<string, string>> OfficesAsync(Scheme scheme, Facts facts, CancellationToken ct)
    {
        var codes = scheme.Content.AllItems.Select(i => i.Head.ResponsibleOffice).Concat(facts.Occurrences.Select(o => o.Office))
            .OfType<string>().Select(Domain.Shared.Text.NormalisedCode).Distinct().ToList();
        return await access.Db.Units.Where(u => codes.Contains(u.NormalisedCode)).Select(u => new { u.NormalisedCode, u.Name }).ToDictionaryAsync(u => u.NormalisedCode, u => u.Name, ct);
    }

    private async Task<Dictionary<string, ExplainedOccurrence>> OccurrencesAsync(int roundId, int unitId, CancellationToken ct)
    {
        var files = from e in access.Db.Evidence
                    where e.RemovedAt == null
                    from u in e.Uses
                    where u.Kind == EvidenceUseKind.Occurrence
                    select new { u.SubjectId, e.Id, e.Name };
        var found = await (from o in access.Db.Occurrences.VisibleTo(access, Permit.SeeOccurrences)
                           where o.RoundId == roundId && o.Subjects.Any(s => s.UnitId == unitId)
                           join f in files on o.Id equals f.SubjectId into attached
                           from f in attached.DefaultIfEmpty()
                           orderby o.Id, f.Id
                           select new { o.Id, o.Number, o.Facts.Cause, File = f.Name }).ToListAsync(ct);
        return found.GroupBy(o => (o.Id, o.Number, o.Cause)).ToDictionary(
            o => o.Key.Number, o => new ExplainedOccurrence(o.Key.Id, o.Key.Number, o.Key.Cause, [.. o.Select(x => x.File).OfType<string>()]));
    }

    private async Task<Dictionary<string, ExplainedRater>> RatersAsync(int roundId, CancellationToken ct)
    {
        var units = access.Db.Units;
        var sheets = await access.Db.ScoreSheets.Where(s => s.RoundId == roundId)
            .Select(s => new { s.Pseudonym, s.RaterKind, Office = units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        return sheets.ToDictionary(s => s.Pseudonym, s => new ExplainedRater(s.Pseudonym, s.RaterKind, s.Office));
    }
}
