using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Figures;

/// <summary>What is done to figures from elsewhere.</summary>
internal static class FigureActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("enter figures from elsewhere", ["FigureList.NameSource", "FigureList.Enter"], EnterFormAsync, ("Input.Origin", "通报"), ("Input.Rows[0].Typed", "92.5")),
        new("confirm figures from elsewhere", ["FigureList.Confirm"], ConfirmFormAsync),
    ];

    private static async Task<Form> EnterFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(FigureScene.SetAsync);
        return await scene.FormAsync(part.Base.Admin, FigureScene.At("EnterFigures", await part.OpenAsync(), FigureKind.Score, "h"));
    }

    private static async Task<Form> ConfirmFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(FigureScene.SetAsync);
        var round = await part.OpenAsync();
        await part.EnterAsync(round, FigureKind.Score, "h", "92.5", "88");
        return await scene.FormAsync(part.Base.Leader, FigureScene.At("ConfirmFigures", round, FigureKind.Score, "h"));
    }
}
