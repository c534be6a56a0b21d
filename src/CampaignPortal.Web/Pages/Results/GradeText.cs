using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The seats of one grade or list in one category, or in all together, in words.</summary>
/// <param name="Open">Units about which somebody must decide; null where there are none.</param>
public sealed record SeatLine(string Sentence, string? Open);

/// <summary>Says of units which grade they have, on which lists they stand, and by what.</summary>
public sealed class GradeText(GradeWords words, IStringLocalizer<Texts> texts)
{
    /// <summary>Grade first, then the lists, each as short as it goes.</summary>
    public IReadOnlyList<string> Brief(StandingRow row, GradesOfResult grades)
    {
        return [.. row.Grade is { } given ? [Name(given.Grade, given.By == GradeBy.Open)] : Array.Empty<string>(), .. row.Lists.Select(Listed)];

        string Listed(PlaceOnList place) => place.State == AwardState.Shortlisted ? texts["Results.List.Candidate", words.NameOf(place.List, grades.Rules)] : Name(place.List, place.State == AwardState.Open);

        string Name(string list, bool isOpen) => isOpen ? texts["Results.Grade.Undecided", words.NameOf(list, grades.Rules)] : words.NameOf(list, grades.Rules);
    }

    /// <summary>By the score, the grade with its ground, and each list.</summary>
    public IReadOnlyList<string> Sentences(StandingRow row, GradesOfResult grades) =>
        [.. row.Grade is { } grade ? Of(grade, row, grades) : [], .. row.Lists.Select(l => Of(l, row.CategoryCode, grades))];

    /// <summary>How the seats of a category were counted and given.</summary>
    /// <param name="rows">Units of the category that may be named.</param>
    public IReadOnlyList<SeatLine> Seats(GradesOfResult grades, string categoryCode, string categoryName, IReadOnlyList<StandingRow> rows) =>
        [.. from list in grades.Rules.Lists
            let seats = grades.SeatsOf(list.Code, categoryCode)
            where seats is not null
            let sharing = grades.PoolOf(seats)
            let open = rows.Where(r => sharing.Contains(r.CategoryCode) && r.IsOpen(list.Code)).Select(r => r.UnitName).ToList()
            let pool = list.Quota.Over == QuotaOver.All ? texts["GradeWords.AllCategories"].Value : words.Pool(categoryName, sharing.Count)
            select new SeatLine(
                texts["Results.Seats.Line", words.NameOf(list.Code, grades.Rules), words.Reckoned(list.Quota, pool, seats.Base, seats.Exact, seats.Seats), seats.Taken],
                open.Count == 0 ? null : texts["Results.Seats.Open", string.Join(texts["List.Separator"], open)].Value)];

    /// <summary>The same of every category, in the order of its first unit.</summary>
    public IReadOnlyList<SeatLine> Seats(GradesOfResult grades, IReadOnlyList<StandingRow> rows) =>
        [.. rows.DistinctBy(r => r.CategoryCode).SelectMany(r => Seats(grades, r.CategoryCode, r.CategoryName, rows)).Distinct()];

    private IEnumerable<string> Of(GradeOnRow grade, StandingRow row, GradesOfResult grades)
    {
        var rules = grades.Rules;
        var (band, final) = (rules.Bands.FirstOrDefault(b => b.Code == grade.Band), words.NameOf(grade.Grade, rules));
        if (band is not null)
        {
            yield return texts["Results.Grade.Band", band.Name.Shown(), words.Range(rules.Bands, band)];
        }

        yield return grade.By switch
        {
            GradeBy.Open => texts["Results.Grade.Open", final],
            GradeBy.Seat => texts["Results.Grade.Seat", final, grade.Seat ?? 0, grades.SeatsOf(grade.Grade, row.CategoryCode)?.Seats ?? 0],
            GradeBy.Fill => texts["Results.Grade.Fill", final, grade.Seat ?? 0, grades.SeatsOf(grade.Grade, row.CategoryCode)?.Seats ?? 0],
            _ when band is null || (grade.Band != grade.Grade && row.IsGradedByGate(rules)) || grade.By == GradeBy.Gate => texts["Results.Grade.Gate", final],
            _ when grade.Band == grade.Grade => texts["Results.Grade.Score", final],
            _ => texts["Results.Grade.Passed", final, band.Name.Shown()],
        };
    }

    private string Of(PlaceOnList listed, string category, GradesOfResult grades) => listed.State switch
    {
        AwardState.Listed => texts["Results.List.Listed", words.NameOf(listed.List, grades.Rules), listed.Seat ?? 0, grades.SeatsOf(listed.List, category)?.Seats ?? 0],
        AwardState.Shortlisted => texts["Results.List.Shortlisted", words.NameOf(listed.List, grades.Rules)],
        _ => texts["Results.List.Open", words.NameOf(listed.List, grades.Rules)],
    };
}
