using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Calculates a stored result anew and says whether everything is the same, or what differs first.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class VerifyModel(Access access, ResultReading reading, VerificationWords words) : PageModel
{
    public ResultHead Head { get; private set; } = null!;
    public VerificationOutcome Outcome { get; private set; }

    /// <summary>The first difference; null where nothing differs, and for those who may not see every unit's figures.</summary>
    public string? Place { get; private set; }

    public string? Expected { get; private set; }
    public string? Found { get; private set; }

    /// <summary>Names of units whose row in the ranking or whose explanation is not that of the bundle; a dash where the reader may not know.</summary>
    public IReadOnlyList<string> Misplaced { get; private set; } = [];

    public bool IsSame => Outcome == VerificationOutcome.Same && Misplaced.Count == 0 && IsSameHash;

    /// <summary>Whether hash, seats and scheme on record are those of the bundle.</summary>
    public bool IsSameHash { get; private set; } = true;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { } opened || !(opened.Head.IsOrganiser || opened.Head.State.IsDecided))
        {
            return NotFound();
        }

        Head = opened.Head;
        var text = await access.Db.RoundResults.Where(r => r.Id == id).Select(r => r.Bundle.Text).SingleAsync(ct);
        var rows = await reading.RowsAsync(Head, ct);
        var verification = Bundle.Verify(text);
        Outcome = verification.Outcome;
        if (Outcome == VerificationOutcome.Same)
        {
            await CompareAsync(opened, rows, Bundle.Parse(text), ct);
        }

        if (Outcome == VerificationOutcome.Different && opened.Sight.SeesBundle)
        {
            Place = words.PlaceOf(verification, text, code => rows.FirstOrDefault(r => r.UnitCode == code)?.UnitName ?? code);
            (Expected, Found) = (verification.Expected, verification.Found);
        }

        return Page();
    }

    /// <summary>The ranking and the explanations that people read, and the scheme that explains them, must be those of the bundle.</summary>
    private async Task CompareAsync(OpenedResult opened, IReadOnlyList<StandingRow> rows, Bundle bundle, CancellationToken ct)
    {
        var result = bundle.Recalculate();
        var (figures, excerpts) = (result.Subjects.ToDictionary(s => s.Subject, StringComparer.Ordinal), BundleExcerpt.AllOf(bundle.Facts, result));
        var explained = await reading.Standings(Head).Select(s => new { s.UnitId, s.Excerpt.Text }).ToDictionaryAsync(s => s.UnitId, s => s.Text, ct);
        var scheme = await access.Db.SchemeVersions.Where(v => v.Id == Head.SchemeVersionId).Select(v => v.CanonicalText).SingleAsync(ct);
        IsSameHash = bundle.Hash == Head.Hash && scheme == bundle.Scheme.CanonicalText;
        IsSameHash &= Head.Seats.ToHashSet().SetEquals(GradesOfResult.SeatsOf(result).Where(s => !s.CategoryCode.EndsWith(RoundFacts.UnrankedSuffix, StringComparison.Ordinal)));
        var differing = from row in rows
                        let figure = figures[row.UnitCode]
                        where figure.Total != row.Total || (row.IsRanked ? figure.Rank : null) != row.Rank || explained[row.UnitId] != excerpts[row.UnitCode]
                            || !row.IsThatOf(figure.Standing)
                        select row;
        Misplaced = [.. differing.Select(r => opened.SeesFigures(r) ? r.UnitName : "–")];
    }
}
