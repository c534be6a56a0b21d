using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <param name="GradesBefore">Grade, lists and what gates did in words; empty where there is nothing.</param>
public sealed record ComparedRow(StandingRow After, decimal? TotalBefore, int? RankBefore, string GradesBefore, string GradesAfter)
{
    public bool IsChanged => After.Total != TotalBefore || After.Rank != RankBefore || GradesAfter != GradesBefore;
}

/// <param name="Rows">What is different first.</param>
public sealed record Comparison(ResultHead Head, int BeforeId, IReadOnlyList<ComparedRow> Rows)
{
    public bool HasGrades => Rows.Any(r => r.GradesBefore.Length + r.GradesAfter.Length > 0);
}

/// <summary>Puts a correction beside what it corrects, for the page and for its file.</summary>
public sealed class ResultComparing(Access access, ResultReading reading, GradesReading grades, GradeText words, GateText gates, IStringLocalizer<Texts> texts)
{
    /// <returns>Null where the result corrects none, or does not exist for this person.</returns>
    public async Task<Comparison?> OfAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { Head: { CorrectsNumber: { } number, RoundId: var roundId } head } opened
            || !(head.IsOrganiser || head.State.IsDecided))
        {
            return null;
        }

        var corrected = await reading.Heads(access.Db.RoundResults.Where(r => r.RoundId == roundId && r.Number == number), Permit.SeeResults).SingleAsync(ct);
        var (before, after) = (await reading.RowsAsync(corrected, ct), await reading.RowsAsync(head, ct));
        var (gradesBefore, gradesAfter) = (await grades.OfAsync(corrected, before, ct), await grades.OfAsync(head, after, ct));
        var old = before.ToDictionary(r => r.UnitId);
        return new Comparison(
            head, corrected.Id,
            [
                .. after.Where(opened.SeesFigures)
                    .Select(r => old.TryGetValue(r.UnitId, out var b)
                        ? new ComparedRow(r, b.Total, b.Rank, Of(b, gradesBefore, opened), Of(r, gradesAfter, opened))
                        : new ComparedRow(r, null, null, "", Of(r, gradesAfter, opened)))
                    .OrderByDescending(r => r.IsChanged).ThenBy(r => r.After.Order),
            ]);
    }

    private string Of(StandingRow row, GradesOfResult of, OpenedResult opened) =>
        string.Join(texts["List.Separator"], [.. words.Brief(row, of), .. gates.Brief(row, of.Rules, opened.SeesGates(row))]);
}
