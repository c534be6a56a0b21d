using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>Says what is wrong with a file, and what to do about it.</summary>
public sealed class ImportWords(IStringLocalizer<Texts> texts)
{
    public string ProblemOf(ImportProblem problem) => texts[$"ImportFault.{problem.Fault}", problem.Detail];

    public string RemedyOf(ImportProblem problem) => texts[$"ImportFault.{problem.Fault}.Remedy", problem.Detail];

    /// <returns>The file with its bad cells marked.</returns>
    public byte[] Marked(byte[] file, ImportPlan plan) => WorkbookMarking.Mark(
        file, plan.HeadingRow, [.. plan.Problems.Select(p => new CellRemark(p.Row, p.Address, texts["Imports.Remark", p.Column, ProblemOf(p), RemedyOf(p)]))], texts["Imports.RemarkHeading"]);

    public string MarkedName(string fileName) => texts["Imports.MarkedName", Path.GetFileNameWithoutExtension(fileName)];

    /// <summary>The template of a form, and the way it is filled in.</summary>
    public WorkbookLayout LayoutOf(ImportForm form) => new(form.Title, texts["Imports.Template.Issue"], texts["Export.Footer"], [.. form.Columns.Select(c => c.IsRequired ? c.Look with { Title = $"{c.Look.Title}*" } : c.Look)])
    {
        Notes = form.Notes, NotesTitle = texts["Imports.Template.Notes"], InputRows = Math.Max(WorkbookReader.MaxRows, form.Rows.Count),
    };
}
