using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Audit;

/// <summary>Who did what to what, as sentences, newest first. What a unit's own file is called is told to those who may read it.</summary>
[Authorize(Policy = Permit.ReadAudit)]
public sealed class IndexModel(Access access, AuditWords words, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Subjects whose actor stays confidential: judged marks are known by their rater's group only.</summary>
    private static readonly string[] Confidential = ["ScoreSheet.Submit"];

    /// <param name="Quarter">Ten times the year and the number of the quarter; null outside any round.</param>
    public sealed record EntryView(
        long Id, DateTimeOffset At, string? Who, string? ForWhom, Capacity Capacity, string Code, string? About,
        string? Before, string? After, string? Reason, string Subject, string? Campaign, string? Unit, int? Quarter)
    {
        public bool IsConfidential => Confidential.Contains(Code);
    }

    /// <summary>What is searched for; each part narrows the others.</summary>
    public sealed record Filter
    {
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }

        /// <summary>Part of a name, of who acted or for whom. Acts of raters are not found by it, as their pages do not name them.</summary>
        public string? Who { get; init; }

        /// <summary>Part of a unit's name. Acts of raters are not found by it either.</summary>
        public string? Unit { get; init; }

        /// <summary>One of <see cref="AuditSubjects.All"/>.</summary>
        public string? Subject { get; init; }

        public bool IsNone => this == new Filter();

        public bool IsOfKnownSubject => string.IsNullOrEmpty(Subject) || AuditSubjects.All.Contains(Subject);
    }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Search { get; set; } = new();

    public IEnumerable<SelectListItem> Subjects => AuditSubjects.All.Select(s => new SelectListItem(texts[$"AuditSubject.{s}"], s));

    /// <summary>Where the next page begins; null on the last one.</summary>
    public long? Before { get; private set; }

    /// <summary>The address of the next page: what is searched for, and where it begins.</summary>
    public IDictionary<string, string> Older => Request.Query.Where(q => q.Key != "before").Select(q => (q.Key, Value: q.Value.ToString()))
        .Append(("before", string.Create(CultureInfo.InvariantCulture, $"{Before}"))).ToDictionary();

    public async Task OnGetAsync(long? before, CancellationToken ct)
    {
        var rows = await Found(access, Search, texts["Audit.OwnFile"], before).Take(PageSize + 1).ToListAsync(ct);
        Lines = [.. rows.Take(PageSize).Select(words.LineOf)];
        Before = rows.Count > PageSize ? rows[PageSize - 1].Id : null;
    }

    /// <summary>Newest first.</summary>
    /// <param name="ownFile">What a unit's own file is called to those who may not read it.</param>
    /// <param name="before">Only what was recorded before this row.</param>
    internal static IQueryable<EntryView> Found(Access access, Filter filter, string ownFile, long? before = null)
    {
        var (db, evidence) = (access.Db, access.Db.Evidence.VisibleTo(access, Permit.SeeEvidence));
        var (since, until) = (filter.From is { } f ? OfficeTime.StartOf(f) : DateTimeOffset.MinValue, filter.To is { } t ? OfficeTime.EndOf(t) : DateTimeOffset.MaxValue);
        var (who, unit, subject) = (filter.Who?.Trim(), filter.Unit?.Trim(), filter.Subject);
        return from e in db.AuditEntries.VisibleTo(access, Permit.ReadAudit)
               where (before == null || e.Id < before) && e.At >= since && e.At < until
               where string.IsNullOrEmpty(subject) || e.Subject == subject
               where string.IsNullOrEmpty(who) || (!Confidential.Contains(e.Code) && db.People.Any(p => (p.Id == e.PersonId || p.Id == e.ForPersonId) && p.Name.Contains(who)))
               where string.IsNullOrEmpty(unit) || (!Confidential.Contains(e.Code) && db.Units.Any(u => u.Id == e.UnitId && u.Name.Contains(unit)))
               orderby e.Id descending
               let roundId = e.Subject == nameof(SelfAssessment) ? db.SelfAssessments.Where(s => s.Id == e.SubjectId).Select(s => (int?)s.RoundId).FirstOrDefault()
                   : e.Subject == nameof(ScoreSheet) ? db.ScoreSheets.Where(s => s.Id == e.SubjectId).Select(s => (int?)s.RoundId).FirstOrDefault()
                   : e.Subject == nameof(RoundResult) ? db.RoundResults.Where(r => r.Id == e.SubjectId).Select(r => (int?)r.RoundId).FirstOrDefault()
                   : null
               select new EntryView(
                   e.Id, e.At,
                   db.People.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(),
                   db.People.Where(p => p.Id == e.ForPersonId).Select(p => p.Name).FirstOrDefault(),
                   e.Capacity, e.Code, e.Subject != nameof(Domain.Assessments.Evidence) || evidence.Any(x => x.Id == e.SubjectId) ? e.About : ownFile, e.Before, e.After, e.Reason, e.Subject,
                   db.Campaigns.Where(c => c.Id == e.CampaignId).Select(c => c.Name).FirstOrDefault(),
                   db.Units.Where(u => u.Id == e.UnitId).Select(u => u.Name).FirstOrDefault(),
                   db.Rounds.Where(r => r.Id == roundId).Select(r => (int?)((r.Quarter.Year * 10) + r.Quarter.Number)).FirstOrDefault());
    }
}
