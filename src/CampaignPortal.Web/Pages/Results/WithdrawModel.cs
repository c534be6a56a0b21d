using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Takes back what was recorded wrongly before a result was decided; it stays on record with the reason.</summary>
/// <param name="list">The page that lists such records.</param>
public abstract class WithdrawModel(Access access, ResultReading reading, string list) : PageModel, IRedisplay
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

    /// <param name="Counts">Whether it was not taken back yet.</param>
    protected sealed record Withdrawable(int RoundId, long Version, bool Counts);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } found || await HeadAsync(found.RoundId, ct) is not { } head)
        {
            return NotFound();
        }

        (Head, Input.Version) = (head, found.Version);
        WhyNot = head.State.IsDecided ? Refusal.Frozen : found.Counts ? null : Refusal.WrongState;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var page = await RedisplayAsync(ct);
        if (Head is null || !ModelState.IsValid)
        {
            return page;
        }

        if (await access.ActorForAsync(Permit.RunRounds, Head.OrganiserUnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        await WithdrawAsync(version, actor, ct);
        TempData["Notice"] = "Results.Withdraw.Done";
        return RedirectToPage(list, new { id = Head.Id });
    }

    /// <returns>Null where there is none.</returns>
    protected abstract Task<Withdrawable?> FindAsync(CancellationToken ct);

    protected abstract Task WithdrawAsync(long expectedVersion, Actor actor, CancellationToken ct);

    private async Task<ResultHead?> HeadAsync(int roundId, CancellationToken ct)
    {
        var latest = await access.Db.RoundResults.Where(r => r.RoundId == roundId).OrderByDescending(r => r.Number).Select(r => r.Id).FirstAsync(ct);
        return await reading.OpenAsync(latest, Permit.RunRounds, ct) is { Head: { IsOrganiser: true } head } ? head : null;
    }
}
