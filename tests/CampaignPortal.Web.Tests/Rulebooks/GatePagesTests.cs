using System.Net;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Gates and consequences written in the browser.</summary>
public sealed class GatePagesTests
{
    private static readonly (string Name, string? Value)[] Veto =
        [("Input.Name", "一票否决"), ("Input.Basis", "考核办法第十条"), ("Input.When[0].By", "Recorded"), ("Input.Effects[0].Kind", "NotRanked"), ("Input.Forward", "1")];

    [PortalFact]
    public async Task A_veto_is_shown_as_a_sentence_before_it_is_saved_and_then_stands_on_every_page_that_explains_the_rules(Provider provider)
    {
        const string Sentence = "一票否决：经有权认定的人认定并登记的，不参加排名，仍计入名额基数；以后 1 期继续有效；依据：考核办法第十条";
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        var open = await scene.OpenAsync($"/Rulebooks/EditGate/{id}");
        open.AssertCommandsAtMost(12);
        var preview = await open.Form().SubmitAsync([.. Veto, ("Chosen", "Check")]);
        Assert.Contains(Sentence, preview.Document.GetElementById("gate-shown")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        var saved = await preview.Form().SubmitAsync();
        Assert.StartsWith("/Rulebooks/Details/", saved.Path, StringComparison.Ordinal);
        Assert.Contains(Sentence, saved.Document.GetElementById("gates")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Sentence, (await scene.OpenAsync($"/Rulebooks/Scoring/{id}")).Text, StringComparison.Ordinal);
        var adopt = (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text;
        Assert.Contains("新增“一票否决”", adopt, StringComparison.Ordinal);
        Assert.Contains(Sentence, adopt, StringComparison.Ordinal);
        var deed = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "RulebookDraft.Rewrite").OrderByDescending(e => e.Id).FirstAsync());
        Assert.Contains("一票否决〔basis〕考核办法第十条", deed.After, StringComparison.Ordinal);
        var gate = Assert.Single((await scene.BookAsync(id)).Scheme.Standing.Gates);
        Assert.Equal(("一票否决", 1, EffectKind.NotRanked), (gate.Name.Zh, gate.Forward, gate.Effects.Single().Kind));
    }

    [PortalFact]
    public async Task Opening_and_saving_each_changes_nothing(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, GateScene.Full());
        var text = SchemeWriter.Write(GateScene.Full().Scheme);
        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
        foreach (var gate in GateScene.Full().Scheme.Standing.Gates)
        {
            await scene.DoAsync($"/Rulebooks/EditGate/{id}?code={gate.Code}");
        }

