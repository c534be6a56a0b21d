using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Lets a participant leave after a day; rounds that are open keep it.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EndParticipantModel(CampaignDbContext db, Access access, ParticipantChanging changing) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public DateOnly? LastDay { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.LastDay).NotNull().WithErrorCode("Campaigns.Until.Missing");
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public int UnitId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public string Unit { get; private set; } = "";
    public IReadOnlyList<OpenRoundView> OpenRounds { get; private set; } = [];
    public IReadOnlyList<Participation> History => [.. Campaign.Participations.Where(p => p.UnitId == UnitId).OrderBy(p => p.JoinedOn)];
    public IReadOnlyDictionary<string, string> CategoryNames => Campaign.Categories.ToDictionary(c => c.Code, c => c.Name);
    public Refusal? WhyNot => Campaign.State.WhyNotPlan();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.LastDay = access.Today;
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await changing.FindAsync(Id, ct) is not { } campaign || campaign.Participations.All(p => p.UnitId != UnitId))
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        Unit = await db.Units.Where(u => u.Id == UnitId).Select(u => u.Name).SingleAsync(ct);
        OpenRounds = await changing.OpenRoundsAsync(Id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await changing.FindAsync(Id, ct) is not { } campaign || campaign.Participations.All(p => p.UnitId != UnitId))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(campaign, Input.Version);
        await changing.LeaveAsync(campaign, UnitId, Input.LastDay!.Value, ct);
        TempData["Notice"] = "Campaigns.Participants.Done";
        return RedirectToPage("Participants", new { Id });
    }
}
