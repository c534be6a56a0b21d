using System.Globalization;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>One column of a list that is handed out.</summary>
/// <param name="Title">Key of its heading, or a name of the office, which stays as it is.</param>
/// <param name="Value">Text, a number, a day, an instant or null.</param>
public sealed record ListColumn<T>(string Title, double Width, Func<T, object?> Value, ColumnKind Kind = ColumnKind.Text)
{
    /// <inheritdoc cref="WorkbookColumn.Choices"/>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <inheritdoc cref="WorkbookColumn.IsOpen"/>
    public bool IsOpen { get; init; }
}

/// <summary>What a list is called, and of what it is a part.</summary>
/// <param name="Title">As it stands over the table and in the name of the file.</param>
/// <param name="Filter">What was searched for; null for the whole list.</param>
/// <param name="CampaignId">The campaign whose administrators read on record that it was handed out; null for none.</param>
public sealed record ListHead(string Title, string? Filter = null, int? CampaignId = null)
{
    /// <summary>How it is changed and handed in again; none for a list that is only read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc cref="WorkbookLayout.InputRows"/>
    public int InputRows { get; init; }

    /// <summary>As whom somebody takes it; null for himself.</summary>
    public Actor? By { get; init; }

    /// <summary>The unit whose list it is; null for none in particular.</summary>
    public int? UnitId { get; init; }
}

/// <summary>
/// Hands out a list as an Excel file, row by row as the database gives them, and puts on record who took it. What is in the
/// file is what the page shows to the same person under the same filter.
/// </summary>
public sealed class ListExport(CampaignDbContext db, Access access, TimeProvider clock, IHttpContextAccessor http, IStringLocalizer<Texts> texts)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<FileStreamResult> SendAsync<T>(ListHead head, IReadOnlyList<ListColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        var layout = new WorkbookLayout(
            head.Title, await IssueAsync(head, ct), texts["Export.Footer"],
            [.. columns.Select(c => new WorkbookColumn(texts[c.Title], c.Width, c.Kind) { Choices = c.Choices, IsOpen = c.IsOpen })])
        {
            Notes = head.Notes, NotesTitle = texts["Imports.Template.Notes"], InputRows = head.InputRows,
        };
        var file = ScratchFile.Make();
        try
        {
            var count = await WriteAsync(file, layout, columns, rows, ct);
            var deed = new Deed("List.Export", head.By ?? access.Self, clock.GetUtcNow(), head.Title)
            {
                CampaignId = head.CampaignId, UnitId = head.UnitId, After = count.ToString(CultureInfo.InvariantCulture), Reason = head.Filter,
            };
            db.AuditEntries.Add(new AuditEntry(deed, "List", null, db.Origin?.Address, db.Origin?.RequestId));
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return Send(file, head.Title);
    }

    /// <inheritdoc cref="SendAsync{T}(ListHead, IReadOnlyList{ListColumn{T}}, IAsyncEnumerable{T}, CancellationToken)"/>
    public Task<FileStreamResult> SendAsync<T>(ListHead head, IReadOnlyList<ListColumn<T>> columns, IEnumerable<T> rows, CancellationToken ct) =>
        SendAsync(head, columns, rows.ToAsyncEnumerable(), ct);

    /// <summary>An empty table to be filled in.</summary>
    public FileStreamResult SendTemplate(WorkbookLayout layout, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var file = ScratchFile.Make();
        using (var writer = new WorkbookWriter(file, layout))
        {
            foreach (var row in rows)
            {
                writer.Add(row);
            }
        }

        return Send(file, layout.Title);
    }

    private static async Task<int> WriteAsync<T>(Stream file, WorkbookLayout layout, IReadOnlyList<ListColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        var count = 0;
        using var writer = new WorkbookWriter(file, layout);
        await foreach (var row in rows.WithCancellation(ct))
        {
            writer.Add([.. columns.Select(c => c.Value(row))]);
            count++;
        }

        return count;
    }

    private FileStreamResult Send(Stream file, string title)
    {
        file.Position = 0;
        http.HttpContext!.Response.Headers.ContentSecurityPolicy = SecurityHeaders.DownloadPolicy;
        return new FileStreamResult(file, ContentType) { FileDownloadName = $"{title}-{access.Today:yyyyMMdd}.xlsx" };
    }

    /// <summary>Whose list it is: of the unit where he works who takes it.</summary>
    private async Task<string> IssueAsync(ListHead head, CancellationToken ct)
    {
        var (me, today) = (access.PersonId, access.Today);
        var unit = await (from p in db.Postings
                          where p.PersonId == me && p.Kind == PostingKind.Workplace && p.From <= today && (p.To == null || p.To >= today)
                          join u in db.Units on p.UnitId equals u.Id
                          select u.Name).FirstOrDefaultAsync(ct) ?? "";
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return head.Filter is null ? texts["Export.Issue", unit, day] : texts["Export.IssueOf", unit, day, head.Filter];
    }
}
