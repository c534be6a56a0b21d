using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Gates;

/// <summary>What is done to pronouncements of gates.</summary>
internal static class GateActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("record a pronouncement", ["Pronouncement.Record"], RecordFormAsync, ("Input.Gate", "veto"), ("Input.Basis", "办法第九条"), ("Input.Authority", "市纪委监委"), ("Input.Decision", "处分决定")),
        new("confirm a pronouncement", ["Pronouncement.Confirm"], s => ActFormAsync(s, "ConfirmPronouncement")),
        new("withdraw a pronouncement", ["Pronouncement.Withdraw"], s => ActFormAsync(s, "WithdrawPronouncement"), ("Input.Reason", "写错了")),
    ];

    private static async Task<Form> RecordFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(GateScene.SetAsync);
        return (await scene.FormAsync(part.Base.Admin, $"/Rounds/Pronounce/{(await part.OpenAsync()).Id}")).With(("Input.UnitId", $"{part.FirstUnit}"));
    }

    private static async Task<Form> ActFormAsync(Scene scene, string verb)
    {
        var part = await scene.PartAsync(GateScene.SetAsync);
        var round = await part.OpenAsync();
        await part.PronounceAsync(round);
        return await scene.FormAsync(part.Base.Leader, $"/Rounds/{verb}/{(await part.LatestAsync(round))!.Id}");
    }
}
