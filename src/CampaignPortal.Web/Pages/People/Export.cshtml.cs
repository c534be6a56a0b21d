using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>The people of the list as an Excel file that the import takes as it is: its columns come first, and in its order.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    /// <param name="Workplace">Code and name, as in the drop-downs of the template.</param>
    /// <param name="Role">One that he holds at his workplace.</param>
    private sealed record PersonLine(int Id, string StaffNumber, string Name, string? Workplace, string? Post, string? Employer, Role? Role, bool HasAccount);

    private ListColumn<PersonLine>[] Columns =>
    [
        new("Imports.Column.StaffNumber", 14, p => p.StaffNumber),
        new("Imports.Column.PersonName", 14, p => p.Name),
        new("Imports.Column.Workplace", 36, p => p.Workplace),
        new("Imports.Column.Post", 16, p => p.Post),
        new("Imports.Column.Employer", 36, p => p.Employer),
        new("Imports.Column.Role", 14, p => p.Role is { } role ? texts[$"Role.{role}"].Value : null),
        new("People.Account", 12, p => texts[p.HasAccount ? "People.HasAccount" : "People.NoAccount"].Value),
    ];

    public async Task<IActionResult> OnGetAsync(string? q, NameOrder sort, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var found = await IndexModel.FoundAsync(access, q?.Trim(), sort, ct);
        var lines = (await LinesAsync(ct)).ToDictionary(l => l.Id);
        return await export.SendAsync(new ListHead(texts["People.Index.Title"], q?.Trim()), Columns, found.Select(f => lines[f.Id]), ct);
    }

    private async Task<IEnumerable<PersonLine>> LinesAsync(CancellationToken ct)
    {
        var (db, today) = (access.Db, access.Today);
        var people = db.People.VisibleTo(access, Permit.ManageOrganisation);
        var named = await people.Select(p => new { p.Id, p.StaffNumber, p.Name, HasAccount = db.Users.Any(a => a.PersonId == p.Id) }).ToListAsync(ct);
        var postings = (await (from posting in db.Postings
                               where posting.From <= today && (posting.To == null || posting.To >= today) && people.Any(p => p.Id == posting.PersonId)
                               join unit in db.Units on posting.UnitId equals unit.Id
                               orderby posting.Id
                               select new { posting.PersonId, posting.Kind, posting.Post, posting.UnitId, Unit = unit.Code + " " + unit.Name }).ToListAsync(ct))
            .ToLookup(p => (p.PersonId, p.Kind));
        var roles = (await db.Assignments.Where(a => a.From <= today && (a.To == null || a.To >= today) && people.Any(p => p.Id == a.PersonId)).OrderBy(a => a.Id)
            .Select(a => new { a.PersonId, a.UnitId, a.Role }).ToListAsync(ct)).ToLookup(a => (a.PersonId, a.UnitId), a => (Role?)a.Role);
        return from person in named
               let workplace = postings[(person.Id, PostingKind.Workplace)].FirstOrDefault()
               select new PersonLine(
                   person.Id, person.StaffNumber, person.Name, workplace?.Unit, workplace?.Post, postings[(person.Id, PostingKind.Employment)].FirstOrDefault()?.Unit,
                   workplace is null ? null : roles[(person.Id, workplace.UnitId)].FirstOrDefault(), person.HasAccount);
    }
}
