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
    ];

    private static async Task<Form> RemindFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(CampaignScene.SetAsync);
        return await scene.FormAsync(part.Leader, $"/Overview/Remind/SelfAssessment/{await SheetAsync(part, await part.OpenAsync())}");
    }

    /// <summary>The first window's own sheet.</summary>
    public static Task<int> SheetAsync(CampaignScene scene, int roundId, int window = 0) => scene.Portal.DataAsync(db =>
        db.SelfAssessments.Where(s => s.RoundId == roundId && s.UnitId == scene.Windows[window].Id).Select(s => s.Id).SingleAsync());
}
