using System.Globalization;
using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Occurrences;

/// <summary>One event that weighs more and falls on several units, from its record to the figures of all.</summary>
public sealed class SharedOccurrenceTests
{
    private const string Rule = "duty|absent";

    private const string SchemeText = """
        {"scheme":1,"code":"linked","name":{"zh":"连带扣分办法"},"scale":{"base":100,"max":null,"min":0},
         "channels":[{"code":"visit","name":{"zh":"督查考评"},"weight":1,"reduce":{"by":"facts"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}}],
         "items":[{"code":"duty","name":{"zh":"在岗"},"type":"deduct","points":100,"countedIn":["visit"],"floor":"zero","responsibleOffice":"SUPERVISION",
           "rules":[{"code":"absent","cause":{"zh":"空岗"},"value":3,"per":"time"}],
           "multipliers":[{"code":"leader","name":{"zh":"领导指出"},"factor":2}],
           "roles":[{"code":"window","name":{"zh":"直接责任"},"factor":1},{"code":"chief","name":{"zh":"主管科室"},"factor":0.5}]}],
         "block":{"items":[{"code":"late","name":{"zh":"迟到"},"type":"deduct","responsibleOffice":"SUPERVISION","rules":[{"code":"late","cause":{"zh":"迟到"},"value":1,"per":"time"}]},
           {"code":"praise","name":{"zh":"表扬"},"type":"bonus","responsibleOffice":"SUPERVISION","rules":[{"code":"city","cause":{"zh":"市级表扬"},"value":2,"per":"time"}],"multipliers":[{"code":"first","name":{"zh":"第一名"},"factor":1.5}]}]},
         "ranking":{"ties":[]}}
        """;

    private static async Task<OccurrenceScene> SetAsync(Provider provider) => await OccurrenceScene.SetAsync(await Portal.OpenAsync(provider), SchemeText);

    private static (string Name, string? Value)[] Typed(OccurrenceScene scene) =>
    [
        ("Input.Weight.Multipliers", "leader"), ("Input.Weight.Role", "window"), ("Input.Weight.Shares[0].UnitId", $"{scene.There.Id}"), ("Input.Weight.Shares[0].Role", "chief"),
        ("Input.Step", "Check"),
    ];

    /// <returns>The page that asks what the item asks besides.</returns>
    private static Task<Page> AskedAsync(OccurrenceScene scene) => scene.CheckAsync(scene.Finder, ("Input.Rule", Rule));

