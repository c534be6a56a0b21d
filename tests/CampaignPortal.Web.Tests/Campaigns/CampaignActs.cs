using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Campaigns;

/// <summary>What an administrator does to campaigns and their quarters.</summary>
internal static class CampaignActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("found a campaign", ["Campaign.Create", "Campaign.ChangeSettings", "Campaign.AddCategory", "Campaign.AddCategory", "Campaign.ChangeSettings", "Campaign.Describe", "StandardSet.Create", "StandardSet.AddVersion",
                "SchemeVersion.Create", "Campaign.AdoptScheme", "Campaign.AdoptStandards"], FoundAsync, ("Basics.Name", "作风建设活动"), ("Basics.OfficeStanding", nameof(OfficeStanding.NotRated)), ("Input.FactsAfterDecision", nameof(LateFacts.Carry)),
            ("Input.DeciderKind", nameof(DeciderKind.Body)), ("Input.DeciderBody", "局务会")),
        new("change a campaign's settings", ["Campaign.ChangeSettings"], s => OnAsync(s, "/Campaigns/Settings/{0}", c => c.DraftAsync()), ("Input.StatementWorkingDays", "7")),
        new("found a campaign from blank", ["Campaign.Create", "Campaign.AddCategory"], BlankAsync, ("Input.Name", "创争活动")),
        new("copy a campaign", ["Campaign.Create", "Campaign.CopyFrom", "Campaign.ChangeSettings", "Campaign.Describe", "Campaign.AddCategory", "Campaign.AddCategory", "Campaign.Join", "Campaign.Join",
                "SchemeVersion.Create", "Campaign.AdoptScheme", "Campaign.AdoptStandards"], s => OnAsync(s, "/Campaigns/Copy/{0}", c => c.DraftAsync()), ("Input.Name", "下一年的活动")),
        new("say what a campaign is", ["Campaign.Describe"], s => OnAsync(s, "/Campaigns/Edit/{0}", c => c.DraftAsync()), ("Input.Theme", "服务群众"), ("Input.Begins.Wording", "2026年11月")),
        new("register a campaign's numbers", ["Campaign.RegisterApproval"], s => OnAsync(s, "/Campaigns/Approval/{0}", c => c.DraftAsync()), ("Input.ApprovalNumber", "批〔2026〕3号")),
        new("add a goal", ["Goal.Add"], s => OnAsync(s, "/Campaigns/Goals/{0}", c => c.DraftAsync()), ("Input.Text", "创优评差"), ("Input.Target", "进入市二十佳科室")),
        new("change a goal", ["Goal.Revise"], s => OnAsync(s, "/Campaigns/ReviseGoal/{0}", c => c.GoalAsync()), ("Input.Target", "无最差科室")),
        new("register a goal's attainment", ["Goal.Register"], s => OnAsync(s, "/Campaigns/RegisterGoal/{0}", c => c.GoalAsync()), ("Input.Outcome", nameof(Attainment.Attained)), ("Input.Note", "市委通报")),
        new("take a goal off", ["Goal.Withdraw"], s => OnAsync(s, "/Campaigns/WithdrawGoal/{0}", c => c.GoalAsync())),
        new("add a basis document", ["BasisDocument.Add"], s => OnAsync(s, "/Campaigns/Documents/{0}", c => c.DraftAsync()), ("Input.Title", "实施方案"), ("Input.KeptAt", "档案室")),
        new("change a basis document", ["BasisDocument.Revise"], s => OnAsync(s, "/Campaigns/ReviseDocument/{0}", c => c.DocumentAsync()), ("Input.Number", "茂办发〔2008〕20号")),
        new("take a basis document off", ["BasisDocument.Withdraw"], s => OnAsync(s, "/Campaigns/WithdrawDocument/{0}", c => c.DocumentAsync())),
        new("add a member of the group", ["GroupMember.Add"], s => OnAsync(s, "/Campaigns/Group/{0}", c => c.DraftAsync()), ("Input.Name", "王某"), ("Input.Role", nameof(GroupRole.Head))),
        new("end a seat in the group", ["GroupMember.End"], s => OnAsync(s, "/Campaigns/EndMember/{0}", c => c.MemberAsync()), ("Input.LastDay", "2026-12-31")),
        new("add a category", ["Campaign.AddCategory"], s => OnAsync(s, "/Campaigns/Categories/{0}", c => c.DraftAsync()), ("Input.Name", "直属单位")),
        new("change a category", ["Campaign.ChangeCategory"], s => OnAsync(s, "/Campaigns/ChangeCategory/{0}/K", c => c.DraftAsync()), ("Input.Name", "机关科室"), ("Input.Place", "1")),
        new("remove a category", ["Campaign.RemoveCategory"], s => OnAsync(s, "/Campaigns/RemoveCategory/{0}/K", c => c.DraftAsync())),
        new("add participants", ["Campaign.Join"], JoinAsync, ("Input.Since", "2026-09-01")),
        new("place a participant", ["Campaign.Leave", "Campaign.Join"], s => OnUnitAsync(s, "/Campaigns/PlaceParticipant/{0}/{1}"), ("Input.Category", "K")),
        new("end a participation", ["Campaign.Leave"], s => OnUnitAsync(s, "/Campaigns/EndParticipant/{0}/{1}"), ("Input.LastDay", "2026-12-31")),
        new("start a campaign", ["Campaign.Start"], s => OnAsync(s, "/Campaigns/Start/{0}", c => c.DraftAsync())),
        new("end a campaign", ["Campaign.Finish"], s => OnAsync(s, "/Campaigns/Finish/{0}", c => c.RunningAsync())),
        new("archive a campaign", ["Campaign.Archive"], s => OnAsync(s, "/Campaigns/Archive/{0}", c => c.DraftAsync((campaign, by, now) =>
        {
            campaign.Start(by, now);
            campaign.Finish(0, by, now);
        }))),
        new("discard a campaign", ["Campaign.Discard"], s => OnAsync(s, "/Campaigns/Discard/{0}", c => c.DraftAsync()), ("Input.Reason", "年度选错")),
        new("plan a round", ["Round.Plan"], s => OnAsync(s, "/Rounds/New/{0}", c => c.RunningAsync()), ("Input.Dates.OpensOn", "2026-09-20"),
            ("Input.Dates.SelfDueOn", "2026-09-25"), ("Input.Dates.ConfirmDueOn", "2026-09-27"), ("Input.Dates.ScoringDueOn", "2026-09-30"), ("Input.Dates.LateUntilOn", "")),
        new("move a round's days", ["Round.Reschedule"], s => OnAsync(s, "/Rounds/Reschedule/{0}", c => c.PlannedAsync()), ("Input.Dates.SelfDueOn", "2026-09-21"), ("Input.Reason", "会议推迟")),
        new("open a round", ["SelfAssessment.Prepare", "SelfAssessment.Prepare", "ScoreSheet.Prepare", "Round.Open", "SchemeVersion.Freeze", "StandardSet.Freeze"], s => OnAsync(s, "/Rounds/Open/{0}", c => c.PlannedAsync())),
        new("give a unit more days", ["Round.Extend"], ExtendAsync, ("Input.UntilOn", "2026-09-23"), ("Input.ConfirmUntilOn", "2026-09-24"), ("Input.Reason", "停电")),
        new("close a round", ["Round.Close"], s => OnAsync(s, "/Rounds/Close/{0}", c => c.OpenAsync())),
        new("withdraw a round", ["SelfAssessment.TakeBack", "SelfAssessment.TakeBack", "ScoreSheet.TakeBack", "Round.Withdraw"], s => OnAsync(s, "/Rounds/Withdraw/{0}", c => c.OpenAsync()), ("Input.Reason", "季度选错")),
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

    private static async Task<Form> OnUnitAsync(Scene scene, string path)
    {
        var part = await PartAsync(scene);
        return await scene.FormAsync(part.Admin, string.Format(CultureInfo.InvariantCulture, path, await part.DraftAsync(), part.Windows[1].Id));
    }

    private static async Task<Form> BlankAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return await scene.FormAsync(part.Admin, "/Campaigns/Blank");
    }

    private static async Task<Form> JoinAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return (await scene.FormAsync(part.Admin, $"/Campaigns/AddParticipants/{await part.DraftAsync()}")).With(("Input.UnitIds", $"{part.Windows[2].Id}"));
    }

    /// <summary>The first channel weighs everything, and the organiser is every responsible office.</summary>
    internal static async Task<Form> FoundAsync(Scene scene)
    {
        var part = await PartAsync(scene);
        return Completed(await scene.FormAsync(part.Admin, "/Campaigns/FromTemplate"), part).With(("Basics.OfficeUnitId", $"{part.Organiser.Id}"));
    }

    internal static Form Completed(Form form, CampaignScene part)
    {
        string[] weights = [.. form.Names.Where(n => n.StartsWith("Answers.Weights[", StringComparison.Ordinal))];
        return form.With(
        [
            .. weights.Select((w, i) => (w, i == 0 ? "100" : "0")),
            .. from n in form.Names where n.StartsWith("Answers.Offices[", StringComparison.Ordinal) select (n, $"{part.Organiser.Id}"),
        ]);
    }
}
