using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>Figures from elsewhere in the shape that the engine reads: only what is confirmed, and only what its scheme asks for.</summary>
internal static class FigureFacts
{
    /// <param name="codes">Of the units that matter, by id.</param>
    public static async Task<Facts> WithFiguresAsync(
        this Facts facts, CampaignDbContext db, int roundId, Scheme scheme, IReadOnlyDictionary<int, string> codes, CancellationToken ct)
    {
        var columns = FigureColumn.Of(scheme.Content).Select(c => (c.Kind, c.Code)).ToHashSet();
        if (columns.Count == 0)
        {
            return facts;
        }

        var lists = await db.FigureLists.Include(l => l.Figures).AsNoTracking().Where(l => l.RoundId == roundId).ToListAsync(ct);
        List<(FigureList List, string Unit, FigureEntry Entry)> cells =
        [
            .. from list in lists
               where columns.Contains((list.Kind, list.Code))
               from figure in list.Figures
               where figure.IsConfirmed && codes.ContainsKey(figure.UnitId)
               select (list, codes[figure.UnitId], figure.Entry),
        ];
        return facts with
        {
            Figures = [.. cells.Where(c => c.List.Kind is FigureKind.Score or FigureKind.Place).SelectMany(c => c.Entry.Figures.Select((f, i) => new Figure(c.Unit, c.List.Code, $"{i + 1}", f.Value, f.Weight)))],
            Coefficients = [.. cells.Where(c => c.List.Kind == FigureKind.Coefficient).Select(c => new SubjectCoefficient(c.Unit, c.List.Code, c.Entry.Figures[0].Value))],
            Service = [.. cells.Where(c => c.List.Kind == FigureKind.Service).Select(c => new MonthsServed(c.Unit, c.Entry.Figures[0].Value))],
            NotApplicable = [.. facts.NotApplicable, .. cells.Where(c => c.Entry.IsNotApplicable).Select(c => new NotApplicableItem(c.Unit, c.List.Code))],
        };
    }
}
