using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>What opening, closing and releasing a phase have in common: the outlook before, a reason, and what follows.</summary>
public abstract class PhaseDecisionModel(CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(PhaseDecision.ReasonMaxLength).WithErrorCode("Phases.TooLong");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Phase Phase { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public PhaseOutlook Outlook { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    /// <summary>Beginning of the page's text keys.</summary>
    public abstract string Texts { get; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.RunRounds, Id, ct) is not var (phase, campaign))
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        (Phase, Campaign, Input.Version, WhyNot) = (phase, campaign, phase.Version, WhyNotDecide(campaign.State, phase, now));
        Outlook = await outlooks.ReadAsync(campaign, Id, PhaseStanding.Of(phase, now) with { State = StateAfter(phase, now) }, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.RunRounds, Id, ct) is not var (_, campaign))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var name = await db.AsOneAsync(DecideAsync, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ($"{Texts}.Done", name);
        return RedirectToPage("Index", new { campaignId = campaign.Id });
    }

    protected abstract Refusal? WhyNotDecide(CampaignState campaign, Phase phase, DateTimeOffset now);

    protected abstract PhaseState StateAfter(Phase phase, DateTimeOffset now);

    protected abstract void Decide(CampaignState campaign, Phase phase, string reason, Actor actor, DateTimeOffset now);

    private async Task<string> DecideAsync(CancellationToken ct)
    {
        var ((phase, campaign), now) = (await db.LoadPhaseAsync(access, Permit.RunRounds, Id, ct), clock.GetUtcNow());
        var before = phase.StateAt(now);
        db.ExpectVersion(phase, Input.Version);
        Decide(campaign.State, phase, Input.Reason, access.Self, now);
        await turning.FollowAsync(campaign, phase, before, access.Self, ct);
        await db.SaveChangesAsync(ct);
        return phase.Name;
    }
}
