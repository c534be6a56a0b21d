using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>The marks of the demonstration, computed from the unit's place and the quarter; two neighbours are alike and tie.</summary>
internal static class DemoMarks
{
    /// <param name="place">Of the unit in the round's list, from 1.</param>
    public static SheetEntry EntryOf(Item item, int place, Quarter quarter, bool isSection)
    {
        // Places 5 and 6 are given the same marks all through: a tie that the list shows as such.
        var figure = ((place == 6 ? 5 : place) * 7) + (quarter.Number * 3) + item.Code.Sum(c => c);
        return item switch
        {
            RatioItem when isSection => new SheetEntry { IsNotApplicable = true, Remark = "科室不直接办件" },
            RatioItem => Ratio(figure),
            LevelItem level => new SheetEntry { LevelCode = level.Levels[figure % 5 == 0 ? 1 : 0].Code },
            YesNoItem => new SheetEntry { IsMet = figure % 11 != 0 },
            _ => new SheetEntry { Points = item.Points - (figure % 6 * 0.5m) },
        };
    }

    private static SheetEntry Ratio(int figure)
    {
        var cases = 180 + (figure % 17 * 12);
        return new SheetEntry { Denominator = cases, Numerator = cases - (figure % 4 == 0 ? 0 : figure % 3) };
    }
}
