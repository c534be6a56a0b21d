using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Records what becomes of a sheet that stands out: it stays, or is set aside with basis and authority.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class RuleModel(ResultReading reading, SheetReviewing reviewing, Schemes schemes, Access access, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public RulingOutcome Outcome { get; set; }
        public string? Basis { get; set; }
        public string? Authority { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Outcome).IsInEnum();
            RuleFor(f => f.Basis).NotEmpty().When(f => f.Outcome == RulingOutcome.SetAside).WithErrorCode("Results.Rule.Basis.Missing");
            RuleFor(f => f.Authority).NotEmpty().When(f => f.Outcome == RulingOutcome.SetAside).WithErrorCode("Results.Rule.Authority.Missing");
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Results.Resolve.Reason.Missing");
            RuleFor(f => f.Basis).MaximumLength(SheetRuling.TextMaxLength).Must(t => Text.IsReadable(t ?? "")).WithErrorCode("Pronounce.Unreadable");
            RuleFor(f => f.Authority).MaximumLength(SheetRuling.TextMaxLength).Must(t => Text.IsReadable(t ?? "")).WithErrorCode("Pronounce.Unreadable");
            RuleFor(f => f.Reason).MaximumLength(SheetRuling.TextMaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    /// <summary>Of the case on its page, from 1.</summary>
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public Scheme Scheme { get; private set; } = null!;
    public ReviewCase Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }
    public IEnumerable<SelectListItem> Outcomes => Enum.GetValues<RulingOutcome>().Select(o => new SelectListItem(texts[$"RulingOutcome.{o}"], $"{o}"));

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.OpenAsync(Id, Permit.RunRounds, ct) is not { Head: { IsOrganiser: true } head }
            || !await reviewing.IsOnAsync(head, ct)
            || (await reviewing.ReviewAsync(head, ct)).Cases.ElementAtOrDefault(Number - 1) is not { } shown)
        {
            return NotFound();
        }

        (Head, Shown, Input.Version) = (head, shown, head.Version);
        Scheme = await schemes.OfVersionAsync(head.SchemeVersionId, ct);
        WhyNot = RoundResult.WhyNotResolve(head.State, head.RoundState, shown.IsAnswered);
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

        await reviewing.RecordAsync(Id, version, Shown.Sheet, Input.Outcome, new RulingGrounds(Input.Basis, Input.Authority, Input.Reason), actor, ct);
        TempData["Notice"] = Input.Outcome == RulingOutcome.SetAside ? "Results.Resolve.Done" : "Results.Rule.Kept";
        return RedirectToPage("Review", new { Id });
    }
}
