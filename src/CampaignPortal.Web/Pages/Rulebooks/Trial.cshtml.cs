using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Tries the rules with made-up marks (试算): what a unit would get, and how. Reads only; nothing typed is kept.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class TrialModel(RulebookDesk desk, RulebookReading reading, RulebookWords words, GradeText gradeText, GateText gateText, Access access, IStringLocalizer<Texts> texts) : PageModel
{
    public int Id { get; private set; }
    public string Campaign { get; private set; } = "";
    public bool IsDraft { get; private set; }

    /// <summary>Null while the rules are incomplete.</summary>
    public SchemeTrial? Trial { get; private set; }

    /// <summary>What keeps the rules from being calculated by.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public bool IsTooLarge { get; private set; }
    public decimal? Total { get; private set; }
    public IReadOnlyList<ExplainedLine> Lines { get; private set; } = [];
    public IReadOnlyList<IReadOnlyList<ExplainedStep>> Steps { get; private set; } = [];
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Place among the units that are made up; null where it has none.</summary>
    public int? Rank { get; private set; }

    public int Count { get; private set; }
    public AppliedGates Gates { get; private set; } = AppliedGates.None;
    public IReadOnlyList<string> Grades { get; private set; } = [];
    public IReadOnlyList<string> Seats { get; private set; } = [];

    public string Cause(OccurrenceRule rule) => words.Cause(rule);

    /// <param name="id">Of the campaign.</param>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
        {
            return NotFound();
        }

        (Id, Campaign, IsDraft) = (id, open.Campaign.Name, open.Draft is not null);
        var text = SchemeWriter.Write(open.Book.Scheme);
        if (Scheme.Check(text).Count > 0)
        {
            Problems = [.. RulebookChecks.Run(open.Book).Select(p => words.Of(p, open.Book))];
            return Page();
        }

        var scheme = Scheme.Parse(text);
        var typed = Request.Query.Where(q => SchemeTrial.IsField(q.Key)).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        Trial = new SchemeTrial(scheme, typed);
        if (!Trial.IsWrong)
        {
            Explain(scheme, await reading.OfficesAsync(ct));
        }

        return Page();
    }

    private void Explain(Scheme scheme, IReadOnlyDictionary<string, string> offices)
    {
        try
        {
            var (facts, whole, tree) = Trial!.Run(access.Today);
            var result = whole.Subjects[0];
            var raters = new Dictionary<string, ExplainedRater> { [SchemeTrial.Rater] = new(SchemeTrial.Rater, RaterKind.ResponsibleOffice, texts["Rulebooks.Trial.Rater"]) };
            ExplainedUnit unit = new(
                scheme, new BundleExcerpt(facts, result.Tie), SchemeTrial.Unit, tree, result, offices, new Dictionary<string, ExplainedOccurrence>(),
                raters, NamesOffices: true);
            var text = new ExplanationText(texts, unit, showsTotals: true);
            (Total, Lines, Steps, Notes) = (result.Total, text.Lines(), text.Steps(), text.Notes());
            Stand(unit, whole);
        }
        catch (FactsException refused) when (refused.Problems.All(p => p.Code == ProblemCode.NumberOutOfRange))
        {
            IsTooLarge = true;
        }
    }

    /// <summary>What follows the total: gates, place, grade and lists.</summary>
    private void Stand(ExplainedUnit unit, Result whole)
    {
        var (content, result) = (unit.Scheme.Content, whole.Subjects[0]);
        (Rank, Count) = (result.Rank, whole.Subjects.Count);
        if (!content.HasStanding)
        {
            return;
        }

        var name = texts["Rulebooks.Trial.Unit"].Value;
        var row = new StandingRow(0, SchemeTrial.Unit, name, result.Category, texts["Rulebooks.Trial.Category"], 0, true, result.Total, result.Rank, default, null, [], [], []).With(result.Standing);
        GradesOfResult grades = new(content.Standing, GradesOfResult.SeatsOf(whole));
        Grades = gradeText.Sentences(row, grades);
        Seats = [.. gradeText.Seats(grades, row.CategoryCode, row.CategoryName, [row]).SelectMany(s => new[] { s.Sentence, s.Open }).OfType<string>()];
        Gates = new AppliedGates([.. gateText.Applied(row, unit, showsTotals: true).Select(g => g with { Records = [] })], gateText.Consequences(row, content, showsTotals: true));
    }
}
