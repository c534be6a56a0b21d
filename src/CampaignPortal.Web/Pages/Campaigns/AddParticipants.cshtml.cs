using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Lets units take part: all of a kind or all below a unit in one step, or one by one.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AddParticipantsModel(CampaignDbContext db, Access access, ParticipantChanging changing, UnitChoices units, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public IList<int> UnitIds { get; } = [];
        public string Category { get; set; } = "";
        public bool IsRanked { get; set; } = true;
        public DateOnly? Since { get; set; }
        public DateOnly? Until { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.UnitIds).NotEmpty().WithErrorCode("Campaigns.AddParticipants.Units.Missing");
            RuleFor(f => f.Category).NotEmpty().WithErrorCode("Campaigns.AddParticipants.Category.Missing");
            RuleFor(f => f.Since).NotNull().WithErrorCode("Campaigns.Since.Missing");
            RuleFor(f => f.Until).GreaterThanOrEqualTo(f => f.Since).WithErrorCode("Refusal.EndsBeforeItBegins").When(f => f.Until is not null && f.Since is not null);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromQuery]
    public UnitKind? Kind { get; set; }

    /// <summary>Only this unit and those below it.</summary>
    [FromQuery]
    public int? Below { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public string? Office { get; private set; }
    public IReadOnlyList<OpenRoundView> OpenRounds { get; private set; } = [];
    public IReadOnlyList<CandidateView> Candidates { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Tops { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [new(texts["Campaigns.AddParticipants.AnyKind"], ""), .. Enum.GetValues<UnitKind>().Select(k => new SelectListItem(texts[$"UnitKind.{k}"], $"{k}"))];

    public Refusal? WhyNot => Campaign.State.WhyNotPlan();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.Since = access.Today;
        foreach (var candidate in Kind is null && Below is null ? [] : Candidates)
        {
            Input.UnitIds.Add(candidate.Id);
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await changing.FindAsync(Id, ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        Categories = [.. campaign.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(c.Name, c.Code))];
        Tops = [new(texts["Campaigns.AddParticipants.Anywhere"], ""), .. await units.OpenAsync(Permit.SetUpCampaigns, ct)];
        Office = Tops.FirstOrDefault(u => u.Value == campaign.Outline.OfficeUnitId?.ToString(CultureInfo.InvariantCulture))?.Text.Trim('　');
        OpenRounds = await changing.OpenRoundsAsync(Id, ct);
        Candidates = await changing.CandidatesAsync(campaign, Kind, Below, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await changing.FindAsync(Id, ct) is not { } campaign || !await units.ReachesAsync(Permit.SetUpCampaigns, [.. Input.UnitIds], ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(campaign, Input.Version);
        await changing.JoinAsync(campaign, Input.UnitIds.Distinct(), new Joining(Input.Category, Input.IsRanked, Input.Since!.Value, Input.Until), ct);
        TempData["Notice"] = "Campaigns.Participants.Done";
        return RedirectToPage("Participants", new { Id });
    }
}
