using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>Reminds units of what they owe (催办): each duty once a day, on record, with one message to the unit's people.</summary>
public sealed class DutyReminding(CampaignDbContext db, Recipients recipients, TimeProvider clock)
{
    /// <param name="duties">Those of the campaign's organiser that are meant; what was filed or reminded meanwhile is passed over.</param>
    /// <returns>How many were reminded.</returns>
    public Task<int> RemindAsync(IQueryable<Duty> duties, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var count = await AddAsync(duties, actor, token);
                await db.SaveChangesAsync(token);
                return count;
            },
            ct);

    /// <summary>Puts the reminders and their messages into the save that follows.</summary>
    /// <inheritdoc cref="RemindAsync"/>
    public async Task<int> AddAsync(IQueryable<Duty> duties, Actor actor, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var owed = (await duties.Where(d => DutyStates.Outstanding.Contains(d.State)).Include(d => d.Reminders.Where(r => r.On == today)).ToListAsync(ct))
            .FindAll(d => d.WhyNotRemind(today) is null);
        owed.ForEach(d => d.Remind(actor, now));
        await recipients.TellUnitsAsync(
            "DutyReminded", owed.ConvertAll(d => new UnitNews(d.OwedByUnitId, $"{d.Terms.Title} {d.Terms.DueWording}", $"/Duties/File/{d.Id}")), ct);
        return owed.Count;
    }
}
