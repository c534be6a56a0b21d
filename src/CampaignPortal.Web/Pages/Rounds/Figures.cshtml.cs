using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>What a quarter takes over from elsewhere (外来数据): units by columns, where each column comes from and who stands for it.</summary>
[Authorize(Policy = Permit.DecideOccurrences)]
public sealed class FiguresModel(RoundBoard board, RoundFigures figures, Access access) : PageModel
{
    /// <param name="Enterer">Who put the latest figure down; null before the first.</param>
    /// <param name="Checker">Who confirmed last; null as long as something waits.</param>
    public sealed record ColumnView(
        FigureSheet Sheet, int FilledCount, string? Enterer, DateTimeOffset? EnteredAt, string? Checker, DateTimeOffset? CheckedAt, bool MayConfirm);

    public Round Round { get; private set; } = null!;
    public string Campaign { get; private set; } = "";
    public IReadOnlyList<ColumnView> Columns { get; private set; } = [];
    public IReadOnlyList<Participant> Units => [.. Round.Participants.OrderBy(p => p.Order)];
    public Refusal? WhyNotEnter { get; private set; }
    public bool MayEnter { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await board.FindAsync(id, Permit.DecideOccurrences, ct) is not { } found)
        {
            return NotFound();
        }

        (Round, Campaign) = found;
        var actor = await board.ActorAsync(Round, Permit.DecideOccurrences, ct) ?? access.Self;
        var late = await figures.AfterDecisionAsync(Round, ct);
        WhyNotEnter = FigureList.WhyNotEnter(Round, late);
        MayEnter = WhyNotEnter is null && await access.MayAsync(Permit.RunRounds, ct);
        var sheets = Round.SchemeVersionId is null ? [] : await figures.SheetsAsync(id, ct);
        var names = await NamesAsync(sheets, ct);
        Columns = [.. sheets.Select(s => Of(s, names, s.List is { } list && list.WhyNotConfirm(Round, late, actor) is null))];
        return Page();
    }

    private async Task<Dictionary<int, string>> NamesAsync(IReadOnlyList<FigureSheet> sheets, CancellationToken ct)
    {
        int[] people = [.. sheets.SelectMany(s => s.List?.Figures ?? []).SelectMany(f => new[] { f.EnteredBy, f.ConfirmedBy }).OfType<Doer>().Select(d => d.PersonId).Distinct()];
        return people.Length == 0 ? [] : await access.Db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    private static ColumnView Of(FigureSheet sheet, Dictionary<int, string> names, bool mayConfirm)
    {
        var cells = sheet.List?.Figures ?? [];
        var (entered, confirmed) = (cells.MaxBy(f => f.EnteredAt), sheet.IsUnconfirmed ? null : cells.MaxBy(f => f.ConfirmedAt));
        return new(
            sheet, cells.Count, entered is null ? null : names.GetValueOrDefault(entered.EnteredBy.PersonId), entered?.EnteredAt,
            confirmed?.ConfirmedBy is { } by ? names.GetValueOrDefault(by.PersonId) : null, confirmed?.ConfirmedAt, mayConfirm);
    }
}
