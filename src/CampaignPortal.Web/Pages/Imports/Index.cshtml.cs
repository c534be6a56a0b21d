using CampaignPortal.Domain.Imports;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>What was imported, newest first, and where a new file is handed in.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class IndexModel(CampaignDbContext db, ImportDesk desk) : PageModel
{
    private const int PageSize = 30;

    public sealed record BatchView(int Id, ImportKind Kind, string FileName, string? By, DateTimeOffset UploadedAt, ImportState State, int ImportedCount, int LeftOutCount);

    public PageOf<BatchView> Batches { get; private set; } = new();

    public async Task OnGetAsync(int? p, CancellationToken ct) =>
        Batches = await Found(desk, db).PageAsync(p, PageSize, ct);

    /// <summary>Newest first.</summary>
    internal static IQueryable<BatchView> Found(ImportDesk desk, CampaignDbContext db) => desk.Visible(isMarks: false).OrderByDescending(b => b.Id)
        .Select(b => new BatchView(
            b.Id, b.Kind, b.FileName, db.People.Where(x => x.Id == b.UploadedById).Select(x => x.Name).FirstOrDefault(), b.UploadedAt, b.State, b.ImportedCount, b.LeftOutCount));
}
