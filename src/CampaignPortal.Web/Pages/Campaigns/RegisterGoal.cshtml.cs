using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
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

/// <summary>Registers how far a goal was reached. Each registration stays; the latest one is shown.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class RegisterGoalModel(CampaignDbContext db, Access access, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed record PastView(Attainment Outcome, decimal? Value, DateOnly On, string? Note, string By, DateTimeOffset At);

    public sealed class Form
    {
        public long Version { get; set; }
        public Attainment? Outcome { get; set; }
        public decimal? Value { get; set; }
        public DateOnly? On { get; set; }
        public string? Note { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Outcome).NotNull().WithErrorCode("Campaigns.RegisterGoal.Outcome.Missing").IsInEnum();
            RuleFor(f => f.Value).Must(v => v is null || Points.IsStorable(v.Value)).WithErrorCode("Campaigns.Goals.Figure.Range");
            RuleFor(f => f.On).NotNull().WithErrorCode("Campaigns.RegisterGoal.On.Missing");
            RuleFor(f => f.Note).MaximumLength(Goal.NoteMaxLength);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Goal Goal { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyList<PastView> Past { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Outcomes { get; } =
        [new(texts["Form.Choose"], ""), .. Enum.GetValues<Attainment>().Select(a => new SelectListItem(texts[$"Attainment.{a}"], $"{a}"))];

    public Refusal? WhyNot => Goal.WhyNotRegister(Campaign.State);

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.On = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Goal.Version;
        Past = await (from g in db.Goals
                      where g.Id == Id
                      from a in g.Attainments
                      orderby a.Id descending
                      select new PastView(a.Outcome, a.Value, a.On, a.Note, db.People.Where(p => p.Id == a.RecordedBy.PersonId).Select(p => p.Name).First(), a.RecordedAt)).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (Input.On > access.Today)
        {
            ModelState.AddModelError("Input.On", texts["Campaigns.RegisterGoal.On.Future"]);
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(Goal, Input.Version);
        Goal.Register(Input.Outcome!.Value, Input.Value, Input.On!.Value, Input.Note, Campaign.State, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.RegisterGoal.Done";
        return RedirectToPage("Goals", new { id = Goal.CampaignId });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var goal = await db.Goals.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(g => g.Id == Id, ct);
        if (goal is not null)
        {
            (Goal, Campaign) = (goal, await db.Campaigns.SingleAsync(c => c.Id == goal.CampaignId, ct));
        }

        return goal is not null;
    }
}
