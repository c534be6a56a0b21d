using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Makes a campaign after an earlier one; before, it says what is taken, what is not, and why.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class CopyModel(CampaignDbContext db, CampaignCopying copying, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const int MaxDays = 3660;

    public sealed class Form
    {
        public string? Name { get; set; }
        public int? Year { get; set; }
        public int YearsLater { get; set; } = 1;
        public int DaysLater { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Name.Missing").MaximumLength(Campaign.NameMaxLength);
            RuleFor(f => f.Year).NotNull().WithErrorCode("Rounds.New.Year.Range").InclusiveBetween(2000, 2100).WithErrorCode("Rounds.New.Year.Range");
            RuleFor(f => f.YearsLater).InclusiveBetween(0, 10).WithErrorCode("Campaigns.Copy.YearsLater.Range");
            RuleFor(f => f.DaysLater).InclusiveBetween(-MaxDays, MaxDays).WithErrorCode("Campaigns.Copy.DaysLater.Range");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    /// <summary>Also from the address: the preview asks for other days.</summary>
    [BindProperty(SupportsGet = true)]
    public Form Input { get; set; } = new();

    public CopyPreview Preview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Preview is not null)
        {
            Input.Year ??= Preview.Source.Year + Input.YearsLater;
            Input.Name ??= Preview.Source.Name.Replace($"{Preview.Source.Year}", $"{Input.Year}", StringComparison.Ordinal);
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var shift = new DateShift(Math.Clamp(Input.YearsLater, 0, 10), Math.Clamp(Input.DaysLater, -MaxDays, MaxDays));
        if (await copying.PreviewAsync(Id, shift, ct) is not { } preview)
        {
            return NotFound();
        }

        Preview = preview;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (Preview is null)
        {
            return shown;
        }

        var name = Input.Name?.Trim();
        if (await db.Campaigns.AnyAsync(c => c.OrganiserUnitId == Preview.Source.OrganiserUnitId && c.Year == Input.Year && c.Name == name, ct))
        {
            ModelState.AddModelError("Input.Name", texts["Campaigns.Name.Taken"]);
        }

        if (!ModelState.IsValid)
        {
            return shown;
        }

        var id = await copying.CopyAsync(new CopyPlan(Id, Input.Name!, Input.Year!.Value, new DateShift(Input.YearsLater, Input.DaysLater)), ct);
        TempData["Notice"] = "Campaigns.Copy.Done";
        return id is null ? NotFound() : RedirectToPage("Details", new { id });
    }
}
