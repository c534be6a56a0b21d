using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>A rater who may be left out by himself.</summary>
/// <param name="Pseudonym">As the bundle has it; not for showing.</param>
/// <param name="Number">Among the raters of his kind in the round, in the order of their random pseudonyms.</param>
/// <param name="Office">Name of the responsible office where the campaign names it openly; else null.</param>
public sealed record RaterChoice(string Pseudonym, string Channel, RaterKind Kind, int Number, string? Office)
{
    /// <summary>What a form says of him.</summary>
    public string Key => $"{Kind}-{Number}";
}

/// <summary>
/// Which raters may be looked at one by one. What changes when one is left out shows whom he marked and how; so he must not
/// be told by whom he marked: at least two of his kind handed in the very same task, or the campaign names him openly.
/// </summary>
public sealed class RaterChoices(CampaignDbContext db)
{
    public const int SmallestGroup = 2;

    private sealed record MarkedUnit(int SheetId, string Pseudonym, string Channel, RaterKind Kind, SheetState State, string? Office, int UnitId);

    private sealed record RatersTask(string Channel, RaterKind Kind, string Units, string Items);

    public async Task<IReadOnlyList<RaterChoice>> OfAsync(ResultHead head, CancellationToken ct)
    {
        var (ofRound, units) = (db.ScoreSheets.Where(s => s.RoundId == head.RoundId), db.Units);
        var marked = await (from s in ofRound
                            from m in s.Marks
                            select new MarkedUnit(
                                s.Id, s.Pseudonym, s.ChannelCode, s.RaterKind, s.State, units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault(), m.UnitId)).Distinct().ToListAsync(ct);
        var items = (await ofRound.SelectMany(s => s.Marks, (s, m) => new { s.Id, m.ItemCode }).Distinct().ToListAsync(ct)).ToLookup(m => m.Id, m => m.ItemCode);
        var sheets = marked.GroupBy(m => m.SheetId)
            .Select(cells => (Sheet: cells.First(), Task: TaskOf(cells.First(), cells.Select(c => c.UnitId), items[cells.Key])))
            .OrderBy(s => s.Sheet.Pseudonym, StringComparer.Ordinal).ToList();
        var sizes = sheets.Where(s => s.Sheet.State.IsIn).CountBy(s => s.Task).ToDictionary();
        return
        [
            .. from kind in sheets.GroupBy(s => s.Sheet.Kind)
               from numbered in kind.Index()
               let sheet = numbered.Item.Sheet
               where sheet.State.IsIn
               let office = head.Settings.AreResponsibleMarksNamed ? sheet.Office : null
               where office is not null || sizes[numbered.Item.Task] >= SmallestGroup
               select new RaterChoice(sheet.Pseudonym, sheet.Channel, sheet.Kind, numbered.Index + 1, office),
        ];
    }

    private static RatersTask TaskOf(MarkedUnit sheet, IEnumerable<int> units, IEnumerable<string> items) =>
        new(sheet.Channel, sheet.Kind, string.Join(' ', units.Order()), string.Join(' ', items.Order(StringComparer.Ordinal)));
}
