using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>Who may do what where, since when and by whom, as an Excel file.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ExportRightsModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed record RightView(string StaffNumber, string Name, Role Role, string Unit, bool WithSubtree, DateOnly From, DateOnly? To, string? GivenBy);

    private ListColumn<RightView>[] Columns =>
    [
        new("People.StaffNumber", 14, r => r.StaffNumber),
        new("People.Name", 14, r => r.Name),
        new("People.Role", 14, r => texts[$"Role.{r.Role}"].Value),
        new("Units.Name", 36, r => r.Unit),
        new("People.WithSubtree", 12, r => texts[r.WithSubtree ? "ScoreSheets.Yes" : "ScoreSheets.No"].Value),
        new("Period.From", 13, r => r.From, ColumnKind.Day),
        new("Period.To", 13, r => r.To, ColumnKind.Day),
        new("People.GivenBy", 14, r => r.GivenBy),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var db = access.Db;
        var rights = from a in db.Assignments.VisibleTo(access, Permit.ManageOrganisation)
                     join p in db.People on a.PersonId equals p.Id
                     join u in db.Units on a.UnitId equals u.Id
                     orderby u.Path, p.NormalisedStaffNumber, a.Id
                     select new RightView(
                         p.StaffNumber, p.Name, a.Role, u.Name, a.WithSubtree, a.From, a.To,
                         db.People.Where(g => g.Id == a.GivenById).Select(g => g.Name).FirstOrDefault());
        return await export.SendAsync(new ListHead(texts["People.Rights.Title"]), Columns, rights.AsAsyncEnumerable(), ct);
    }
}
