using System.Linq.Expressions;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Mark = CampaignPortal.Domain.Assessments.Mark;

namespace CampaignPortal.Web.Operations;

/// <summary>Who else has just filled in the same sheet, so that two people on one form know of each other.</summary>
public sealed class Colleagues(CampaignDbContext db, Access access, IStringLocalizer<Texts> texts)
{
    /// <summary>Who filled in nothing for so long is taken to have left.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    private sealed record Filling(int PersonId, DateTimeOffset At);

    /// <returns>A sentence; empty where nobody else is at it.</returns>
    public Task<string> OnScoreSheetAsync(int sheetId, CancellationToken ct)
    {
        var since = access.ArrivedAt - Recent;
        return SayAsync(db.ScoreSheets.Where(s => s.Id == sheetId).SelectMany(s => s.Marks).Where(m => m.FilledAt >= since), ByMark, ct);
    }

    /// <inheritdoc cref="OnScoreSheetAsync"/>
    public Task<string> OnSelfAssessmentAsync(int sheetId, CancellationToken ct)
    {
        var since = access.ArrivedAt - Recent;
        return SayAsync(db.SelfAssessments.Where(s => s.Id == sheetId).SelectMany(s => s.Answers).Where(a => a.FilledAt >= since), ByAnswer, ct);
    }

    private static Expression<Func<Mark, Filling>> ByMark { get; } = m => new Filling(m.FilledBy!.PersonId, m.FilledAt!.Value);

    private static Expression<Func<SelfAnswer, Filling>> ByAnswer { get; } = a => new Filling(a.FilledBy!.PersonId, a.FilledAt!.Value);

    private async Task<string> SayAsync<T>(IQueryable<T> filled, Expression<Func<T, Filling>> by, CancellationToken ct)
    {
        var me = access.PersonId;
        var fillings = await filled.Select(by).ToListAsync(ct);
        var others = fillings.Where(f => f.PersonId != me).GroupBy(f => f.PersonId).ToDictionary(g => g.Key, g => (Count: g.Count(), Last: g.Max(f => f.At)));
        if (others.Count == 0)
        {
            return "";
        }

        var names = await db.People.Where(p => others.Keys.Contains(p.Id)).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return string.Join(' ', names.Select(n => texts["Colleagues.Filling", n.Name, OfficeTime.ClockOf(others[n.Id].Last), others[n.Id].Count].Value));
    }
}
