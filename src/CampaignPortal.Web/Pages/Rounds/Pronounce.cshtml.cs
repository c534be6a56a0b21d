using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Records that a gate is pronounced for a unit, with its three grounds. It counts once somebody else has confirmed it.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class PronounceModel(RoundBoard board, RoundGates gates, RoundFigures figures, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public PronounceForm Input { get; set; } = new();

    public Round Round { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }
    public IEnumerable<SelectListItem> GateItems => [new(texts["Form.Choose"], ""), .. Pronounceable.Select(g => new SelectListItem(g.Name.Shown(), g.Code))];
    public IEnumerable<SelectListItem> UnitItems => [new(texts["Form.Choose"], ""), .. Round.Participants.OrderBy(p => p.Order).Select(p => new SelectListItem(p.UnitName, $"{p.UnitId}"))];
    private IReadOnlyList<Gate> Pronounceable { get; set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await board.FindAsync(Id, Permit.RunRounds, ct) is not { } found)
        {
            return NotFound();
        }

        Round = found.Round;
        Pronounceable = Round.SchemeVersionId is null ? [] : [.. (await gates.SheetsAsync(Id, ct)).Select(s => s.Gate).Where(g => g.IsRecorded)];
        WhyNot = Pronouncement.WhyNotChange(Round, await figures.AfterDecisionAsync(Round, ct)) ?? (Pronounceable.Count == 0 ? Refusal.NoSuchRule : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Pronounceable.FirstOrDefault(g => g.Code == Input.Gate) is not { } gate || Round.ParticipantOf(Input.UnitId!.Value) is null
            || await board.ActorAsync(Round, Permit.RunRounds, ct) is not { } actor)
        {
            return NotFound();
        }

        await gates.PronounceAsync(Id, gate, Input.UnitId.Value, new GateGrounds(Input.Basis, Input.Authority, Input.Decision), actor, ct);
        TempData["Notice"] = "Pronounce.Done";
        return RedirectToPage("Gates", new { Id });
    }
}
