using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Registers what a meeting decided, with its day and the number of its minutes; by somebody other than who computed.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class RegisterModel(ResultSummary summaries, GradeText grades, GateText gates, ResultDeciding deciding, EvidenceStore store) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public DateOnly? MeetingOn { get; set; }
        public string MinutesNumber { get; set; } = "";

        /// <summary>The signed minutes, one file.</summary>
        public IReadOnlyList<IFormFile> Scan { get; set; } = [];
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator(TimeProvider clock)
        {
            RuleFor(f => f.MeetingOn).NotNull().WithErrorCode("Results.Register.MeetingOn.Missing")
                .LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("Results.Register.MeetingOn.Future");
            RuleFor(f => f.MinutesNumber).NotEmpty().WithErrorCode("Results.Register.MinutesNumber.Missing").MaximumLength(ResultDecision.MinutesNumberMaxLength);
            RuleFor(f => f.Scan).Must(s => s.Count <= 1).WithErrorCode("Results.Register.Scan.One");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public UploadView Upload => new("Input.Scan", store.Limits) { Label = "Results.Register.Scan", IsSingle = true };
    public DecidingView Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await summaries.OpenAsync(Id, Permit.RunRounds, ct) is not { } opened || await summaries.ActorAsync(Permit.RunRounds, opened.Head, ct) is not { } actor)
        {
            return NotFound();
        }

        var (result, round) = await summaries.FindAsync(Id, ct);
        var summary = await summaries.OfAsync(opened, result, ct);
        Shown = new DecidingView(opened.Head, summary, grades.Seats(summary.Grades, summary.Rows), gates.Lines(summary.Rows, summary.Grades.Rules));
        WhyNot = opened.Head.Decider.Kind == DeciderKind.Body
            ? result.WhyNotDecide(round, opened.Head.Settings, actor) ?? await deciding.WhyNotYetAsync(Id, round, ct)
            : Refusal.NotEntitled;
        Input.Version = result.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await summaries.OpenAsync(Id, Permit.RunRounds, ct) is not { Head: var head } || await summaries.ActorAsync(Permit.RunRounds, head, ct) is not { } actor)
        {
            return NotFound();
        }

        RefusedException.ThrowIf(head.Decider.Body is null ? Refusal.NotEntitled : null);
        var decision = ResultDecision.ByBody(head.Decider.Body!, Input.MeetingOn, Input.MinutesNumber);
        var problems = await deciding.RegisterAsync(head, Input.Version, decision, Input.Scan, actor, ct);
        if (problems.Count > 0)
        {
            problems.ToList().ForEach(p => ModelState.AddModelError("Input.Scan", p));
            return await RedisplayAsync(ct);
        }

        TempData["Notice"] = "Results.Decide.Done";
        return RedirectToPage("Ranking", new { id = Id });
    }
}