        foreach (var consequence in GateScene.Full().Scheme.Standing.Consequences)
        {
            await scene.DoAsync($"/Rulebooks/EditConsequence/{id}?code={consequence.Code}");
        }

        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
    }

    [PortalFact]
    public async Task A_consequence_is_added_named_by_a_veto_and_removed_again_and_the_veto_says_that_it_is_gone(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.DoAsync($"/Rulebooks/EditConsequence/{id}", ("Input.Name", "约谈"));
        var talk = Assert.Single((await scene.BookAsync(id)).Scheme.Standing.Consequences).Code;
        Assert.Contains("没有什么会引起“约谈”", (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/EditGate/{id}", [.. Veto, ("Input.Effects[1].Kind", "Consequence"), ("Input.Effects[1].Consequence", talk)]);
        Assert.DoesNotContain("没有什么会引起", (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/RemoveConsequence/{id}/{talk}");
        var details = await scene.OpenAsync($"/Rulebooks/Details/{id}");
        var gate = Assert.Single((await scene.BookAsync(id)).Scheme.Standing.Gates);
        Assert.Contains("所写的后续处理已经没有", details.Document.GetElementById($"Gate-{gate.Code}")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(details.Document.QuerySelector($"a[href='#Gate-{gate.Code}']"));
        var refused = await (await scene.OpenAsync($"/Rulebooks/EditGate/{id}?code={gate.Code}")).Form().SubmitAsync();
        Assert.Contains("已经没有", refused.Document.GetElementById("Input_Effects_1__Consequence-error")!.TextContent, StringComparison.Ordinal);
        await scene.DoAsync($"/Rulebooks/EditGate/{id}?code={gate.Code}", ("Input.Effects[1].Kind", ""), ("Input.Effects[1].Consequence", ""));
        await scene.DoAsync($"/Rulebooks/RemoveGate/{id}/{gate.Code}");
        Assert.Contains("没有否决情形", (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text, StringComparison.Ordinal);
        (await scene.OpenAsync($"/Rulebooks/EditGate/{id}?code={gate.Code}")).AssertStatus(HttpStatusCode.NotFound);
        (await scene.OpenAsync($"/Rulebooks/RemoveGate/{id}/{gate.Code}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task What_a_gate_names_may_be_removed_and_every_page_still_opens(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, GateScene.Full());
        await scene.DoAsync($"/Rulebooks/RemoveItem/{id}/d");
        await scene.DoAsync($"/Rulebooks/Grades/{id}", ("Input.Bands[0].Name", ""), ("Input.Bands[0].From", ""), ("Input.Bands[1].Name", ""), ("Input.Lists[0].Name", ""), ("Input.Lists[0].Amount", ""));
        Assert.Equal(5, (await scene.BookAsync(id)).Scheme.Standing.Gates.Count);
        var details = (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text;
        foreach (var said in (string[])["所选的项目已经没有", "所定的等次已经没有", "涉及的评优名单已经没有", "所看的等次已经没有"])
        {
            Assert.Contains(said, details, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["Scoring", "Adopt", "Trial", "EditGate"])
        {
            (await scene.OpenAsync($"/Rulebooks/{path}/{id}{(path == "EditGate" ? "?code=again" : "")}")).AssertStatus(HttpStatusCode.OK);
        }

        Assert.Contains(RulebookChecks.Run(await scene.BookAsync(id)), p => p is { Kind: RulebookProblemKind.ConditionItemUnknown, Gate: "late" });
    }

    [PortalFact]
    public async Task A_veto_without_a_basis_is_kept_and_listed_and_cannot_be_adopted(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.DoAsync($"/Rulebooks/EditGate/{id}", [.. Veto.Where(v => v.Name != "Input.Basis")]);
        Assert.Contains("“一票否决”没有写依据", (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("“一票否决”没有写依据", (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Domain.Shared.RefusedException>(() => scene.AdoptAsync(id));
    }

    [PortalFact]
    public async Task INP_02_each_problem_stands_beside_its_field_and_nothing_is_saved(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, GateScene.Full());
        var before = await scene.Portal.HashAsync();
        ((string Name, string? Value)[] Typed, string Field, string Says)[] wrong =
        [
            ([("Input.Name", "")], "Input_Name", "名称"),
            ([("Input.When[0].By", "")], "Input_When_0__By", "至少填一个条件"),
            ([("Input.Effects[0].Kind", "")], "Input_Effects_0__Kind", "至少选一种"),
            ([("Input.When[1].Number", "3")], "Input_When_1__By", "看什么"),
            ([("Input.When[0].By", "Total")], "Input_When_0__Number", "要填这一栏"),
            ([("Input.When[0].By", "Channel"), ("Input.When[0].Comparison", "Below"), ("Input.When[0].Number", "60")], "Input_When_0__Channel", "要填这一栏"),
            ([("Input.When[0].Channel", "self")], "Input_When_0__Channel", "不用这一栏"),
            ([("Input.When[0].By", "Sheets"), ("Input.When[0].Channel", "facts"), ("Input.When[0].Comparison", "Below"), ("Input.When[0].Number", "5")], "Input_When_0__Channel", "不用评分表"),
            ([("Input.When[0].By", "Exhausted"), ("Input.When[0].Item", "p")], "Input_When_0__Item", "不能这样用"),
            ([("Input.When[0].By", "Occurrences"), ("Input.When[0].Item", "p"), ("Input.When[0].Cause", "d:late"), ("Input.When[0].Comparison", "Above"), ("Input.When[0].Number", "1")], "Input_When_0__Cause", "不属于"),
            ([("Input.When[0].By", "History")], "Input_When_0__Past", "要填这一栏"),
            ([("Input.When[0].By", "History"), ("Input.When[0].Past", "Bottom:"), ("Input.When[0].Periods", "1")], "Input_When_0__Places", "要填这一栏"),
            ([("Input.When[0].By", "History"), ("Input.When[0].Past", "Award:"), ("Input.When[0].Periods", "121")], "Input_When_0__Periods", "120"),
            ([("Input.Effects[0].Kind", "Grade")], "Input_Effects_0__Grade", "要填这一栏"),
            ([("Input.Effects[0].Kind", "Revoke")], "Input_Effects_0__Back", "要填这一栏"),
            ([("Input.Effects[0].Lists[best]", "true")], "Input_Effects_0__Kind", "不涉及评优名单"),
            ([("Input.Effects[0].Kind", "NoAward"), ("Input.Effects[0].OtherLists", "cup")], "Input_Effects_0__OtherLists", "名单已经没有"),
            ([("Input.Effects[0].Kind", "NoAward"), ("Input.Effects[0].OtherLists", "奖杯！")], "Input_Effects_0__OtherLists", "代号"),
            ([("Input.ForUnit", "false")], "Input_ForUnit", "至少选一个"),
            ([("Input.Forward", "121")], "Input_Forward", "120"),
        ];
        foreach (var (typed, field, says) in wrong)
        {
            var page = await (await scene.OpenAsync($"/Rulebooks/EditGate/{id}")).Form().SubmitAsync([.. Veto.Where(v => typed.All(t => t.Name != v.Name)), .. typed]);
            var error = page.Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field} {says}: {error} {page.Text}");
        }

        var recorded = await (await scene.OpenAsync($"/Rulebooks/EditConsequence/{id}")).Form().SubmitAsync(("Input.Name", "约谈"), ("Input.When[0].By", "Recorded"));
        Assert.Contains("由人认定", recorded.Document.GetElementById("Input_When_0__By-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task CONC_01_of_two_authors_the_later_one_is_told_and_keeps_what_was_typed(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var form = (await scene.OpenAsync($"/Rulebooks/EditGate/{id}")).Form();
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1", ("Input.Points", "40"));
        var stale = await form.SubmitAsync(Veto);
        Assert.Equal("一票否决", stale.Form().Fields().Single(f => f.Name == "Input.Name").Value);
        Assert.Empty((await scene.BookAsync(id)).Scheme.Standing.Gates);
        Assert.StartsWith("/Rulebooks/Details/", (await stale.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.Single((await scene.BookAsync(id)).Scheme.Standing.Gates);
    }
}
