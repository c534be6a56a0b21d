using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>What is done to a result, from its preview to its correction.</summary>
internal static class ResultActs
{
    private static readonly (string Name, string? Value)[] Order =
        [("Input.Rows[0].Place", "2"), ("Input.Rows[1].Place", "1"), ("Input.Basis", "局务会纪要〔2026〕3 号"), ("Input.Authority", "局务会"), ("Input.Reason", "办件量居首")];

    private static readonly (string Name, string? Value)[] Ruling =
        [("Input.Outcome", "SetAside"), ("Input.Basis", "局务会纪要〔2026〕3 号"), ("Input.Authority", "局务会"), ("Input.Reason", "与现场记录不符")];

    public static IReadOnlyList<Act> All { get; } =
    [
        new("record a body's decision about equals", ["Resolution.Record", "RoundResult.Resolve"], async s => await s.FormAsync((await OpenPartAsync(s)).Admin, (await OpenPartAsync(s)).At("Resolve") + "/1"), Order),
        new("take a decision about equals back", ["Resolution.Withdraw"], WithdrawFormAsync, ("Input.Reason", "次序登记反了")),
        new("set a sheet aside that stands out", ["SheetRuling.Record", "RoundResult.Rule"], async s => await s.FormAsync((await ReviewPartAsync(s)).Admin, (await ReviewPartAsync(s)).At("Rule") + "/1"), Ruling),
        new("take a ruling on a sheet back", ["SheetRuling.Withdraw"], WithdrawRulingFormAsync, ("Input.Reason", "纪要登记错了")),
        new("compute a round", ["RoundResult.Recompute", "Round.MarkComputed"], async s => await s.FormAsync((await PartAsync(s)).Admin, $"/Results/Compute/{(await PartAsync(s)).RoundId}")),
        new("state the unit's case on a result", ["RoundResult.StateCase"], async s => await s.FormAsync((await PartAsync(s)).Staff, $"/Results/StateCase/{(await PartAsync(s)).ResultId}/{(await PartAsync(s)).First.Id}"),
            ("Input.ItemCode", "i1"), ("Input.Text", "一次检查的记录有误")),
        new("answer a statement", ["RoundResult.AnswerStatement"], AnswerFormAsync, ("Input.Answer", "经核对，记录无误")),
        new("decide a result", ["RoundResult.Decide"], DecideFormAsync),
        new("correct a decided result", ["RoundResult.Correct"], CorrectFormAsync, ("Input.Reason", "评分表重复")),
        new(Act.Simulation, ["RoundResult.Simulate"], async s => await s.FormAsync((await PartAsync(s)).Leader, (await PartAsync(s)).At("Simulate")), ("Input.Places", "2")),
        new("register a body's decision", ["Evidence.Add", "Evidence.Use", "Evidence.Freeze", "RoundResult.Decide"], RegisterFormAsync, ("Input.MeetingOn", "2026-09-15"), ("Input.MinutesNumber", "〔2026〕8号")),
    ];

    /// <summary>A quarter whose two windows have the same total, with one seat for both.</summary>
    public static async Task<ResultWorld> OpenAsync(Portal portal)
    {
        var world = await ResultWorld.SetAsync(portal, standing: ResultWorld.Grades.Replace("80", "0", StringComparison.Ordinal).Replace("\"from\":60", "\"from\":-1", StringComparison.Ordinal));
        await (await (await world.AsAsync(world.Admin)).OpenAsync($"/Results/Compute/{world.RoundId}")).Form().SubmitAsync();
        return world;
    }

    private static Task<ResultWorld> OpenPartAsync(Scene scene) => scene.PartAsync(OpenAsync, "equals at the last seat");

    private static async Task<Form> WithdrawFormAsync(Scene scene)
    {
        var part = await OpenPartAsync(scene);
        if (!await part.Portal.DataAsync(db => db.Resolutions.AnyAsync(r => r.RoundId == part.RoundId && r.WithdrawnBecause == null)))
        {
            await (await scene.FormAsync(part.Admin, part.At("Resolve") + "/1")).SubmitAsync([.. Order]);
        }

        var id = await part.Portal.DataAsync(db => db.Resolutions.Where(r => r.RoundId == part.RoundId && r.WithdrawnBecause == null).Select(r => r.Id).SingleAsync());
        return await scene.FormAsync(part.Admin, $"/Results/WithdrawResolution/{id}");
    }

    private static Task<ResultWorld> ReviewPartAsync(Scene scene) => scene.PartAsync(portal => ReviewTests.OpenAsync(portal), "a sheet that stands out");

    private static async Task<Form> WithdrawRulingFormAsync(Scene scene)
    {
        var part = await ReviewPartAsync(scene);
        if (!await part.Portal.DataAsync(db => db.SheetRulings.AnyAsync(r => r.RoundId == part.RoundId && r.WithdrawnBecause == null)))
        {
            await (await scene.FormAsync(part.Admin, part.At("Rule") + "/1")).SubmitAsync([.. Ruling]);
        }

        var id = await part.Portal.DataAsync(db => db.SheetRulings.Where(r => r.RoundId == part.RoundId && r.WithdrawnBecause == null).Select(r => r.Id).SingleAsync());
        return await scene.FormAsync(part.Admin, $"/Results/WithdrawRuling/{id}");
    }

    private static Task<ResultWorld> PartAsync(Scene scene) => scene.PartAsync(portal => ResultWorld.SetAsync(portal));

    private static async Task<Form> AnswerFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        if (!(await part.ResultAsync()).Statements.Any(s => s.Answer is null))
        {
            await part.StateCaseAsync();
        }

        var number = (await part.ResultAsync()).Statements.First(s => s.Answer is null).Number;
        return await scene.FormAsync(part.Admin, $"/Results/Answer/{part.ResultId}/{number}");
    }

    private static async Task<Form> DecideFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        await AnswerAllAsync(part);
        return await scene.FormAsync(part.Leader, part.At("Decide"));
    }

    private static async Task<Form> CorrectFormAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        if (!(await part.ResultAsync()).State.IsDecided)
        {
            await (await DecideFormAsync(scene)).SubmitAsync();
        }

        return await scene.FormAsync(part.Admin, $"/Results/Correct/{part.RoundId}");
    }

    private static async Task<Form> RegisterFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(
            portal => ResultWorld.SetAsync(portal, settings: s => s with { DeciderKind = DeciderKind.Body, DeciderPersonId = null, DeciderBody = "局务会" }), "decided by a body");
        return (await scene.FormAsync(part.OtherAdmin, part.At("Register"))).Choose("Input.Scan", "纪要.pdf", Samples.Pdf());
    }

    private static Task AnswerAllAsync(ResultWorld world) => world.Portal.DataAsync(async db =>
    {
        var open = await db.RoundResults.Include(r => r.Statements).SingleAsync(r => r.Id == world.ResultId);
        open.Statements.Where(s => s.Answer is null).ToList().ForEach(s => open.AnswerStatement(s.Number, "已核对", new Actor(world.Admin.PersonId), world.Portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });
}
