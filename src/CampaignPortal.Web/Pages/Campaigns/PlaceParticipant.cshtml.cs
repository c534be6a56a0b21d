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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Moves a participant to another category, or into or out of the ranking, from a day on.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class PlaceParticipantModel(CampaignDbContext db, Access access, ParticipantChanging changing) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Category { get; set; } = "";
        public bool IsRanked { get; set; }
        public DateOnly? Since { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Category).NotEmpty().WithErrorCode("Campaigns.AddParticipants.Category.Missing");
            RuleFor(f => f.Since).NotNull().WithErrorCode("Campaigns.Since.Missing");
        }
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
    public IReadOnlyList<SelectListItem> Categories => [.. Campaign.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(c.Name, c.Code))];
    public Refusal? WhyNot => Campaign.State.WhyNotPlan();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Campaign is not null)
        {
            var present = History.LastOrDefault(p => p.IsInForce(access.Today)) ?? History[^1];
            (Input.Category, Input.IsRanked, Input.Since) = (present.CategoryCode, present.IsRanked, present.JoinedOn > access.Today ? present.JoinedOn : access.Today);
        }

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
        await changing.PlaceAsync(campaign, UnitId, new Joining(Input.Category, Input.IsRanked, Input.Since!.Value, null), ct);
        TempData["Notice"] = "Campaigns.Participants.Done";
        return RedirectToPage("Participants", new { Id });
    }
}
