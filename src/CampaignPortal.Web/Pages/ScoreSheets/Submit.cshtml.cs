using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Shows what is missing and what the figures come to before a score sheet is submitted, once.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class SubmitModel(ScoreReading reading, ScoreSubmitting submitting, BallotWords ballots, Access access) : PageModel, IRedisplay
{
    /// <summary>More names than these help nobody; their number stands below them.</summary>
    public const int MostNamed = 50;

    public sealed class Form
    {
        /// <summary>Makes the same request, sent twice, one submission.</summary>
        public Guid Key { get; set; }

        /// <summary>Hash of what the page shows.</summary>
        public string? Shown { get; set; }

        public bool IsDeclared { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Key).NotEmpty().WithErrorCode("Validation.Value");
            RuleFor(f => f.IsDeclared).Equal(true).WithErrorCode("ScoreSheets.Submit.IsDeclared.Missing");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ScoreHead Head { get; private set; } = null!;
    public string Channel { get; private set; } = "";
    public ScoreSummary Summary { get; private set; } = ScoreSummary.Empty;
    public Refusal? WhyNot { get; private set; }

    /// <summary>What the marks break of the rule for what one rater may hand in.</summary>
    public IReadOnlyList<string> Broken { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Key = Guid.NewGuid();
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } head)
        {
            return NotFound();
        }

        var (scheme, columns) = await reading.ColumnsAsync(head, ct);
        (Head, Channel) = (head, scheme.Channel(head.Sheet.ChannelCode).Name.Shown());
        var marks = await reading.MarksAsync(Id, null, ct);
        Summary = ScoreSummary.Of(head, columns, await reading.UnitsAsync(head, ct), marks, GridModel.PageSize);
        var broken = SheetBallot.Of(scheme, head.Sheet.ChannelCode, marks).Where(s => !s.IsKept).ToList();
        Broken = broken.ConvertAll(ballots.Of);
        WhyNot = head.WhyNotWrite(access.ArrivedAt) ?? (!head.IsFull ? Refusal.Incomplete : broken.Count > 0 ? Refusal.BallotBroken : null);

        // What is shown now is what the next click submits.
        ModelState.Remove("Input.Shown");
        Input.Shown = Summary.Hash;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var arrivedAt = access.ArrivedAt;
        if (await reading.FindAsync(Id, ct) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await submitting.SubmitAsync(Id, Input.Key, Input.Shown, arrivedAt, ct);
        return RedirectToPage("Receipt", new { Id });
    }
}
