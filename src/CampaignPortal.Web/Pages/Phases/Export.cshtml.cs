using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>The phases of a campaign with their tasks, one task a line, as an Excel file.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ExportModel(Access access, WorkCalendar calendar, TimeProvider clock, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    /// <param name="Task">Null for a phase that asks for nothing.</param>
    private sealed record Line(IndexModel.PhaseView Phase, IndexModel.TaskView? Task);

    private ListColumn<Line>[] Columns =>
    [
        new("Phases.Name", 24, l => l.Phase.Phase.Name),
        new("Phases.Begin", 18, l => l.Phase.Phase.Plan.Begin.Wording),
        new("Phases.End", 18, l => l.Phase.Phase.Plan.End?.Wording),
        new("Rounds.State", 12, l => texts[$"PhaseState.{l.Phase.State}"].Value),
        new("Tasks.Task", 34, l => l.Task is { IsCancelled: true } task ? texts["Format.Pair", task.Title, texts["Tasks.Cancelled"].Value].Value : l.Task?.Title),
        new("Tasks.Due", 18, l => l.Task?.Due.Wording),
        new("Duties.LastDay", 14, l => l.Task?.Due.Latest, ColumnKind.Day),
        new("Tasks.Recipients", 26, l => l.Task is null ? null : string.Join(texts["List.Separator"], l.Task.Recipients)),
        new("Tasks.Filed", 12, l => l.Task is null ? null : $"{l.Task.DoneCount} / {l.Task.DutyCount}"),
    ];

    public async Task<IActionResult> OnGetAsync(int campaignId, CancellationToken ct) =>
        await IndexModel.ReadAsync(access.Db, access, calendar, clock, campaignId, ct) is { } read
            ? await export.SendAsync(
                new ListHead(texts["Phases.Index.Title"], read.Campaign.Name, campaignId), Columns,
                read.Phases.SelectMany(p => p.Tasks.Count == 0 ? [new Line(p, null)] : p.Tasks.Select(t => new Line(p, t))), ct)
            : NotFound();
}
