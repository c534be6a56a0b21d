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
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Records what a body decided about a question that the figures leave open, with its grounds.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ResolveModel(ResultReading reading, ResultResolving resolving, Schemes schemes, Access access, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Row
    {
        public int UnitId { get; set; }

        /// <summary>From 1; empty for who was not elected.</summary>
        public int? Place { get; set; }
    }

    public sealed class Form
    {
        public long Version { get; set; }
        public IList<Row> Rows { get; } = [];
        public string Basis { get; set; } = "";
        public string Authority { get; set; } = "";
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Basis).NotEmpty().WithErrorCode("Results.Resolve.Basis.Missing").MaximumLength(Resolution.TextMaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
            RuleFor(f => f.Authority).NotEmpty().WithErrorCode("Results.Resolve.Authority.Missing").MaximumLength(Resolution.TextMaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Results.Resolve.Reason.Missing").MaximumLength(Resolution.TextMaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    /// <summary>Of the question on its page, from 1.</summary>
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public SchemeContent Scheme { get; private set; } = null!;
    public QuestionView Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }
    public bool IsBallot => Shown.Question.Kind == DecisionKind.Ballot;
    public string NameOf(int unitId) => Shown.Units.First(u => u.UnitId == unitId).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        CompleteRows();
        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.OpenAsync(Id, Permit.RunRounds, ct) is not { Head: { IsOrganiser: true } head }
            || (await resolving.QuestionsAsync(head, ct)).ElementAtOrDefault(Number - 1) is not { } question)
        {
            return NotFound();
        }

        (Head, Shown, Input.Version) = (head, question, head.Version);
        Scheme = (await schemes.OfVersionAsync(head.SchemeVersionId, ct)).Content;
        WhyNot = RoundResult.WhyNotResolve(head.State, head.RoundState, question.IsAnswered);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var page = await RedisplayAsync(ct);
        if (Shown is null)
        {
            return page;
        }

        var isForeign = Input.Rows.Any(r => Shown.Units.All(u => u.UnitId != r.UnitId));
        if ((ModelState.IsValid && isForeign) || await access.ActorForAsync(Permit.RunRounds, Head.OrganiserUnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        if (isForeign)
        {
            Input.Rows.Clear();
        }

        CompleteRows();
        CheckPlaces();
        if (!ModelState.IsValid)
        {
            return page;
        }

        int[] order = [.. Input.Rows.Where(r => r.Place is not null).OrderBy(r => r.Place).Select(r => r.UnitId)];
        await resolving.RecordAsync(Id, version, Shown, order, new ResolutionGrounds(Input.Basis, Input.Authority, Input.Reason), actor, ct);
        TempData["Notice"] = "Results.Resolve.Done";
        return RedirectToPage("Questions", new { Id });
    }

    private void CompleteRows()
    {
        foreach (var unit in (Shown?.Units ?? []).Where(u => Input.Rows.All(r => r.UnitId != u.UnitId)))
        {
            Input.Rows.Add(new Row { UnitId = unit.UnitId });
        }
    }

    /// <summary>1, 2, 3 …, each once: of equals everybody has a place, of candidates at least one.</summary>
    private void CheckPlaces()
    {
        var typed = Input.Rows.Select(r => r.Place).OfType<int>().Order().ToList();
        if (Input.Rows.Count > 0 && (typed.Count == 0 || (!IsBallot && typed.Count < Input.Rows.Count) || !typed.SequenceEqual(Enumerable.Range(1, typed.Count))))
        {
            ModelState.AddModelError("Input.Rows[0].Place", texts[IsBallot ? "Results.Resolve.Ballot.Wrong" : "Results.Resolve.Order.Wrong", Input.Rows.Count]);
        }
    }
}
