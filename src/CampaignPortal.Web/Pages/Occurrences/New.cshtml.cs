using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>Records a deduction or bonus: first what happened, then, before it is saved, whom it reaches and what it is worth.</summary>
[Authorize(Policy = Permit.RecordOccurrences)]
public sealed class NewModel(OccurrenceDesks desks, OccurrenceFilings filings, EvidenceStore store, Access access, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public enum Step
    {
        Check,
        Save,
        Edit,
    }

    public sealed class Form : IWeighedForm
    {
        public Guid Key { get; set; } = Guid.NewGuid();
        public int CampaignId { get; set; }
        public string Rule { get; set; } = "";
        public int? UnitId { get; set; }
        public string? StaffNumber { get; set; }
        public DateOnly? OccurredOn { get; set; }
        public decimal? Points { get; set; }
        public int Count { get; set; } = 1;
        public string Cause { get; set; } = "";
        public SourceKind SourceKind { get; set; }
        public string? SourceNote { get; set; }
        public string? OriginalKeptAt { get; set; }
        public string? DedupeKey { get; set; }
        public IReadOnlyList<IFormFile> Files { get; set; } = [];
        public WeightForm Weight { get; } = new();
        public Step Step { get; set; }

        public OccurrenceEntry ToEntry() => new(
            Key, Rule, UnitId, StaffNumber, OccurredOn!.Value, Points, Count, Cause, SourceKind, SourceNote, OriginalKeptAt, DedupeKey)
        {
            Weight = Weight.ToEntry(),
        };
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator(TimeProvider clock)
        {
            RuleFor(f => f.Key).NotEmpty();
            RuleFor(f => f.Rule).NotEmpty().WithErrorCode("Occurrences.New.Rule.Missing");
            RuleFor(f => f.UnitId).Must((f, unit) => unit is null == !string.IsNullOrWhiteSpace(f.StaffNumber)).WithErrorCode("Occurrences.New.Subject.One");
            RuleFor(f => f.StaffNumber).MaximumLength(Person.StaffNumberMaxLength).WithErrorCode("Occurrences.New.Person.Unknown");
            RuleFor(f => f.OccurredOn).NotNull().WithErrorCode("Occurrences.New.OccurredOn.Missing")
                .LessThanOrEqualTo(_ => clock.Today()).WithErrorCode("Occurrences.New.OccurredOn.Future");
            RuleFor(f => f.Points).GreaterThan(0).WithErrorCode("Refusal.OutsideRange");
            RuleFor(f => f.Count).InclusiveBetween(1, OccurrenceFacts.MaxCount).WithErrorCode("Occurrences.New.Count.Range");
            RuleFor(f => f.Cause).NotEmpty().WithErrorCode("Occurrences.New.Cause.Missing").MaximumLength(OccurrenceFacts.CauseMaxLength).WithErrorCode("Occurrences.New.TooLong");
            RuleFor(f => f.SourceKind).IsInEnum();
            RuleFor(f => f.SourceNote).MaximumLength(OccurrenceFacts.SourceNoteMaxLength).WithErrorCode("Occurrences.New.TooLong");
            RuleFor(f => f.OriginalKeptAt).MaximumLength(OccurrenceFacts.SourceNoteMaxLength).WithErrorCode("Occurrences.New.TooLong");
            RuleFor(f => f.DedupeKey).MaximumLength(OccurrenceFacts.DedupeKeyMaxLength).WithErrorCode("Occurrences.New.TooLong");
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<OccurrenceDesk> Desks { get; private set; } = [];

    /// <summary>Null while the campaign is still to be chosen, or where there is nothing to record.</summary>
    public OccurrenceDesk? Desk { get; private set; }

    /// <summary>What will be saved; null while it is typed in.</summary>
    public OccurrencePlan? Plan { get; private set; }

    public IReadOnlyList<string> Similar { get; private set; } = [];

    /// <summary>What the chosen rule's item asks besides; null for most.</summary>
    public WeightView? Weight { get; private set; }

    /// <summary>Whether the item has asked for it only now.</summary>
    public bool IsWeightNew { get; private set; }

    public IReadOnlyList<SelectListItem> Rules => Desk!.RuleItems(texts);
    public IReadOnlyList<SelectListItem> Units => Desk!.UnitItems(texts);
    public IReadOnlyList<SelectListItem> Sources => DeskChoices.Sources(texts);
    public EvidenceOptions Limits => store.Limits;

    public Task<IActionResult> OnGetAsync(int? campaign, CancellationToken ct)
    {
        (Input.CampaignId, Input.OccurredOn) = (campaign ?? 0, access.Today);
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        Desks = await desks.ToRecordAsync(ct);
        Desk = Desks.Count == 1 && Input.CampaignId == 0 ? Desks[0] : Desks.FirstOrDefault(d => d.CampaignId == Input.CampaignId);
        Weight = Desk is null ? null : WeightView.Of(Input, await filings.RuleOnAsync(Desk, Input.Rule, Input.OccurredOn, ct), Units, texts);
        IsWeightNew = Weight is not null && Input.Weight.Ask(Weight.Item, ModelState);
        return Input.CampaignId != 0 && Desk is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Desk is null || !ModelState.IsValid || IsWeightNew || Input.Step == Step.Edit)
        {
            return page;
        }

        var (plan, problem) = await filings.PlanAsync(Desk, Input.ToEntry(), ct);
        if (plan is null)
        {
            ModelState.AddModelError($"Input.{problem!.Field}", texts[problem.Text]);
            return page;
        }

        (Plan, Similar) = (plan, await filings.SimilarAsync(plan, ct));
        if (Input.Step == Step.Save && Input.Files.Count == 0 && string.IsNullOrWhiteSpace(Input.OriginalKeptAt))
        {
            ModelState.AddModelError("Input.Files", texts["Occurrences.Evidence.Missing"]);
            return page;
        }

        return Input.Step == Step.Save ? await SaveAsync(plan, ct) : page;
    }

    private async Task<IActionResult> SaveAsync(OccurrencePlan plan, CancellationToken ct)
    {
        var actor = await access.ActorForAsync(Permit.RecordOccurrences, plan.Rule.OfficeId ?? plan.Reached.First(r => plan.Rule.UnitIds.Contains(r.Id)).Id, ct);
        if (actor is null)
        {
            return NotFound();
        }

        var (id, refusals) = await filings.FileAsync(plan, isClaim: false, actor, Input.Files, ct);
        if (id is null)
        {
            refusals.ToList().ForEach(r => ModelState.AddModelError("Input.Files", store.Sentence(r)));
            return Page();
        }

        TempData["Notice"] = "Occurrences.New.Done";
        return RedirectToPage("Details", new { id });
    }
}
