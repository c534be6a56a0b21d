using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Renames a category and moves it in lists; quarters that were opened keep the name they pinned.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ChangeCategoryModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Name { get; set; } = "";
        public string? NameEn { get; set; }

        /// <summary>From 1.</summary>
        public int Place { get; set; } = 1;
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Categories.Name.Missing").MaximumLength(Category.NameMaxLength);
            RuleFor(f => f.NameEn).MaximumLength(Category.NameMaxLength);
            RuleFor(f => f.Place).GreaterThan(0).WithErrorCode("Campaigns.ChangeCategory.Place.Range");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public Category Category { get; private set; } = null!;
    public Refusal? WhyNot => Campaign.WhyNotChangeCategory(Code);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Category is not null)
        {
            (Input.Name, Input.NameEn, Input.Place) = (Category.Name, Category.NameEn, Category.Order);
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Campaign.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(Campaign, Input.Version);
        Campaign.ChangeCategory(Code, Input.Name, Input.NameEn, Input.Place, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.ChangeCategory.Done";
        return RedirectToPage("Categories", new { Id });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == Id, ct);
        if (campaign?.Categories.SingleOrDefault(c => c.Code == Code) is not { } category)
        {
            return false;
        }

        (Campaign, Category) = (campaign, category);
        return true;
    }
}
