using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Plans the next quarter of a campaign. The days are proposed from the template's rules and the work calendar.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class NewModel(
    CampaignDbContext db, Access access, TemplatePacks packs, Schemes schemes, WorkCalendar calendar, TimeProvider clock, IStringLocalizer<Texts> texts)
    : PageModel, IRedisplay
{
    public sealed class Form
    {
        public int Year { get; set; }
        public int Number { get; set; }
        public RoundDatesForm Dates { get; set; } = new();
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Year).InclusiveBetween(2000, 2100).WithErrorCode("Rounds.New.Year.Range");
            RuleFor(f => f.Number).InclusiveBetween(1, 4).WithErrorCode("Rounds.New.Number.Range");
            RuleFor(f => f.Dates).SetValidator(new RoundDatesFormValidator());
        }
    }

    [FromRoute]
    public int CampaignId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <inheritdoc cref="RoundDatesForm.YearWithout"/>
    public int? YearWithoutCalendar => Input.Dates.YearWithout(calendar);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Campaign is not null)
        {
            var planned = await db.Rounds.Where(r => r.CampaignId == CampaignId).Select(r => r.Quarter).ToListAsync(ct);
            var quarter = planned.Count == 0 ? Quarter.Of(access.Today) : planned.Max().Next;
            (Input.Year, Input.Number) = (quarter.Year, quarter.Number);
            var code = Campaign.SchemeVersionId is { } version ? (await schemes.OfVersionAsync(version, ct)).Content.Code : "";
            Input.Dates = packs.Find(code) is { } pack ? RoundDatesForm.Of(pack.ProposeDates(quarter, Campaign.Settings, calendar)) : new();
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleOrDefaultAsync(c => c.Id == CampaignId, ct);
        if (campaign is null)
        {
            return NotFound();
        }

        Campaign = campaign;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (!ModelState.IsValid || Campaign is null)
        {
            return shown;
        }

        var quarter = new Quarter(Input.Year, Input.Number);
        if (await db.Rounds.AnyAsync(r => r.CampaignId == CampaignId && r.Quarter.Year == quarter.Year && r.Quarter.Number == quarter.Number, ct))
        {
            ModelState.AddModelError("Input.Number", texts["Rounds.New.Taken"]);
            return shown;
        }

        db.Rounds.Add(new Round(CampaignId, quarter, Input.Dates.ToDates(calendar.Version), access.Self, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Rounds.New.Done";
        return RedirectToPage("/Campaigns/Details", new { id = CampaignId });
    }
}
