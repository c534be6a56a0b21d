using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Computes a decided result anew, with a reason; until somebody else decides it the earlier one stays in force.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class CorrectModel(Access access, RoundComputing computing, Schemes schemes, ResultProblems problems) : PageModel, IRedisplay
{
    public sealed record RoundView(string Campaign, int OrganiserUnitId, Quarter Quarter, int ResultId, int Number, ResultState State, long Version);

    public sealed class Form
    {
        /// <summary>Number of the result that the page showed.</summary>
        public int Number { get; set; }

        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Results.Correct.Reason.Missing").MaximumLength(RoundResult.ReasonMaxLength);
    }

    [FromRoute]
    public int RoundId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RoundView Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var found = await (from round in access.Db.Rounds.Organised(access, Permit.RunRounds)
                           where round.Id == RoundId
                           join c in access.Db.Campaigns on round.CampaignId equals c.Id
                           join r in access.Db.RoundResults on round.Id equals r.RoundId
                           orderby r.Number descending
                           select new RoundView(c.Name, c.OrganiserUnitId, round.Quarter, r.Id, r.Number, r.State, r.Version)).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (Shown, Input.Number, Input.Version) = (found, found.Number, found.Version);
        WhyNot = found.State.IsInForce ? null : Refusal.WrongState;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var confirmed = (Input.Number, Input.Version);
        var shown = await RedisplayAsync(ct);
        if (Shown is null || !ModelState.IsValid)
        {
            return shown;
        }

        if (await access.ActorForAsync(Permit.RunRounds, Shown.OrganiserUnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        RefusedException.ThrowIf(WhyNot ?? (confirmed == (Shown.Number, Shown.Version) ? null : Refusal.ChangedByAnother));
        try
        {
            await computing.CorrectAsync(RoundId, Input.Reason, actor, ct);
        }
        catch (FactsException refused)
        {
            var names = await access.Db.Rounds.Where(r => r.Id == RoundId).SelectMany(r => r.Participants).ToDictionaryAsync(p => p.UnitCode, p => p.UnitName, ct);
            Problems = problems.Sentences(refused, await schemes.OfRoundAsync(RoundId, ct), names);
            return shown;
        }

        TempData["Notice"] = "Results.Correct.Done";
        var result = await access.Db.RoundResults.Where(r => r.RoundId == RoundId).OrderByDescending(r => r.Number).Select(r => r.Id).FirstAsync(ct);
        return RedirectToPage("Compare", new { id = result });
    }
}
