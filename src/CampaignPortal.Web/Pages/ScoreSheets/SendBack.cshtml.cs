using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Sends a submitted score sheet back, or opens a confirmed one again. Whoever does it sees states, not marks.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class SendBackModel(CampaignDbContext db, Access access, ScoreSubmitting submitting, PhaseGate gate) : PageModel, IRedisplay
{
    /// <param name="SubmittedAt">Null before the first submission.</param>
    public sealed record SheetView(ScoreSheet Sheet, Round Round, string Campaign, string Rater, DateTimeOffset? SubmittedAt, IReadOnlyList<ScoreReturn> Returns);

    public sealed class Form
    {
        public long Version { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("ScoreSheets.SendBack.Reason.Missing").MaximumLength(ScoreReturn.ReasonMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public SheetView Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var shown = await (from s in db.ScoreSheets.OfOrganiser(access, Permit.RunRounds)
                           where s.Id == Id
                           join r in db.Rounds on s.RoundId equals r.Id
                           join c in db.Campaigns on s.CampaignId equals c.Id
                           select new SheetView(
                               s, r, c.Name,
                               db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                                   ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                               s.Submissions.OrderByDescending(x => x.Number).Select(x => (DateTimeOffset?)x.Receipt.At).FirstOrDefault(),
                               s.Returns.OrderByDescending(x => x.SubmissionNumber).ToList())).AsNoTracking().SingleOrDefaultAsync(ct);
        if (shown is null)
        {
            return NotFound();
        }

        (Shown, WhyNot) = (shown, shown.Sheet.WhyNotSendBack(shown.Round) ?? (await gate.WhyNotAsync(shown.Sheet.CampaignId, CampaignFunction.Scoring, ct))?.Why);
        Input.Version = shown.Sheet.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await db.ScoreSheets.OfOrganiser(access, Permit.RunRounds).Where(s => s.Id == Id).Select(s => (int?)s.RoundId).SingleOrDefaultAsync(ct) is not { } roundId)
        {
            return NotFound();
        }

        await submitting.SendBackAsync(Id, Input.Version, Input.Reason, ct);
        TempData["Notice"] = "ScoreSheets.SendBack.Done";
        return RedirectToPage("/Rounds/Details", new { id = roundId });
    }
}
