using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Overview;

/// <summary>What who watches a quarter does about it.</summary>
internal static class OverviewActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("remind of a sheet", ["Reminder.Send"], RemindFormAsync),
        new("remind of all that is overdue", ["Reminder.Send"], RemindOverdueFormAsync),
    ];

    private static async Task<Form> RemindFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(CampaignScene.SetAsync);
        return await scene.FormAsync(part.Leader, $"/Overview/Remind/SelfAssessment/{await SheetAsync(part, await part.OpenAsync())}");
    }

    private static async Task<Form> RemindOverdueFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(CampaignScene.SetAsync);
        var roundId = await part.OpenAsync();
        await part.Portal.DataAsync(async db =>
        {
            var (round, day) = (await db.Rounds.SingleAsync(r => r.Id == roundId), part.Portal.Today.AddDays(-1));
            round.Reschedule(round.Dates with { SelfDueOn = day, ConfirmDueOn = day }, "已到期", new Actor(part.Admin.PersonId), part.Portal.Clock.GetUtcNow().AddDays(-1));
            await db.SaveChangesAsync();
        });
        return await scene.FormAsync(part.Leader, $"/Overview/RemindOverdue/{roundId}");
    }

    /// <summary>The first window's own sheet.</summary>
    public static Task<int> SheetAsync(CampaignScene scene, int roundId, int window = 0) => scene.Portal.DataAsync(db =>
        db.SelfAssessments.Where(s => s.RoundId == roundId && s.UnitId == scene.Windows[window].Id).Select(s => s.Id).SingleAsync());
}
