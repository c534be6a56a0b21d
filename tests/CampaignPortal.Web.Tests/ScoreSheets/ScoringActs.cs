using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>What a rater does with his sheet, and what the administrator does to it.</summary>
internal static class ScoringActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("fill in a score sheet", [], GridFormAsync),
        new("fill in as last quarter", [], AsLastQuarterFormAsync),
        new("upload marks", [], async s => await UploadFormAsync(s, await PartAsync(s))),
        new("import marks", ["ImportBatch.Import"], async s => (await ReportAsync(s)).Importing()),
        new("undo an import of marks", ["ImportBatch.Undo"], UndoFormAsync),
        new("discard an upload of marks", [], async s => (await ReportAsync(s)).Form("form[action^='/ScoreSheets/ImportDiscard']")),
        new("submit a score sheet", ["ScoreSheet.Submit"], SubmitFormAsync, ("Input.IsDeclared", "true")),
        new("send a score sheet back", ["ScoreSheet.SendBack"], SendBackFormAsync, ("Input.Reason", "两个窗口填反了")),
    ];

    private static Task<Scoring> PartAsync(Scene scene) => scene.PartAsync(portal => Scoring.SetAsync(portal));

    private static async Task<Form> GridFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return (await scene.FormAsync(part.Rater, $"/ScoreSheets/Grid/{part.SheetId}", "form[data-autosave-url]")).With((Scoring.Field(part.Cell(0, 0)), "8.5"));
    }

    /// <summary>Another figure each time: what stands there already is skipped.</summary>
    private static async Task<Form> UploadFormAsync(Scene scene, Scoring part)
    {
        var points = ((await part.MarkAsync(0, "P1")).Points ?? 0) == 8 ? "7" : "8";
        byte[] table = Tables.Of(MarksImportTests.Headings, [part.Windows[0].Code, "", points, "", "", "", ""]);
        return (await scene.FormAsync(part.Rater, $"/ScoreSheets/Import/{part.SheetId}")).Choose("Input.File", "评分.xlsx", table);
    }

    private static async Task<Page> ReportAsync(Scene scene)
    {
        var part = await scene.PartAsync(portal => Scoring.SetAsync(portal), "imported marks");
        return await (await UploadFormAsync(scene, part)).SubmitAsync();
    }

    private static async Task<Form> UndoFormAsync(Scene scene)
    {
        await (await ReportAsync(scene)).Importing().SubmitAsync(("Input.WithChanges", "true"));
        var id = await scene.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
        var part = await scene.PartAsync(portal => Scoring.SetAsync(portal), "imported marks");
        return await scene.FormAsync(part.Rater, $"/ScoreSheets/ImportUndo/{id}");
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
