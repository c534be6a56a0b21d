using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Campaigns;

/// <summary>What an administrator does to campaigns and their quarters.</summary>
internal static class CampaignActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("found a campaign", ["Campaign.Create", "Campaign.ChangeSettings", "Campaign.AddCategory", "Campaign.AddCategory", "Campaign.ChangeSettings", "StandardSet.Create", "StandardSet.AddVersion",
                "SchemeVersion.Create", "Campaign.AdoptScheme", "Campaign.AdoptStandards"], FoundAsync, ("Basics.Name", "作风建设活动"), ("Input.FactsAfterDecision", nameof(LateFacts.Carry)),
            ("Input.DeciderKind", nameof(DeciderKind.Body)), ("Input.DeciderBody", "局务会")),
        new("change a campaign's settings", ["Campaign.ChangeSettings"], s => OnAsync(s, "/Campaigns/Settings/{0}", c => c.DraftAsync()), ("Input.StatementWorkingDays", "7")),
        new("change the participants", ["Campaign.Join"], s => OnAsync(s, "/Campaigns/Participants/{0}", c => c.DraftAsync()), ("Input.Units[3].IsIn", "true")),
        new("start a campaign", ["Campaign.Start"], s => OnAsync(s, "/Campaigns/Start/{0}", c => c.DraftAsync())),
        new("plan a round", ["Round.Plan"], s => OnAsync(s, "/Rounds/New/{0}", c => c.RunningAsync()), ("Input.Dates.OpensOn", "2026-09-20"),
            ("Input.Dates.SelfDueOn", "2026-09-25"), ("Input.Dates.ConfirmDueOn", "2026-09-27"), ("Input.Dates.ScoringDueOn", "2026-09-30"), ("Input.Dates.LateUntilOn", "")),
        new("move a round's days", ["Round.Reschedule"], s => OnAsync(s, "/Rounds/Reschedule/{0}", c => c.PlannedAsync()), ("Input.Dates.SelfDueOn", "2026-09-21"), ("Input.Reason", "会议推迟")),
        new("open a round", ["SelfAssessment.Prepare", "SelfAssessment.Prepare", "ScoreSheet.Prepare", "Round.Open", "SchemeVersion.Freeze", "StandardSet.Freeze"], s => OnAsync(s, "/Rounds/Open/{0}", c => c.PlannedAsync())),
        new("give a unit more days", ["Round.Extend"], ExtendAsync, ("Input.UntilOn", "2026-09-23"), ("Input.ConfirmUntilOn", "2026-09-24"), ("Input.Reason", "停电")),
        new("close a round", ["Round.Close"], s => OnAsync(s, "/Rounds/Close/{0}", c => c.OpenAsync())),
        new("open a round again", ["Round.Reopen"], s => OnAsync(s, "/Rounds/Reopen/{0}", c => c.ClosedAsync()), ("Input.Reason", "漏评")),
    ];

    private static Task<CampaignScene> PartAsync(Scene scene) => scene.PartAsync(CampaignScene.SetAsync);

    private static async Task<Form> OnAsync(Scene scene, string path, Func<CampaignScene, Task<int>> make)
    {
        var part = await PartAsync(scene);
        return await scene.FormAsync(part.Admin, string.Format(CultureInfo.InvariantCulture, path, await make(part)));
    }

    private static async Task<Form> ExtendAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return await scene.FormAsync(part.Admin, $"/Rounds/Extend/{await part.OpenAsync()}/{part.Windows[0].Id}");
    }

    /// <summary>The first channel weighs everything, and the organiser is every responsible office.</summary>
    internal static async Task<Form> FoundAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return Completed(await scene.FormAsync(part.Admin, "/Campaigns/New"), part);
    }

    internal static Form Completed(Form form, CampaignScene part)
    {
        string[] weights = [.. form.Names.Where(n => n.StartsWith("Basics.Weights[", StringComparison.Ordinal))];
        return form.With(
        [
            .. weights.Select((w, i) => (w, i == 0 ? "100" : "0")),
            .. from n in form.Names where n.StartsWith("Basics.Offices[", StringComparison.Ordinal) select (n, $"{part.Organiser.Id}"),
        ]);
    }
}
