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

        internal bool IsQuarter => Year is >= 2000 and <= 2100 && Number is >= 1 and <= 4;
        internal Quarter Quarter => new(Year, Number);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Year).InclusiveBetween(2000, 2100).WithErrorCode("Rounds.New.Year.Range");
            RuleFor(f => f.Number).InclusiveBetween(1, 4).WithErrorCode("Rounds.New.Number.Range");
            RuleFor(f => f.Dates).SetValidator(new RoundDatesFormValidator());
            RuleFor(f => f.Dates.OpensOn).Must((f, day) => RoundDates.CanOpen(f.Quarter, day!.Value)).WithErrorCode("Rounds.OpensOn.OutsideQuarter")
                .When(f => f.IsQuarter && f.Dates.OpensOn is not null);
        }
    }

    [FromRoute]
    public int CampaignId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <inheritdoc cref="RoundDatesForm.YearWithout"/>
    public int? YearWithoutCalendar => Input.Dates.YearWithout(calendar);

    /// <summary>To choose from: last year to the next.</summary>
    public IReadOnlyList<int> Years => [.. Enumerable.Range(access.Today.Year - 1, 3).Append(Input.Year).Distinct().Order()];

    /// <summary>Why the campaign has no such quarter; null when it has, or none is chosen.</summary>
    public Refusal? WhyNot => Input.IsQuarter ? Campaign.WhyNotPlan(Input.Quarter) : null;

    /// <summary>Whether what stands there would not open by itself.</summary>
    public bool StartsAtOnce => Input.Dates.OpensOn <= access.Today;

    /// <param name="year">With the number the quarter for which days are proposed; the next one where none is chosen.</param>
    public async Task<IActionResult> OnGetAsync(int? year, int? number, CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Campaign is not null)
        {
            (Input.Year, Input.Number) = (year ?? 0, number ?? 0);
            var quarter = Input.IsQuarter ? Input.Quarter : await NextAsync(ct);
            (Input.Year, Input.Number) = (quarter.Year, quarter.Number);
            var code = Campaign.SchemeVersionId is { } version ? (await schemes.OfVersionAsync(version, ct)).Content.Code : "";
            Input.Dates = packs.Find(code) is { } pack ? RoundDatesForm.Of(pack.ProposeDates(quarter, Campaign.Settings, calendar)) : new();
        }

        return result;
    }

    private async Task<Quarter> NextAsync(CancellationToken ct)
    {
        var planned = await db.Rounds.Where(r => r.CampaignId == CampaignId).Select(r => r.Quarter).ToListAsync(ct);
        return planned.Count == 0 ? Quarter.Of(access.Today) : planned.Max().Next;
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

        var quarter = Input.Quarter;
        var isTaken = await db.Rounds.AnyAsync(r => r.CampaignId == CampaignId && r.Quarter.Year == quarter.Year && r.Quarter.Number == quarter.Number, ct);
        if (isTaken || WhyNot is not null)
        {
            ModelState.AddModelError("Input.Number", texts[isTaken ? "Rounds.New.Taken" : "Rounds.New.Outside"]);
            return shown;
        }

        var round = new Round(CampaignId, quarter, Input.Dates.ToDates(calendar.Version), access.Self, clock.GetUtcNow());
        db.Rounds.Add(round);
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Rounds.New.Done";
        return round.OpensByHand && Campaign.State == CampaignState.Running
            ? RedirectToPage("Open", new { id = round.Id })
            : RedirectToPage("/Campaigns/Details", new { id = CampaignId });
    }
}
