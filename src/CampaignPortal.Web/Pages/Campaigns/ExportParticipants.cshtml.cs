using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The units that a campaign assesses today, as an Excel file.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ExportParticipantsModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed record ParticipantView(string Code, string Name, string? Category, bool IsRanked, UnitKind Kind, DateOnly JoinedOn, DateOnly? LastDay);

    private ListColumn<ParticipantView>[] Columns =>
    [
        new("Units.Code", 14, p => p.Code),
        new("Units.Name", 40, p => p.Name),
        new("Rounds.Category", 20, p => p.Category),
        new("Campaigns.Ranked", 14, p => texts[p.IsRanked ? "ScoreSheets.Yes" : "ScoreSheets.No"].Value),
        new("Units.Kind", 10, p => texts[$"UnitKind.{p.Kind}"].Value),
        new("Campaigns.Since", 14, p => p.JoinedOn, ColumnKind.Day),
        new("Campaigns.Until", 14, p => p.LastDay, ColumnKind.Day),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var (db, today) = (access.Db, access.Today);
        var campaign = db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id == id);
        if (await campaign.Select(c => c.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        var participants = from c in campaign
                           from p in c.Participations
                           where p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)
                           join u in db.Units on p.UnitId equals u.Id
                           orderby u.Path
                           select new ParticipantView(
                               u.Code, u.Name, c.Categories.Where(x => x.Code == p.CategoryCode).Select(x => x.Name).FirstOrDefault(), p.IsRanked,
                               u.Kind, p.JoinedOn, p.LeftOn == null ? null : p.LeftOn.Value.AddDays(-1));
        return await export.SendAsync(new ListHead(texts["Campaigns.Participants.Of", name], CampaignId: id), Columns, participants.AsAsyncEnumerable(), ct);
    }
}
