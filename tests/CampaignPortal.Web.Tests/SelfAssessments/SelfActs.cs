using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.SelfAssessments;

/// <summary>What a unit and its head do with the unit's own sheet.</summary>
internal static class SelfActs
{
    private const string FileForm = "main form[enctype]";

    public static IReadOnlyList<Act> All { get; } =
    [
        new("fill in an item", [], async s => await s.FormAsync((await PartAsync(s)).Staff, await ItemAsync(s, "Item")), ("Input.Points", "9"), ("Input.Explanation", "全部达标")),
        new("answer as last quarter", ["Evidence.Use"], AsLastQuarterFormAsync),
        new("attach a file", ["Evidence.Add", "Evidence.Use"], AttachFormAsync),
        new("take a file out", ["Evidence.Release"], DetachFormAsync),
        new("submit a self-assessment", ["SelfAssessment.Submit"], async s => await s.FormAsync((await PartAsync(s)).Staff, $"/SelfAssessments/Check/{(await PartAsync(s)).SheetId}")),
        new("send a self-assessment back", ["SelfAssessment.SendBack"], s => HeadFormAsync(s, "SendBack"), ("Input.Whole", "缺少台账")),
        new("confirm a self-assessment", ["SelfAssessment.Confirm"], s => HeadFormAsync(s, "Confirm")),
    ];

    private static Task<SelfScene> PartAsync(Scene scene) => scene.PartAsync(portal => SelfScene.SetAsync(portal));

    private static async Task<string> ItemAsync(Scene scene, string page) => $"/SelfAssessments/{page}/{(await PartAsync(scene)).SheetId}/P1";

    private static async Task<Form> AttachFormAsync(Scene scene) =>
        (await scene.FormAsync((await PartAsync(scene)).Staff, await ItemAsync(scene, "Attach"), FileForm)).Choose("Input.Files", "考勤表.pdf", Samples.Pdf());

    private static async Task<Form> AsLastQuarterFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(EarlierAnswersTests.InTheNextQuarterAsync, "next quarter");
        return await scene.FormAsync(part.Staff, $"/SelfAssessments/AsLastQuarter/{part.SheetId}");
    }

    private static async Task<Form> DetachFormAsync(Scene scene)
    {
        const string Remove = "main form[action*=Detach]";
        var page = await (await scene.AsAsync((await PartAsync(scene)).Staff)).OpenAsync(await ItemAsync(scene, "Attach"));
        if (page.Document.QuerySelector(Remove) is null)
        {
            page = await (await AttachFormAsync(scene)).SubmitAsync();
        }

        return page.Form(Remove).With(("Evidence", page.Document.QuerySelector($"{Remove} button")!.GetAttribute("value")!));
    }

    private static async Task<Form> HeadFormAsync(Scene scene, string page)
    {
        var part = await PartAsync(scene);
        if ((await part.SheetAsync()).State.IsEditable)
        {
            await part.SubmitAsync(part.Staff);
        }

        return await scene.FormAsync(part.Head, $"/SelfAssessments/{page}/{part.SheetId}");
    }
}
