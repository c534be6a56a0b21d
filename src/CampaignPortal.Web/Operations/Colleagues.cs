using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations;

/// <summary>That somebody filled in something of a sheet.</summary>
public sealed record Filling(int PersonId, DateTimeOffset At);

/// <summary>Who else has just filled in the same sheet, so that two people on one form know of each other.</summary>
public sealed class Colleagues(CampaignDbContext db, Access access, IStringLocalizer<Texts> texts)
{
    /// <summary>Who filled in nothing for so long is taken to have left.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    /// <summary>The instant from which on a filling says that its author is still there.</summary>
    public static DateTimeOffset Since(Access access) => access.ArrivedAt - Recent;

    /// <returns>A sentence; empty where nobody else is at it.</returns>
    public async Task<string> SayAsync(IEnumerable<Filling> fillings, CancellationToken ct)
    {
        var (me, since) = (access.PersonId, Since(access));
        var others = fillings.Where(f => f.PersonId != me && f.At >= since).GroupBy(f => f.PersonId).ToDictionary(g => g.Key, g => (Count: g.Count(), Last: g.Max(f => f.At)));
        if (others.Count == 0)
        {
            return "";
        }

        var names = await db.People.Where(p => others.Keys.Contains(p.Id)).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return string.Join(' ', names.Select(n => texts["Colleagues.Filling", n.Name, OfficeTime.ClockOf(others[n.Id].Last), others[n.Id].Count].Value));
    }

    /// <inheritdoc cref="SayAsync"/>
    public async Task<string> OnSelfAssessmentAsync(int sheetId, CancellationToken ct)
    {
        var since = Since(access);
        var filled = db.SelfAssessments.Where(s => s.Id == sheetId).SelectMany(s => s.Answers).Where(a => a.FilledAt >= since);
        return await SayAsync(await filled.Select(a => new Filling(a.FilledBy!.PersonId, a.FilledAt!.Value)).ToListAsync(ct), ct);
    }

    /// <summary>Of answers that are read already.</summary>
    public static IEnumerable<Filling> Of(IEnumerable<SelfAnswer> answers) =>
        answers.Where(a => a is { FilledBy: not null, FilledAt: not null }).Select(a => new Filling(a.FilledBy!.PersonId, a.FilledAt!.Value));
}
