using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The leading group of a campaign, and a form for one more member: somebody known here, or somebody from outside.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class GroupModel(CampaignDbContext db, Access access, CampaignPortraits portraits, CampaignPlanning planning, PersonFinding people, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Staff number or name of somebody known here.</summary>
        public string? Person { get; set; }

        /// <summary>Of somebody from outside; without effect beside somebody known here.</summary>
        public string? Name { get; set; }

        public string? Post { get; set; }
        public GroupRole Role { get; set; } = GroupRole.Member;
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().When(f => string.IsNullOrWhiteSpace(f.Person)).WithErrorCode("Campaigns.Group.Name.Missing");
            RuleFor(f => f.Name).MaximumLength(GroupMember.NameMaxLength);
            RuleFor(f => f.Post).MaximumLength(GroupMember.PostMaxLength);
            RuleFor(f => f.Role).IsInEnum();
            RuleFor(f => f.To).GreaterThanOrEqualTo(f => f.From).WithErrorCode("Refusal.EndsBeforeItBegins").When(f => f.To is not null && f.From is not null);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public Refusal? WhyNotAdd { get; private set; }
    public IReadOnlyList<MemberView> Members { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Roles { get; } = [.. Enum.GetValues<GroupRole>().Select(r => new SelectListItem(texts[$"GroupRole.{r}"], $"{r}"))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id == Id).Select(c => new { c.Name, c.State }).SingleOrDefaultAsync(ct);
        if (campaign is null)
        {
            return NotFound();
        }

        (Name, WhyNotAdd) = (campaign.Name, campaign.State.WhyNotPlan());
        Members = await portraits.MembersAsync(Id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.Id == Id, ct))
        {
            return NotFound();
        }

        var person = string.IsNullOrWhiteSpace(Input.Person) ? null
            : await people.FindAsync(Input.Person, db.People.VisibleTo(access, Permit.SetUpCampaigns), ModelState, "Input.Person", ct);
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await planning.AddMemberAsync(Id, new GroupSeat(person?.Id, person?.Name ?? Input.Name!, Input.Post, Input.Role), Input.From, Input.To, ct);
        TempData["Notice"] = "Campaigns.Group.Added";
        return RedirectToPage(new { Id });
    }
}
