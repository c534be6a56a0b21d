using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>What a rater does with his sheet, and what the administrator does to it.</summary>
internal static class ScoringActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("fill in a score sheet", [], GridFormAsync),
        new("fill in as last quarter", [], AsLastQuarterFormAsync),
        new("submit a score sheet", ["ScoreSheet.Submit"], SubmitFormAsync, ("Input.IsDeclared", "true")),
        new("send a score sheet back", ["ScoreSheet.SendBack"], SendBackFormAsync, ("Input.Reason", "两个窗口填反了")),
    ];

    private static Task<Scoring> PartAsync(Scene scene) => scene.PartAsync(portal => Scoring.SetAsync(portal));

    private static async Task<Form> GridFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return (await scene.FormAsync(part.Rater, $"/ScoreSheets/Grid/{part.SheetId}", "form[data-autosave-url]")).With((Scoring.Field(part.Cell(0, 0)), "8.5"));
    }

    private static async Task<Form> AsLastQuarterFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(EarlierSheetTests.InTheNextQuarterAsync, "next quarter");
        return await scene.FormAsync(part.Rater, $"/ScoreSheets/AsLastQuarter/{part.SheetId}");
    }

    private static async Task<Form> SubmitFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        await part.FillAsync();
        return await scene.FormAsync(part.Rater, $"/ScoreSheets/Submit/{part.SheetId}");
    }

    private static async Task<Form> SendBackFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        if ((await part.SheetAsync()).State.IsEditable)
        {
            await (await SubmitFormAsync(scene)).SubmitAsync(("Input.IsDeclared", "true"));
        }

        return await scene.FormAsync(part.Admin, $"/ScoreSheets/SendBack/{part.SheetId}");
    }
}
