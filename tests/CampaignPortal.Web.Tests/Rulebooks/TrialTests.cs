using System.Net;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Rules are tried with made-up marks before anybody is rated by them.</summary>
public sealed class TrialTests
{
    private static readonly Scheme Windows = Scheme.Parse(File.ReadAllText(
        Checkout.At("tests", "CampaignPortal.Domain.Tests", "Scoring", "Schemes", "windows-quarter.json")));

    private static readonly DateOnly Day = new(2026, 9, 1);

    [Fact]
    public void A_unit_without_a_fault_gets_the_base() => Assert.Equal(100, new SchemeTrial(Windows, new Dictionary<string, string>()).Run(Day).Result.Subjects[0].Total);

    [Fact]
    public void What_happened_counts_as_often_as_it_is_typed()
    {
        // Two times dialect at 1 point in an item that only a channel of weight 0.6 counts.
        Assert.Equal(98.8m, new SchemeTrial(Windows, Faultless(("c.1.4.dialect", "2"))).Run(Day).Result.Subjects[0].Total);

        // A quarrel costs 2 to 5 points, here 3.5.
        Assert.Equal(97.9m, new SchemeTrial(Windows, Faultless(("c.1.4.quarrel", "1"), ("v.1.4.quarrel", "3.5"))).Run(Day).Result.Subjects[0].Total);
    }

    [Fact]
    public void How_often_and_how_many_points_are_asked_side_by_side()
    {
        var counted = new SchemeTrial(Windows, new Dictionary<string, string>()).Counted;
        Assert.Equal(
            counted.Where(f => f.Kind == TrialFieldKind.Value).Select(f => f.Rule), counted.Where(f => f.IsFollowed).Select(f => f.Rule));
        Assert.All(counted.Zip(counted.Skip(1)).Where(p => p.First.IsFollowed), p => Assert.Equal((TrialFieldKind.Value, p.First.Rule), (p.Second.Kind, p.Second.Rule)));
    }

    [Fact]
    public void A_scheme_that_asks_for_a_million_raters_is_tried_at_once()
    {
        var crowded = Scheme.Parse(SchemeWriter.Write(Windows.Content with
        {
            Channels = [.. Windows.Content.Channels.Select(c => c with { Missing = c.Missing with { MinValid = 1_000_000 } })],
        }));
        var (facts, result, _) = new SchemeTrial(crowded, new Dictionary<string, string>()).Run(Day);
        Assert.Equal((100m, true), (result.Subjects[0].Total, facts.Sheets.Count <= crowded.Content.Channels.Count));
    }

    [Theory]
    [InlineData("m.self.1.1", "11")]
    [InlineData("m.self.1.1", "-1")]
    [InlineData("m.self.1.1", "1e1")]
    [InlineData("m.self.1.1", "9.12345")]
    [InlineData("c.1.4.dialect", "10000")]
    [InlineData("v.1.4.quarrel", "6")]
    [InlineData("n.1.3a", "９９")]
    [InlineData("d.1.3a", "<b>")]
    public void What_cannot_be_is_said_at_its_field(string field, string typed)
    {
        var trial = new SchemeTrial(Windows, Faultless((field, typed)));
        Assert.True(trial.IsWrong);
        Assert.Equal([field], trial.Channels.SelectMany(c => c.Fields).Concat(trial.Counted).Where(f => f.IsWrong).Select(f => f.Name));
    }

