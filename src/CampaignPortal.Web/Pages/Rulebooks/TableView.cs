using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>A table as its report shows it.</summary>
/// <param name="Sections">What would change; none while anything is wrong.</param>
/// <param name="Afterwards">What would be left to settle in the draft.</param>
public sealed record TableView(TablePlan Plan, IReadOnlyList<DifferenceSection> Sections, IReadOnlyList<string> Afterwards)
{
    /// <summary>More would be read by nobody; the marked file has all of them.</summary>
    private const int MostRows = 200;

    public ImportPlan Report => Plan.Report;
    public int ProblemCount => Report.Problems.Count;
    public IReadOnlyList<ImportProblem> Problems => [.. Report.Problems.Take(MostRows)];
    private Rulebook Book => Plan.Book!;
    public int GroupCount => Book.Groups.Count;
    public int CriterionCount => Book.Criteria.Count;
    public int ItemCount => Book.Scheme.AllItems.Count;
    public string Points => Book.Points.Figure();
    public string Base => Book.Scheme.Scale.Base.Figure();

    /// <summary>By how much the points miss what a faultless sheet is worth; null where they make it, or no channel asks for it.</summary>
    public string? Gap => Book.Points == Book.Scheme.Scale.Base ? null : Math.Abs(Book.Points - Book.Scheme.Scale.Base).Figure();
}
