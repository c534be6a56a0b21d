using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Offers the rights that hold for the earlier campaign alone; those ticked are given for its copy as well, from today on.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class CopyRightsModel(CampaignDbContext db, Access access, RightsKeeping rights) : PageModel, IRedisplay
{
    public sealed record RightView(int Id, string Person, Role Role, string Unit, DateOnly? To);

    public sealed class Form
    {
        public IList<int> RightIds { get; } = [];
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.RightIds).NotEmpty().WithErrorCode("Campaigns.CopyRights.Missing");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<RightView> Rights { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id == Id).Select(c => c.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        Name = name;
        Rights = await (from a in Offered()
                        join p in db.People on a.PersonId equals p.Id
                        join u in db.Units on a.UnitId equals u.Id
                        orderby u.Path, p.Id
                        select new RightView(a.Id, p.Name, a.Role, u.Name, a.To)).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (!ModelState.IsValid || shown is NotFoundResult)
        {
            return shown;
        }

        var chosen = await Offered().Where(a => Input.RightIds.Contains(a.Id)).AsNoTracking().ToListAsync(ct);
        if (chosen.Count != Input.RightIds.Distinct().Count())
        {
            return NotFound();
        }

        await rights.GrantAsync([.. chosen.Select(a => new AskedRight(a.PersonId, a.Role, a.UnitId, a.WithSubtree, access.Today, a.To, Id, a.Items))], ct);
        TempData["Notice"] = "Campaigns.CopyRights.Done";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>In force for the earlier campaign, and not given for this one yet. Nobody gives himself a right.</summary>
    private IQueryable<Assignment> Offered()
    {
        var (today, me) = (access.Today, access.PersonId);
        return db.Assignments.VisibleTo(access, Permit.SetUpCampaigns).Where(a =>
            a.CampaignId != null && db.Campaigns.Any(c => c.Id == Id && c.CopiedFromId == a.CampaignId)
            && (a.To == null || a.To >= today) && a.PersonId != me
            && !db.Assignments.Any(b => b.CampaignId == Id && b.PersonId == a.PersonId && b.Role == a.Role && b.UnitId == a.UnitId && (b.To == null || b.To >= today)));
    }
}
