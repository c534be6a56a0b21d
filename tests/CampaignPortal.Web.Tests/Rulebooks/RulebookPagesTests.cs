using System.Net;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Writing the rules of a campaign in the browser.</summary>
public sealed class RulebookPagesTests
{
    private static readonly string[] Verbs =
    [
        "Begin/{0}", "FromTemplate/{0}/service-centre-quarter", "AddCriterion/{0}", "EditCriterion/{0}/1", "MoveCriterion/{0}/1", "RemoveCriterion/{0}/1", "AddItem/{0}?kind=Points&criterion=1", "EditItem/{0}/1", "RemoveItem/{0}/1",
        "Channels/{0}", "Grades/{0}", "Discard/{0}", "Adopt/{0}",
    ];

    [PortalFact]
    public async Task AUTHZ_02_rules_are_closed_to_other_roles_and_do_not_exist_for_other_organisers(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        foreach (var (who, expected) in ((Someone, HttpStatusCode)[])
            [(scene.Base.Leader, HttpStatusCode.Forbidden), (scene.Base.Head, HttpStatusCode.Forbidden), (scene.Base.Staff, HttpStatusCode.Forbidden), (scene.Base.OtherAdmin, HttpStatusCode.NotFound)])
        {
            var visitor = await scene.Portal.SignInAsync(who);
            (await visitor.OpenAsync($"/Rulebooks/Details/{id}")).AssertStatus(expected);
            foreach (var verb in Verbs)
            {
                var path = $"/Rulebooks/{string.Format(System.Globalization.CultureInfo.InvariantCulture, verb, id)}";
                (await visitor.OpenAsync(path)).AssertStatus(expected);
                (await visitor.PostWithTokenAsync(path, ("Input.Version", "1"))).AssertStatus(expected);
            }
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task BIZ_04_a_form_from_before_somebody_else_s_change_changes_nothing_and_can_be_sent_again(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        foreach (var act in RulebookActs.All)
        {
            var form = await act.FormAsync(scene);
            await scene.Portal.DataAsync(async db =>
            {
                await db.RulebookDrafts.ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, x => x.Version + 1));
                await db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.Version, x => x.Version + 1));
            });
            var before = await scene.Portal.DumpAsync();
            var page = await form.SubmitAsync(act.Typed);
            Assert.True(before == await scene.Portal.DumpAsync(), $"{act.Name} was done with a stale form.");
            Assert.Contains("他人修改了这项内容", page.Document.QuerySelector(".cp-error-summary")?.TextContent ?? page.Text, StringComparison.Ordinal);
            Assert.All(act.Typed.Where(t => t.Value!.Length > 0), t => Assert.Contains((t.Name, t.Value!), page.Form().Fields()));
            var again = await page.Form().SubmitAsync(("Chosen", "Take"));
            Assert.True(again.Path != page.Path && before != await scene.Portal.DumpAsync(), $"{act.Name} sent again: {again.Text}");
        }
    }

    [PortalFact]
    public async Task What_is_typed_is_told_when_the_draft_is_gone_meanwhile(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.AdoptAsync(id);
        await scene.DoAsync($"/Rulebooks/Begin/{id}");
        var form = (await scene.OpenAsync($"/Rulebooks/EditCriterion/{id}/1")).Form();
        await scene.DoAsync($"/Rulebooks/Discard/{id}");
        var page = await form.SubmitAsync(("Input.Wording", "周到"));
        Assert.Contains("没有修改稿", page.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(("Input.Wording", "周到"), page.Form().Fields());
    }

    [PortalFact]
    public async Task Each_problem_stands_at_its_row_in_the_author_s_words_and_none_of_them_is_adopted(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.DoAsync($"/Rulebooks/RemoveItem/{id}/2");
        var page = await scene.OpenAsync($"/Rulebooks/Details/{id}");
        Assert.Contains("2 规定 没有计分项目：请补一个计分项目，或删去这个要点。", page.Document.GetElementById("criterion-2")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("items[", page.Body, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
        var before = await scene.Portal.HashAsync();
        var adopt = await scene.OpenAsync($"/Rulebooks/Adopt/{id}");
        Assert.Null(adopt.Document.QuerySelector("main form[method=post]"));
        var versions = await scene.Portal.DataAsync(db => db.RulebookDrafts.Join(db.Campaigns, d => d.CampaignId, c => c.Id, (d, c) => new { Draft = d.Version, Campaign = c.Version, c.Id }).SingleAsync(x => x.Id == id));
        var refused = await adopt.Visitor.PostWithTokenAsync($"/Rulebooks/Adopt/{id}", ("Input.Version", $"{versions.Draft}"), ("Stored.Version", $"{versions.Campaign}"));
        Assert.NotNull(refused.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task INP_02_what_makes_no_criterion_and_no_item_is_named_beside_its_field(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        (string Path, string Name, string Value)[] wrong =
        [
            ("AddCriterion/{0}", "Input.Code", "1"), ("AddCriterion/{0}", "Input.Code", "一 二/三"), ("AddCriterion/{0}", "First.Points", "-1"), ("EditCriterion/{0}/1", "Input.Wording", ""),
            ("MoveCriterion/{0}/1", "Input.Behind", "9"), ("EditItem/{0}/1", "Input.Points", ""), ("EditItem/{0}/1", "Input.Points", "x"), ("EditItem/{0}/1", "Input.Name", ""),
            ("EditItem/{0}/1", "Input.Office", "D0"), ("EditItem/{0}/1", "Input.Places[self]", "Counted"), ("EditItem/{0}/1", "Input.Kind", "Deduct"),
            ("Channels/{0}", "Input.Channels[0].Weight", "101"), ("Channels/{0}", "Input.Max", "90"), ("Begin/{0}", "Input.Source", "campaign-1"),
        ];
        foreach (var (path, name, value) in wrong)
        {
            var page = await (await scene.OpenAsync($"/Rulebooks/{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)}")).Form()
                .SubmitAsync([.. Filled(path).Where(f => f.Name != name), (name, value)]);
            Assert.True(page.Document.QuerySelector(".cp-error-summary li") is not null, $"{path} {name} {value} was taken");
        }

        Assert.Equal(before, await scene.Portal.HashAsync());

        static (string Name, string? Value)[] Filled(string path) => path.StartsWith("Add", StringComparison.Ordinal)
            ? [("Input.Code", "9"), ("Input.Group", "组"), ("Input.Heading", "题"), ("Input.Wording", "文")] : [];
    }

    [PortalFact]
    public async Task Every_way_of_scoring_is_entered_without_a_document(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var add = $"/Rulebooks/AddItem/{id}?criterion=1&kind=";
        await scene.DoAsync(add + "Deduct", ("Input.Name", "纪律"), ("Input.Points", "10"), ("Input.Office", scene.Base.Organiser.NormalisedCode), ("Input.Basis", "考勤"),
            ("Input.Causes[0].Words", "迟到"), ("Input.Causes[0].From", "1"), ("Input.Causes[1].Words", "争吵"), ("Input.Causes[1].From", "2"), ("Input.Causes[1].To", "5"), ("Input.Causes[1].Per", "Case"), ("Input.Causes[1].Cap", "8"));
        await scene.DoAsync(add + "Ratio", ("Input.Name", "办结率"), ("Input.Points", "10"), ("Input.Curve", "StepLoss"), ("Input.LossPerPoint", "1"));
        await scene.DoAsync(add + "Level", ("Input.Name", "仪容"), ("Input.Points", "6"), ("Input.Levels[0].Name", "好"), ("Input.Levels[0].Points", "6"), ("Input.Levels[1].Name", "差"), ("Input.Levels[1].Values", "0、2.5 1"));
        await scene.DoAsync(add + "YesNo", ("Input.Name", "登记"), ("Input.Points", "2"), ("Input.PointsYes", "2"), ("Input.PointsNo", "0"));
        await scene.DoAsync($"/Rulebooks/AddItem/{id}?kind=Bonus", ("Input.Name", "表彰"), ("Input.Cap", "5"), ("Input.Causes[0].Words", "市级表彰"), ("Input.Causes[0].From", "3"));
        var book = await scene.BookAsync(id);
        var deduct = Assert.IsType<DeductItem>(book.FindItem("1a"));
        Assert.Equal(("考勤", true, 2), (deduct.Head.Basis, deduct.FloorsAtZero, deduct.Rules.Count));
        Assert.Equal((2m, 5m, OccurrenceUnit.Case, 8m, "争吵"), (deduct.Rules[1].From, deduct.Rules[1].To, deduct.Rules[1].Per, deduct.Rules[1].Cap, deduct.Rules[1].Cause.Zh));
        Assert.Equal(["self", "comprehensive"], deduct.CountedIn);
        Assert.Equal([6m, 2.5m, 2.5m, 1, 0], Assert.IsType<LevelItem>(book.FindItem("1c")).Levels.SelectMany(l => l.Values.Prepend(l.Points)));
        Assert.Equal(new StepLossCurve(1, 1, true), Assert.IsType<RatioItem>(book.FindItem("1b")).Curve);
        Assert.Equal(["好", "差"], Assert.IsType<LevelItem>(book.FindItem("1c")).Levels.Select(l => l.Name.Zh));
        Assert.Equal(2, Assert.IsType<YesNoItem>(book.FindItem("1d")).PointsYes);
        Assert.Equal((5m, 1), (Assert.IsType<BonusItem>(Assert.Single(book.Scheme.Block.Items)).Cap, book.Scheme.Block.Items[0].Rules.Count));
        Assert.Equal(RulebookProblemKind.PointsNotBase, RulebookChecks.Run(book)[0].Kind);

        var page = await scene.OpenAsync($"/Rulebooks/Details/{id}");
        Assert.Contains("争吵：每件 2 至 5 分，最多 8 分", page.Text, StringComparison.Ordinal);
        Assert.Contains("每低一个百分点扣 1 分，不足一个按一个计", page.Text, StringComparison.Ordinal);

        var unchanged = await scene.BookAsync(id);
        foreach (var code in (string[])["1a", "1b", "1c", "1d", "J1"])
        {
            await scene.DoAsync($"/Rulebooks/EditItem/{id}/{code}");
        }

        Assert.Equal(SchemeWriter.Write(unchanged.Scheme), SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
    }

    [PortalFact]
    public async Task A_draft_begins_from_a_template_and_from_another_campaign_and_neither_is_changed_by_it(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (first, second) = (await scene.BareAsync(), await scene.BareAsync());
        await BeginFromTemplateAsync(scene, first);
        Assert.Equal((8, 16), ((await scene.BookAsync(first)).Criteria.Count, (await scene.BookAsync(first)).Scheme.AllItems.Count));

        await scene.WriteAsync(second, RulebookScene.Small());
        await scene.AdoptAsync(second);
        await scene.DoAsync($"/Rulebooks/Discard/{first}");
        await scene.DoAsync($"/Rulebooks/Begin/{first}", ("Input.Source", $"campaign-{second}"));
        await scene.DoAsync($"/Rulebooks/RemoveCriterion/{first}/2");
        await scene.DoAsync($"/Rulebooks/EditItem/{first}/1", ("Input.Points", "100"));
        var theirs = await scene.Base.CampaignAsync(second);
        await scene.AdoptAsync(first);
        var ours = await scene.Base.CampaignAsync(first);
        Assert.NotEqual((theirs.StandardSetVersionId, theirs.SchemeVersionId), (ours.StandardSetVersionId, ours.SchemeVersionId));
        Assert.Equal(2, await scene.Portal.DataAsync(db => db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == theirs.StandardSetVersionId).SelectMany(v => v.Criteria).CountAsync()));
    }

    [PortalFact]
    public async Task What_a_template_asks_is_answered_once_and_nothing_of_its_rules_is_left_open(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        var asked = await (await scene.OpenAsync($"/Rulebooks/Begin/{id}")).Form().SubmitAsync(("Input.Source", "template-service-centre-quarter"));
        Assert.Null(await scene.DraftAsync(id));
        var refused = await asked.Form().SubmitAsync(("Answers.Weights[self]", "30"), ("Answers.Weights[comprehensive]", "60"));
        Assert.Contains("请选定", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(("Answers.Weights[self]", "30"), refused.Form().Fields());
        Assert.Null(await scene.DraftAsync(id));

        var empty = await asked.Form().SubmitAsync();
        var links = empty.Document.QuerySelectorAll(".cp-error-summary a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal("true", empty.Document.GetElementById(link)?.GetAttribute("aria-invalid")));
        var half = await CampaignActs.Completed(asked.Form(), scene.Base).SubmitAsync(("Answers.Weights[self]", "30"), ("Answers.Weights[comprehensive]", "60"));
        Assert.Contains("100%", half.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);

        await BeginFromTemplateAsync(scene, id);
        var book = await scene.BookAsync(id);
        Assert.All(book.Scheme.AllItems.Where(i => i.Head.ResponsibleOffice is not null), i => Assert.Equal(scene.Base.Organiser.NormalisedCode, i.Head.ResponsibleOffice));
        Assert.Contains(book.Scheme.AllItems, i => i.Head.ResponsibleOffice is not null);
        Assert.Empty((await scene.OpenAsync($"/Rulebooks/Details/{id}")).Document.QuerySelectorAll("main .cp-error"));
        Assert.NotNull((await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Document.QuerySelector("main form[method=post]"));
        (await scene.OpenAsync($"/Rulebooks/FromTemplate/{id}/none")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task A_responsible_office_that_is_closed_stays_named_in_the_item_s_form(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (id, office) = (await scene.WrittenAsync(), await scene.Portal.UnitAsync("督查科", scene.Base.Organiser));
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1", ("Input.Office", office.NormalisedCode));
        await scene.Portal.DataAsync(async db =>
        {
            (await db.Units.SingleAsync(u => u.Id == office.Id)).Close(scene.Portal.Today.AddDays(-1), [], new Actor(scene.Base.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var page = await scene.OpenAsync($"/Rulebooks/EditItem/{id}/1");
        Assert.Equal($"{office.Name}（已撤销）", page.Document.QuerySelector("#Input_Office option[selected]")!.TextContent);
        Assert.Contains("不是现有单位", (await scene.OpenAsync($"/Rulebooks/Details/{id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_stands_on_top_of_the_total_is_named_and_never_worth_nothing(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.DoAsync($"/Rulebooks/AddItem/{id}?kind=Bonus", ("Input.Name", "表彰"), ("Input.Cap", "5"), ("Input.Causes[0].Words", "市级表彰"), ("Input.Causes[0].From", "3"));
        await scene.DoAsync($"/Rulebooks/AddItem/{id}?kind=Bonus", ("Input.Name", "创新"), ("Input.Causes[0].Words", "经验推广"), ("Input.Causes[0].From", "2"));
        Assert.DoesNotContain("，0 分", (await scene.OpenAsync($"/Rulebooks/Adopt/{id}")).Text, StringComparison.Ordinal);
        await scene.AdoptAsync(id);
        await (await scene.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        var round = await PublishedPlansTests.OpenRoundAsync(scene, id, new Quarter(2026, 3));
        var rows = (await scene.OpenAsync($"/Rounds/Details/{round.Id}")).Document.QuerySelectorAll("main tr").Select(r => r.QuerySelector("td.cp-num")?.TextContent).OfType<string>().ToList();
        Assert.Contains("加分，上限 5 分", rows);
        Assert.Contains("加分", rows);
        Assert.DoesNotContain("0", rows);
    }

    [PortalFact]
    public async Task Two_authors_who_begin_at_the_same_moment_have_one_draft(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        var (one, two) = ((await scene.OpenAsync($"/Rulebooks/Begin/{id}")).Form(), (await scene.OpenAsync($"/Rulebooks/Begin/{id}")).Form());
        await one.SubmitAsync(("Input.Source", "blank"));
        Assert.NotNull((await two.SubmitAsync(("Input.Source", "blank"))).Document.QuerySelector(".cp-error-summary"));
        Assert.NotNull(await scene.DraftAsync(id));
    }

    private static async Task BeginFromTemplateAsync(RulebookScene scene, int id)
    {
        var page = await CampaignActs.Completed((await scene.OpenAsync($"/Rulebooks/FromTemplate/{id}/service-centre-quarter")).Form(), scene.Base).SubmitAsync();
        Assert.StartsWith("/Rulebooks/Details/", page.Path, StringComparison.Ordinal);
    }
}
