using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Audit;

/// <summary>Who did what to what, as sentences, newest first. What a unit's own file is called is told to those who may read it.</summary>
[Authorize(Policy = Permit.ReadAudit)]
public sealed class IndexModel(Access access, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Subjects whose actor stays confidential: judged marks are known by their rater's group only.</summary>
    private static readonly string[] Confidential = ["ScoreSheet.Submit"];

    public sealed record EntryView(
        long Id, DateTimeOffset At, string? Who, string? ForWhom, Capacity Capacity, string Code, string? About,
        string? Before, string? After, string? Reason, string? Address, string Subject)
    {
        public bool IsConfidential => Confidential.Contains(Code);
    }

    public IReadOnlyList<EntryView> Entries { get; private set; } = [];
    public long? Before { get; private set; }
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }

    public async Task OnGetAsync(long? before, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        (From, To) = (from, to);
        var rows = await Found(access, from, to, texts["Audit.OwnFile"], before).Take(PageSize + 1).ToListAsync(ct);
        Entries = [.. rows.Take(PageSize).Select(e => e with { Before = AuditWords.Of(e.Subject, e.Before, texts), After = AuditWords.Of(e.Subject, e.After, texts) })];
        Before = rows.Count > PageSize ? Entries[^1].Id : null;
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">Only what was recorded before this row.</param>
    /// <param name="ownFile">What a unit's own file is called to those who may not read it.</param>
    internal static IQueryable<EntryView> Found(Access access, DateOnly? from, DateOnly? to, string ownFile, long? before = null)
    {
        var (since, until) = (from is { } f ? OfficeTime.StartOf(f) : DateTimeOffset.MinValue, to is { } t ? OfficeTime.EndOf(t) : DateTimeOffset.MaxValue);
        var (people, evidence) = (access.Db.People, access.Db.Evidence.VisibleTo(access, Permit.SeeEvidence));
        return access.Db.AuditEntries.VisibleTo(access, Permit.ReadAudit)
            .Where(e => (before == null || e.Id < before) && (from == null || e.At >= since) && (to == null || e.At < until))
            .OrderByDescending(e => e.Id)
            .Select(e => new EntryView(
                e.Id, e.At,
                people.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(),
                people.Where(p => p.Id == e.ForPersonId).Select(p => p.Name).FirstOrDefault(),
                e.Capacity, e.Code, e.Subject != nameof(Domain.Assessments.Evidence) || evidence.Any(x => x.Id == e.SubjectId) ? e.About : ownFile, e.Before, e.After, e.Reason, e.RemoteAddress, e.Subject));
    }
}
