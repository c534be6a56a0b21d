using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Takes a ruling on a sheet back that was recorded wrongly; it stays on record with the reason.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class WithdrawRulingModel(Access access, ResultReading reading, SheetReviewing reviewing) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Results.Withdraw.Reason.Missing").MaximumLength(RoundResult.ReasonMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public SheetRuling Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var found = await (from r in access.Db.SheetRulings
                           where r.Id == Id
                           select new { Ruling = r, Latest = access.Db.RoundResults.Where(x => x.RoundId == r.RoundId).OrderByDescending(x => x.Number).Select(x => x.Id).First() })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null || await reading.OpenAsync(found.Latest, Permit.RunRounds, ct) is not { Head: { IsOrganiser: true } head })
        {
            return NotFound();
        }

        (Head, Shown, Input.Version) = (head, found.Ruling, found.Ruling.Version);
        WhyNot = head.State.IsDecided ? Refusal.Frozen : Shown.Counts ? null : Refusal.WrongState;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var page = await RedisplayAsync(ct);
        if (Shown is null || !ModelState.IsValid)
        {
            return page;
        }

        if (await access.ActorForAsync(Permit.RunRounds, Head.OrganiserUnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        await reviewing.WithdrawAsync(Id, version, Input.Reason, actor, ct);
        TempData["Notice"] = "Results.Withdraw.Done";
        return RedirectToPage("Review", new { id = Head.Id });
    }
}
