using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Confirms figures from elsewhere against their source; never those that the same person put down.</summary>
[Authorize(Policy = Permit.DecideOccurrences)]
public sealed class ConfirmFiguresModel(RoundBoard board, RoundFigures figures, Access access) : PageModel, IRedisplay
{
    public sealed record CellView(string Unit, string Text, string? Enterer, DateTimeOffset EnteredAt, bool IsConfirmed);

    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public FigureKind Kind { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;
    public FigureSheet Sheet { get; private set; } = null!;
    public IReadOnlyList<CellView> Cells { get; private set; } = [];
    public Refusal? WhyNot { get; private set; }
    private Actor Actor { get; set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await board.FindAsync(Id, Permit.DecideOccurrences, ct) is not { Round.SchemeVersionId: not null } found
            || (await figures.SheetsAsync(Id, ct)).FirstOrDefault(s => s.Column.Kind == Kind && s.Column.Code == Code) is not { List: { } list } sheet
            || await board.ActorAsync(found.Round, Permit.DecideOccurrences, ct) is not { } actor)
        {
            return NotFound();
        }

        (Round, Sheet, Input.Version, Actor) = (found.Round, sheet, list.Version, actor);
        WhyNot = list.WhyNotConfirm(Round, await figures.AfterDecisionAsync(Round, ct), actor);
        int[] people = [.. list.Figures.Select(f => f.EnteredBy.PersonId).Distinct()];
        var names = await access.Db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        Cells = [.. from p in Round.Participants
                    orderby p.Order
                    let figure = list.Of(p.UnitId)
                    where figure is not null
                    select new CellView(p.UnitName, figure.Text, names.GetValueOrDefault(figure.EnteredBy.PersonId), figure.EnteredAt, figure.IsConfirmed)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        await figures.ConfirmAsync(Id, Sheet.Column, version, Actor, ct);
        TempData["Notice"] = "Figures.Confirm.Done";
        return RedirectToPage("Figures", new { Id });
    }
}
