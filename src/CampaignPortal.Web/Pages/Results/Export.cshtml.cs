using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The ranking of a result as far as the reader may know it, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class ExportModel(ResultReading reading, RankingReading ranking, GradesReading gradesReading, GradeText gradeText, GateText gateText, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { } opened)
        {
            return NotFound();
        }

        var (head, all) = (opened.Head, await ranking.PageAsync(opened, 0, int.MaxValue, ct));
        var quarter = texts["Format.Quarter", head.Quarter.Year, head.Quarter.Number].Value;
        var title = texts["Results.Export.Title", head.CampaignName, texts["Results.Ranking.Title", quarter].Value, texts[$"ResultState.{head.State}"].Value];
        return await export.SendAsync(new ListHead(title, CampaignId: head.CampaignId), Columns(opened, all, await gradesReading.OfAsync(head, all.Rows, ct)), all.Rows, ct);
    }

    private ListColumn<StandingRow>[] Columns(OpenedResult opened, RankingPage all, GradesOfResult grades)
    {
        return
        [
            new("Rounds.Category", 16, r => r.CategoryName),
            new("Units.Code", 12, r => r.UnitCode),
            new("Results.Unit", 36, r => r.UnitName),
            new("Results.Rank", 8, r => r.Rank, ColumnKind.Whole),
            new("Results.Total", 10, r => r.Total, ColumnKind.Number),
            .. grades.HasGrades ? [new("Results.Grades", 30, r => string.Join(texts["List.Separator"], gradeText.Brief(r, grades)))] : Array.Empty<ListColumn<StandingRow>>(),
            .. all.Rows.Any(r => GatesOf(r).Length > 0) ? [new("GateText.Title", 30, GatesOf)] : Array.Empty<ListColumn<StandingRow>>(),
            new("Results.Movement", 20, r => MovementOf(all.Earlier.MovementOf(r))),
            new("Results.Notes", 30, NotesOf),
        ];

        string GatesOf(StandingRow row) => string.Join(texts["List.Separator"], gateText.Brief(row, grades.Rules, opened.SeesGates(row)));
    }

    private string MovementOf(int? movement) => movement switch
    {
        > 0 => texts["Results.Movement.Up", movement],
        < 0 => texts["Results.Movement.Down", -movement],
        0 => texts["Results.Movement.Same"],
        null => texts["Results.Movement.None"],
    };

    private string NotesOf(StandingRow row)
    {
        var notes = Enum.GetValues<StandingNotes>().Where(n => n != StandingNotes.None && row.Notes.HasFlag(n)).Select(n => texts[$"StandingNotes.{n}"].Value);
        return string.Join(texts["List.Separator"], row.Total is null ? notes.Prepend(texts["Results.NoTotal"]) : notes);
    }
}