    private static async Task<int> RecordAsync(OccurrenceScene scene)
    {
        var check = await (await AskedAsync(scene)).Form().SubmitAsync(Typed(scene));
        var saved = await check.Form().SubmitAsync(OccurrenceScene.Save);
        Assert.True(saved.Path.StartsWith("/Occurrences/Details/", StringComparison.Ordinal), saved.Text);
        return int.Parse(saved.Path.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private static async Task<Page> OpenAsync(OccurrenceScene scene, Someone who, string path) => await (await scene.Portal.SignInAsync(who)).OpenAsync(path);

    [PortalFact]
    public async Task What_an_item_asks_besides_is_asked_of_that_item_alone_and_stored_once(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var plain = await scene.CheckAsync(scene.Finder, ("Input.Rule", "late|late"));
        Assert.DoesNotContain("加重情形", plain.Text, StringComparison.Ordinal);
        Assert.Contains("−1", plain.Text, StringComparison.Ordinal);

        var asked = await AskedAsync(scene);
        Assert.Contains("领导指出：乘以 2", asked.Text, StringComparison.Ordinal);
        Assert.Empty(asked.Document.QuerySelectorAll("[name='Input.Weight.Multipliers'][checked]"));
        var check = await asked.Form().SubmitAsync(Typed(scene));
        Assert.Contains("−6", check.Text, StringComparison.Ordinal);
        Assert.Contains("主管科室，按 50% 计 −3 分", check.Text, StringComparison.Ordinal);

        var edited = await check.Form().SubmitAsync(("Input.Step", "Edit"));
        Assert.Contains(("Input.Weight.Shares[0].UnitId", $"{scene.There.Id}"), edited.Form().Fields());
        Assert.Contains(("Input.Weight.Multipliers", "leader"), edited.Form().Fields());

        var saved = await check.Form().SubmitAsync(OccurrenceScene.Save);
        saved.AssertCommandsAtMost(24);
        await check.Form().SubmitAsync(OccurrenceScene.Save);
        Assert.Equal(1, await scene.CountAsync());
        var other = await check.Form().SubmitAsync([.. OccurrenceScene.Save, ("Input.Weight.Shares[0].Role", "window")]);
        Assert.Contains("2026-0001", other.Text, StringComparison.Ordinal);
        Assert.Equal(1, await scene.CountAsync());

        var stored = await scene.SingleAsync();
        Assert.Equal((6m, "leader"), (stored.TotalPoints, stored.Multipliers.Single().Code));
        Assert.Equal([(scene.Here.Id, 1m, "window"), (scene.There.Id, 0.5m, "chief")], stored.Subjects.Select(s => (s.UnitId, s.Factor, s.Role!)));
        Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == scene.Stranger.PersonId && m.Kind == "OccurrenceRecorded")));
    }

    [PortalFact]
    public async Task A_unit_stands_once_in_an_event_and_each_with_a_share_that_the_item_knows(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var form = (await AskedAsync(scene)).Form();
        ((string Name, string? Value)[] Typed, string Field, string Says)[] wrong =
        [
            ([("Input.Weight.Role", "")], "Input_Weight_Role", "请选择身份"),
            ([("Input.Weight.Shares[0].UnitId", $"{scene.Here.Id}"), ("Input.Weight.Shares[0].Role", "chief")], "Input_Weight_Shares_0__UnitId", "只能出现一次"),
            ([("Input.Weight.Shares[0].UnitId", ""), ("Input.Weight.Shares[0].Role", ""), ("Input.Weight.Shares[2].Role", "chief")], "Input_Weight_Shares_0__UnitId", "单位"),
            ([("Input.Weight.Shares[0].Role", "")], "Input_Weight_Shares_0__Role", "请选择身份"),
            ([("Input.Weight.Shares[0].UnitId", "987654")], "Input_Weight_Shares_0__UnitId", "单位"),
        ];
        foreach (var (typed, field, says) in wrong)
        {
            var page = await form.SubmitAsync([.. Typed(scene).Where(t => typed.All(x => x.Name != t.Name)), .. typed]);
            var error = page.Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field}: {error} {page.Text}");
        }

        var forged = await form.SubmitAsync([.. Typed(scene), ("Input.Weight.Multipliers", "none")]);
        Assert.NotNull(forged.Document.QuerySelector("[data-error-summary]"));
        Assert.Equal(0, await scene.CountAsync());
    }

    [PortalFact]
    public async Task A_unit_that_bears_a_share_answers_for_itself_and_sees_nothing_of_the_other_but_that_it_is_concerned(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var id = await RecordAsync(scene);
        await (await OpenAsync(scene, scene.Head, $"/Occurrences/StateCase/{id}")).Form().SubmitAsync(("Input.Text", "窗口当时停电。"));

        var page = await OpenAsync(scene, scene.Stranger, $"/Occurrences/Details/{id}");
        page.AssertStatus(HttpStatusCode.OK);
        page.AssertCommandsAtMost(12);
        Assert.Contains("领导指出", page.Text, StringComparison.Ordinal);
        Assert.Contains("主管科室，按 50% 计 −3 分", page.Text, StringComparison.Ordinal);
        Assert.Contains("公安窗口", page.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "窗口当时停电。", "直接责任", scene.Head.Name, "已经答复" })
        {
            Assert.DoesNotContain(hidden, page.Text, StringComparison.Ordinal);
        }

        Assert.Contains("主管科室，按 50% 计 −3 分", (await OpenAsync(scene, scene.Stranger, $"/Occurrences/StateCase/{id}")).Text, StringComparison.Ordinal);
        await (await OpenAsync(scene, scene.Stranger, $"/Occurrences/StateCase/{id}")).Form().SubmitAsync(("Input.Text", "已提前安排顶岗。"));
        var deciding = await OpenAsync(scene, scene.Admin, $"/Occurrences/Decide/{id}");
        Assert.Contains("窗口当时停电。", deciding.Text, StringComparison.Ordinal);
        Assert.Contains("已提前安排顶岗。", deciding.Text, StringComparison.Ordinal);
        Assert.Contains("领导指出：乘以 2", deciding.Text, StringComparison.Ordinal);
        Assert.Contains("直接责任，按 100% 计 −6 分", deciding.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_its_finder_takes_back_is_gone_for_all(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var id = await RecordAsync(scene);
        await (await OpenAsync(scene, scene.Finder, $"/Occurrences/Withdraw/{id}")).Form().SubmitAsync(("Input.Reason", "登记错了单位"));
        foreach (var person in new[] { scene.Head, scene.Stranger })
        {
            Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == person.PersonId && m.Kind == "OccurrenceWithdrawn")));
        }

        await ComputeAsync(scene);
        Assert.All(await scene.Portal.DataAsync(db => db.RoundResults.SelectMany(r => r.Standings).ToListAsync()), s => Assert.Equal(100, s.Total));
    }

    [PortalFact]
    public async Task A_quarter_with_a_linked_deduction_of_severity_says_figure_and_sentence_to_both_units(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var id = await RecordAsync(scene);
        foreach (var who in new[] { scene.Head, scene.Stranger })
        {
            await (await OpenAsync(scene, who, $"/Occurrences/Acknowledge/{id}")).Form().SubmitAsync();
        }

        await (await OpenAsync(scene, scene.Admin, $"/Occurrences/Decide/{id}")).Form().SubmitAsync(("Input.Outcome", nameof(OccurrenceState.Upheld)));
        var resultId = await ComputeAsync(scene);

        // 3 points, doubled because a leader pointed it out: 6 for the window, half of it for the office in charge.
        var standings = await scene.Portal.DataAsync(db => db.RoundResults.SelectMany(r => r.Standings).ToDictionaryAsync(s => s.UnitId, s => s.Total));
        Assert.Equal((94m, 97m, 100m), (standings[scene.Here.Id], standings[scene.There.Id], standings[scene.Office.Id]));
        var bundle = await scene.Portal.DataAsync(db => db.RoundResults.Select(r => r.Bundle.Text).SingleAsync());
        Assert.Equal(VerificationOutcome.Same, Bundle.Verify(bundle).Outcome);

        var first = await OpenAsync(scene, scene.Head, $"/Results/Unit/{resultId}/{scene.Here.Id}");
        Assert.Contains("领导指出，乘以 2。", first.Text, StringComparison.Ordinal);
        Assert.Contains("本单位为直接责任，分担 100%。", first.Text, StringComparison.Ordinal);
        Assert.Contains("−6", first.Text, StringComparison.Ordinal);
        var second = await OpenAsync(scene, scene.Stranger, $"/Results/Unit/{resultId}/{scene.There.Id}");
        Assert.Contains("本单位为主管科室，分担 50%。", second.Text, StringComparison.Ordinal);
        Assert.Contains("3×1×2×0.5 = 3", second.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_was_recorded_before_its_item_had_shares_falls_on_its_unit_with_the_first(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var id = await RecordAsync(scene);
        await scene.Portal.DataAsync(db => db.Set<OccurrenceSubject>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Role, (string?)null)));
        scene.Portal.Clock.Set(new DateTimeOffset(2026, 9, 23, 0, 0, 0, TimeSpan.FromHours(8)));
        await (await OpenAsync(scene, scene.Admin, $"/Occurrences/Decide/{id}")).Form().SubmitAsync(("Input.Outcome", nameof(OccurrenceState.Upheld)));
        await ComputeAsync(scene);
        var totals = await scene.Portal.DataAsync(db => db.RoundResults.SelectMany(r => r.Standings).ToDictionaryAsync(s => s.UnitId, s => s.Total));
        Assert.Equal((94m, 94m), (totals[scene.Here.Id], totals[scene.There.Id]));
    }

    [PortalFact]
    public async Task A_bonus_is_claimed_with_what_makes_it_weigh_more(Provider provider)
    {
        await using var scene = await SetAsync(provider);
        var form = (await OpenAsync(scene, scene.Head, "/Occurrences/Claim")).Form();
        (string Name, string? Value)[] typed = [("Input.Rule", "praise|city"), ("Input.OccurredOn", "2026-09-10"), ("Input.Cause", "获市级表彰"), ("Input.OriginalKeptAt", "窗口档案柜")];
        var asked = await form.SubmitAsync(typed);
        Assert.Equal(0, await scene.CountAsync());
        Assert.Contains("第一名：乘以 1.5", asked.Text, StringComparison.Ordinal);
        var claimed = await asked.Form().SubmitAsync(("Input.Weight.Multipliers", "first"));
        Assert.StartsWith("/Occurrences/Details/", claimed.Path, StringComparison.Ordinal);
        Assert.Equal((3m, OccurrenceState.Claimed), ((await scene.SingleAsync()).TotalPoints, (await scene.SingleAsync()).State));
    }

    private static async Task<int> ComputeAsync(OccurrenceScene scene)
    {
        await (await OpenAsync(scene, scene.Admin, $"/Rounds/Close/{scene.RoundId}")).Form().SubmitAsync();
        await (await OpenAsync(scene, scene.Admin, $"/Results/Compute/{scene.RoundId}")).Form().SubmitAsync();
        return await scene.Portal.DataAsync(db => db.RoundResults.Select(r => r.Id).SingleAsync());
    }
}
