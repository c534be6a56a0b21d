using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Makes grades and lists of what an author typed.</summary>
/// <param name="stored">Those on which it was typed.</param>
internal sealed class TypedGrades(GradesForm form, StandingRules stored, TimeProvider clock)
{
    /// <summary>The rules with what is typed. New rows get their codes here.</summary>
    public Rulebook AppliedTo(Rulebook book)
    {
        NameRows();
        return book.Graded([.. form.Bands.Where(b => !b.IsEmpty).Select(BandOf)], [.. form.Lists.Where(l => !l.IsEmpty).Select(ListOf)]);
    }

    /// <summary>Later periods remember a grade or list by its code, so none is given a second time.</summary>
    private void NameRows()
    {
        var known = stored.Bands.Select(b => b.Code).Concat(stored.Awards.Select(a => a.Code)).ToHashSet(StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);
        var rows = form.Bands.Select(b => (Row: (GradesForm.Row)b, Letter: "G")).Concat(form.Lists.Select(l => (Row: (GradesForm.Row)l, Letter: "L"))).Where(r => !r.Row.IsEmpty);
        foreach (var (row, letter) in rows.Where(r => r.Row.Code is not { } code || !known.Contains(code) || !used.Add(code)))
        {
            row.Code = NewCode.Of(letter, known.Concat(used), clock);
            used.Add(row.Code);
        }
    }

    private GradeBand BandOf(GradesForm.BandRow row) => new(
        row.Code!, row.Named(stored.Bands.FirstOrDefault(b => b.Code == row.Code)?.Name), row.From, row.To, row.Rank, row.Seats(row.FillsFromNext ? Unfilled.NextBand : Unfilled.Empty));

    private AwardRule ListOf(GradesForm.ListRow row)
    {
        var before = stored.FindAward(row.Code!);
        // The bound at the other end has no field, so it stays only as long as the list is read from the same end.
        var needs = before?.Quota.Order == row.Order ? before.Needs : (before?.Needs ?? AwardNeeds.None) with { From = null, Below = null };
        var isTop = row.Order == QuotaOrder.Top;
        needs = needs with
        {
            Grades = row.Grade == GradesForm.AsWritten ? needs.Grades : GradesOf(row),
            Rank = row.Rank,
            From = isTop ? row.Points : needs.From,
            Below = isTop ? needs.Below : row.Points,
            Awards = row.OtherList == GradesForm.AsWritten ? needs.Awards : row.OtherList is { } other ? [CodeOf(other)] : [],
            Earlier = EarlierOf(row, needs.Earlier?.Award),
        };
        return new AwardRule(row.Code!, row.Named(before?.Name), row.Seats()!, needs, row.PerParent, row.Shortlist);
    }

    private EarlierAward? EarlierOf(GradesForm.ListRow row, string? written) =>
        (row.EarlierList == GradesForm.AsWritten ? written : row.EarlierList is { } list ? CodeOf(list) : null) is { } award
            ? new EarlierAward(award, row.EarlierTimes!.Value, row.EarlierWithin!.Value)
            : null;

    private string CodeOf(int list) => form.Lists[list - 1].Code!;

    private IReadOnlyList<string> GradesOf(GradesForm.ListRow row) => row.Grade is { } grade
        ? [.. (row.Order == QuotaOrder.Top ? form.Bands.Take(grade) : form.Bands.Skip(grade - 1)).Where(b => !b.IsEmpty).Select(b => b.Code!)]
        : [];
}
