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

/// <summary>The categories in which units are ranked among themselves, and a form for one more.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class CategoriesModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    /// <summary>A ranking of fewer says little, and the last one stands there by name.</summary>
    private const int FewRanked = 3;

    /// <param name="RankedCount">Ranked participants of today.</param>
    public sealed record CategoryView(string Code, string Name, string? NameEn, int RankedCount, bool IsSmall, Refusal? WhyNotRemove);

    public sealed class Form
    {
        public long Version { get; set; }
        public string Name { get; set; } = "";
        public string? NameEn { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Categories.Name.Missing").MaximumLength(Category.NameMaxLength);
            RuleFor(f => f.NameEn).MaximumLength(Category.NameMaxLength);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];
    public Refusal? WhyNotAdd => Campaign.State.WhyNotPlan();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        var ranked = campaign.ParticipantsOn(access.Today).Where(p => p.IsRanked).CountBy(p => p.CategoryCode).ToDictionary();
        Categories = [.. campaign.Categories.OrderBy(c => c.Order).Select(c => ViewOf(c, ranked.GetValueOrDefault(c.Code)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(campaign, Input.Version);
        campaign.AddCategory(FreeCode(campaign), Input.Name, Input.NameEn, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.Categories.Added";
        return RedirectToPage(new { Id });
    }

    private CategoryView ViewOf(Category category, int ranked) =>
        new(category.Code, category.Name, category.NameEn, ranked, ranked is > 0 and < FewRanked, Campaign.WhyNotRemoveCategory(category.Code));

    /// <summary>Nobody needs to invent codes; they only have to differ.</summary>
    private static string FreeCode(Campaign campaign) =>
        Enumerable.Range(1, campaign.Categories.Count + 1).Select(n => FormattableString.Invariant($"C{n}")).First(c => campaign.WhyNotAddCategory(c) != Refusal.AlreadyRecorded);

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == Id, ct);
}