    [PortalFact]
    public async Task A_trial_shows_total_and_calculation_keeps_what_was_typed_and_stores_nothing(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var author = await scene.AuthorAsync();
        await author.OpenAsync("/");
        var before = await scene.Portal.HashAsync();
        var page = await author.OpenAsync($"/Rulebooks/Trial/{id}");
        page.AssertCommandsAtMost(12);
        Assert.NotNull(page.Document.QuerySelector($".cp-breadcrumb a[href='/Campaigns/Details/{id}']"));
        Assert.True(page.Document.QuerySelector("#outcome .cp-figure")?.TextContent == "100.00", page.Text);
        var field = page.Document.QuerySelector("input[name^='m.']")!.GetAttribute("name")!;
        var worse = await author.OpenAsync(AddressOf(page, field, "0"));
        Assert.NotEqual("100.00", worse.Document.QuerySelector("#outcome .cp-figure")!.TextContent);
        Assert.Equal("0", worse.Document.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));
        var wrong = await author.OpenAsync(AddressOf(page, field, "<script>"));
        Assert.Null(wrong.Document.QuerySelector("#outcome"));
        Assert.Equal("<script>", wrong.Document.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector($"input[name='{field}'][aria-invalid='true']"));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    /// <summary>Half of the category may be good from 90 points, one of them gets the flag, and a veto keeps the grade low.</summary>
    [PortalFact]
    public async Task Grades_seats_and_gates_are_tried_among_made_up_totals(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        Quota half = new(0.5m, null, [], SeatRounding.Floor, 0, default, default, null, default, default, default);
        var book = RulebookScene.Small();
        await scene.WriteAsync(id, book with
        {
            Scheme = book.Scheme with
            {
                Standing = new StandingRules(
                    [new Gate("veto", new("被上级通报"), "办法第九条", [new Condition(ConditionKind.Recorded, null, null, null, null, null)], [new GateEffect(EffectKind.GradeAtMost, "c", [], null, 0)], [GateScope.Unit], 0)],
                    [new GradeBand("a", new("好"), 90, null, null, half), new GradeBand("b", new("较好"), 60, null, null, null), new GradeBand("c", new("一般"), null, null, null, null)],
                    [new AwardRule("flag", new("流动红旗"), half with { Share = null, Seats = 1 }, AwardNeeds.None with { Grades = ["a"] }, null, null)], []),
            },
        });
        var alone = await scene.OpenAsync($"/Rulebooks/Trial/{id}");
        Assert.All(["最终等次“较好”", "好：同类 1 个 × 50% = 0.5", "试算的这一个单位"], words => Assert.Contains(words, Outcome(alone), StringComparison.Ordinal));
        var among = await scene.OpenAsync(AddressOf(alone, SchemeTrial.OthersName, "95 85、80"));
        Assert.All(["1 / 4", "最终等次“好”", "好：同类 4 个 × 50% = 2", "列入“流动红旗”"], words => Assert.Contains(words, Outcome(among), StringComparison.Ordinal));
        var vetoed = await scene.OpenAsync(among.Url + "&g.veto=yes");
        Assert.Contains("最终等次“一般”", Outcome(vetoed), StringComparison.Ordinal);
        Assert.Contains("等次最高为“一般”", vetoed.Document.GetElementById("gates")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(vetoed.Document.QuerySelector("input[name='g.veto'][checked]"));
        foreach (var wrong in (string[])["九十", "95,1e9", string.Join(' ', Enumerable.Repeat("90", 61))])
        {
            var page = await scene.OpenAsync(AddressOf(alone, SchemeTrial.OthersName, wrong));
            Assert.NotNull(page.Document.GetElementById("f-others-error"));
            Assert.Equal(wrong, page.Document.GetElementById("f-others")!.GetAttribute("value"));
            Assert.Null(page.Document.QuerySelector("#outcome"));
        }

        static string Outcome(Page page) => page.Document.QuerySelector("#outcome")!.TextContent;
    }

    [PortalFact]
    public async Task AUTHZ_02_a_trial_is_for_who_sets_the_campaign_up(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        (await (await scene.Portal.SignInAsync(scene.Base.OtherAdmin)).OpenAsync($"/Rulebooks/Trial/{id}")).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Base.Staff)).OpenAsync($"/Rulebooks/Trial/{id}")).AssertStatus(HttpStatusCode.Forbidden);
    }

    [PortalFact]
    public async Task Rules_that_are_incomplete_say_what_is_missing(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.DoAsync($"/Rulebooks/EditItem/{id}/1", ("Input.Points", "40"));
        var page = await scene.OpenAsync($"/Rulebooks/Trial/{id}");
        Assert.Contains("暂不能试算", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    /// <summary>Where the form of a page leads with one field typed anew.</summary>
    private static string AddressOf(Page page, string field, string typed) => page.Url.Split('?')[0] + "?" + string.Join('&', page.Form("main form[method=get]").Fields()
        .Select(f => $"{f.Name}={Uri.EscapeDataString(f.Name == field ? typed : f.Value)}"));

    /// <summary>The values of a unit without a fault, with these instead.</summary>
    private static Dictionary<string, string> Faultless(params (string Field, string Typed)[] typed)
    {
        var faultless = new SchemeTrial(Windows, new Dictionary<string, string>());
        var values = faultless.Channels.SelectMany(c => c.Fields).Concat(faultless.Counted).ToDictionary(f => f.Name, f => f.Typed, StringComparer.Ordinal);
        foreach (var (field, value) in typed)
        {
            Assert.True(values.ContainsKey(field), $"{field} is none of {string.Join(' ', values.Keys)}");
            values[field] = value;
        }

        return values;
    }
}
