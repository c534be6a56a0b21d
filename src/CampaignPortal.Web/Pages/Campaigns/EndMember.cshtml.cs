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

/// <summary>Ends a member's seat in the leading group; the seat stays readable with its days.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EndMemberModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public DateOnly? LastDay { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.LastDay).NotNull().WithErrorCode("Campaigns.EndMember.LastDay.Missing");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public GroupMember Member { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot => Campaign.State.WhyNotPlan();

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.LastDay = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Member.Version;
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

        db.ExpectVersion(Member, Input.Version);
        Member.End(Input.LastDay!.Value, Campaign.State, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.EndMember.Done";
        return RedirectToPage("Group", new { id = Member.CampaignId });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var member = await db.GroupMembers.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(m => m.Id == Id, ct);
        if (member is not null)
        {
            (Member, Campaign) = (member, await db.Campaigns.SingleAsync(c => c.Id == member.CampaignId, ct));
        }

        return member is not null;
    }
}
