using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>What is done to phases, their tasks and the duties that come of them.</summary>
internal static class PhaseActs
{
    /// <summary>What was checked is stored.</summary>
    private static readonly (string Name, string? Value) Save = ("Input.Step", "Save");

    public static IReadOnlyList<Act> All { get; } =
    [
        new("plan a phase", ["Phase.Plan"], PlanAsync, Save),
        new("move a phase", ["Phase.Change"], MoveAsync, Save),
        new("open a phase", ["Duty.LayOut", "Duty.LayOut", "Phase.Open"], OpenAsync, ("Input.Reason", "提前开展")),
        new("close a phase", ["Phase.Close"], async s => await OnAsync(s, "/Phases/Close/", p => p.PhaseAsync("2026年9月", null)), ("Input.Reason", "提前完成")),
        new("give a phase back to its dates", ["Phase.Release"], ReleaseAsync, ("Input.Reason", "按方案执行")),
        new("remove a phase", ["Phase.Remove"], async s => await OnAsync(s, "/Phases/Remove/", p => p.PhaseAsync("2026年11月", null))),
        new("add a task", ["PhaseTask.Plan"], AddTaskAsync, Save),
        new("change a task", ["PhaseTask.Change", "Duty.Revise", "Duty.Revise"], ChangeTaskAsync, Save),
        new("cancel a task", ["PhaseTask.Cancel", "Duty.Withdraw", "Duty.Withdraw"], async s => await OnAsync(s, "/Tasks/Cancel/", async p => await p.TaskAsync(await p.PhaseAsync("2026年9月", null))), ("Input.Reason", "不再需要")),
        new("file a duty", ["Duty.File"], s => ByAsync(s, p => p.Staff, "/Duties/File/", p => p.DutyAsync()), ("Input.Words", "已传达到每个支部")),
        new("receive a duty", ["Duty.Receive"], s => ByAsync(s, p => p.Receiver, "/Duties/Receive/", p => p.FiledAsync())),
        new("send back a duty", ["Duty.SendBack"], s => ByAsync(s, p => p.Receiver, "/Duties/SendBack/", p => p.FiledAsync(needsCheck: true)), ("Input.Reason", "缺少责任人")),
        new("give a unit more days for a duty", ["Duty.Extend"], s => ByAsync(s, p => p.Admin, "/Duties/Extend/", p => p.DutyAsync()), ("Input.UntilOn", "2026-10-15"), ("Input.Reason", "停电")),
        new("remind of a duty", ["Duty.Remind"], RemindAsync),
    ];

    private static Task<PhaseScene> PartAsync(Scene scene) => scene.PartAsync(PhaseScene.SetAsync);

    private static Task<Form> OnAsync(Scene scene, string path, Func<PhaseScene, Task<int>> make) => ByAsync(scene, p => p.Admin, path, make);

    private static async Task<Form> ByAsync(Scene scene, Func<PhaseScene, Someone> who, string path, Func<PhaseScene, Task<int>> make)
    {
        var part = await PartAsync(scene);
        return await scene.FormAsync(who(part), $"{path}{await make(part)}");
    }

    private static async Task<Form> PlanAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        var form = await scene.FormAsync(part.Admin, $"/Phases/New/{await part.Campaigns.RunningAsync()}");
        return (await form.SubmitAsync(("Input.Name", "查摆问题"), ("Input.Begin.Wording", "2026年11月"), ("Input.End.Wording", "12月上旬"), ("Input.Step", "Check"))).Form();
    }

    private static async Task<Form> MoveAsync(Scene scene)
    {
        var form = await OnAsync(scene, "/Phases/Edit/", p => p.PhaseAsync("2026年11月", "2026年12月"));
        return (await form.SubmitAsync(("Input.End.Wording", "2027年1月"), ("Input.Reason", "任务较重"), ("Input.Step", "Check"))).Form();
    }

    private static Task<Form> OpenAsync(Scene scene) => OnAsync(scene, "/Phases/Open/", async part =>
    {
        var id = await part.PhaseAsync("2026年11月", null);
        await part.TaskAsync(id, "12月20日前");
        return id;
    });

    private static Task<Form> ReleaseAsync(Scene scene) => OnAsync(scene, "/Phases/Release/", async part =>
    {
        var id = await part.PhaseAsync("2026年11月", null);
        await part.Portal.DataAsync(async db =>
        {
            (await db.Phases.SingleAsync(p => p.Id == id)).Open(CampaignState.Running, "提前", new(part.Admin.PersonId), part.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        return id;
    });

    private static async Task<Form> AddTaskAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        var form = await scene.FormAsync(part.Admin, $"/Tasks/New/{await part.PhaseAsync("2026年11月", null)}");
        return (await form.SubmitAsync(("Input.Title", "书面报告"), ("Input.Due.Wording", "12月20日前"), ("Input.RecipientId", $"{part.Office.Id}"), ("Input.Step", "Check"))).Form();
    }

    private static async Task<Form> ChangeTaskAsync(Scene scene)
    {
        var form = await OnAsync(scene, "/Tasks/Edit/", async p => await p.TaskAsync(await p.PhaseAsync("2026年9月", null)));
        return (await form.SubmitAsync(("Input.Due.Wording", "10月中旬前"), ("Input.Reason", "会议推迟"), ("Input.Step", "Check"))).Form();
    }

    private static async Task<Form> RemindAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        var duty = await part.ReadAsync(await part.DutyAsync());
        return await scene.FormAsync(part.Admin, $"/Duties/Board/{duty.CampaignId}", $"form:has(input[value='{duty.Id}'])");
    }
}
