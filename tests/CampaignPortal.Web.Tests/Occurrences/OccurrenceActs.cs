using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Occurrences;

/// <summary>What happens to a deduction or a bonus, from its record to its decision.</summary>
internal static class OccurrenceActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("record an occurrence", ["Occurrence.Record", "Evidence.Add", "Evidence.Use", "Evidence.Freeze"], RecordFormAsync, OccurrenceScene.Save),
        new("claim a bonus", ["Occurrence.Claim"], ClaimFormAsync, ("Input.Rule", "bonus|city"), ("Input.OccurredOn", "2026-09-10"), ("Input.Cause", "获市级表彰"), ("Input.OriginalKeptAt", "窗口档案柜")),
        new("acknowledge an occurrence", ["Occurrence.Acknowledge"], s => OnAsync(s, p => p.Head, "Acknowledge")),
        new("state one's case", ["Occurrence.StateCase"], s => OnAsync(s, p => p.Head, "StateCase"), ("Input.Text", "当时正在处理系统故障。")),
        new("decide an occurrence", ["Occurrence.Decide"], DecideFormAsync, ("Input.Outcome", nameof(OccurrenceState.Dropped)), ("Input.Reason", "情节轻微")),
        new("withdraw an occurrence", ["Occurrence.Withdraw"], s => OnAsync(s, p => p.Finder, "Withdraw"), ("Input.Reason", "登记错了单位")),
    ];

    private static Task<OccurrenceScene> PartAsync(Scene scene) => scene.PartAsync(OccurrenceScene.SetAsync);

    private static async Task<Form> RecordFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return (await part.CheckAsync(part.Finder)).Form("main form[enctype]").Choose("Input.Files", "现场照片.jpg", Samples.Jpeg());
    }

    private static async Task<Form> ClaimFormAsync(Scene scene) => await scene.FormAsync((await PartAsync(scene)).Head, "/Occurrences/Claim");

    private static async Task<Form> OnAsync(Scene scene, Func<OccurrenceScene, Someone> who, string page)
    {
        var part = await PartAsync(scene);
        return await scene.FormAsync(who(part), $"/Occurrences/{page}/{await part.RecordAsync()}");
    }

    private static async Task<Form> DecideFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        var id = await part.RecordAsync();
        await (await scene.FormAsync(part.Head, $"/Occurrences/Acknowledge/{id}")).SubmitAsync();
        return await scene.FormAsync(part.Admin, $"/Occurrences/Decide/{id}");
    }
}
