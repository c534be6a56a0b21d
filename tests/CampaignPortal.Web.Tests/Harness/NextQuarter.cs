using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>The quarter after a round, in the same campaign.</summary>
internal static class NextQuarter
{
    /// <returns>Id of the round, which is open.</returns>
    public static async Task<int> OpenAsync(Portal portal, int roundId, Someone administrator)
    {
        var (by, day) = (new Actor(administrator.PersonId), portal.Today);
        var next = await portal.DataAsync(async db =>
        {
            var before = await db.Rounds.SingleAsync(r => r.Id == roundId);
            var dates = new RoundDates(day, day.AddDays(10), day.AddDays(12), day.AddDays(15), 1);
            var round = new Round(before.CampaignId, before.Quarter.Next, dates, by, portal.Clock.GetUtcNow());
            db.Add(round);
            await db.SaveChangesAsync();
            return round.Id;
        });
        await portal.WithAsync<RoundOpening, bool>(async opening =>
        {
            await opening.OpenAsync(next, null, by, default);
            return true;
        });
        return next;
    }
}
