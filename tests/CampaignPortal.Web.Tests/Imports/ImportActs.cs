using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Imports;

/// <summary>What an administrator does with a table of units.</summary>
internal static class ImportActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("upload a table", [], UploadFormAsync),
        new("import a table", ["Unit.Founded", "ImportBatch.Import"], async s => (await ReportAsync(s)).Importing()),
        new("undo an import", ["ImportBatch.Undo", "Unit.TakenBack"], UndoFormAsync),
        new("discard an upload", [], async s => (await ReportAsync(s)).Form("form[action^='/Imports/Discard']")),
    ];

    private static async Task<Form> UploadFormAsync(Scene scene) =>
        (await scene.FormAsync(scene.Admin, "/Imports/New/Units")).Choose("Input.File", "单位.xlsx", Table(scene));

    private static async Task<Page> ReportAsync(Scene scene) =>
        await Tables.UploadAsync(await scene.AsAsync(scene.Admin), "/Imports/New/Units", Table(scene));

    /// <returns>Id of a table that somebody has uploaded and not imported; something is wrong with its row.</returns>
    internal static async Task<int> BatchAsync(Scene scene, Someone who, Unit above)
    {
        await Tables.UploadAsync(await scene.Portal.SignInAsync(who), "/Imports/New/Units", Tables.Of(Tables.Units, [scene.Portal.Code("I"), "", "窗口", above.Code, ""]));
        return await scene.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
    }

    private static async Task<Form> UndoFormAsync(Scene scene)
    {
        await (await ReportAsync(scene)).Importing().SubmitAsync();
        var id = await scene.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
        return await scene.FormAsync(scene.Admin, $"/Imports/Undo/{id}");
    }

    /// <summary>A unit of its own each time: what is on record already is skipped.</summary>
    private static byte[] Table(Scene scene) => Tables.Of(Tables.Units, [scene.Portal.Code("I"), "住建窗口", "窗口", scene.Here.Code, ""]);
}
