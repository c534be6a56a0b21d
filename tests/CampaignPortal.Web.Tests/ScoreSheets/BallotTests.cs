using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>What one rater may hand in: written in the browser, told while he marks, refused at submission.</summary>
public sealed class BallotTests
{
    private static readonly (string, string?) Declared = ("Input.IsDeclared", "true");

    [PortalFact]
    public async Task A_sheet_that_breaks_the_rule_is_told_so_while_marking_refused_at_submission_and_goes_in_once_it_is_mended(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (rater, sheet, round) = await OpenAsync(scene);
        var visitor = await scene.Portal.SignInAsync(rater);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{sheet}");
        grid.AssertCommandsAtMost(12);
        Assert.Contains("90 分及以上的已评 0 个，最多 1 个", grid.Document.GetElementById("ballot")!.TextContent, StringComparison.Ordinal);
        (string, string?)[] full = [.. grid.Form().Fields().Where(f => f.Name.EndsWith(".Points", StringComparison.Ordinal)).Select(f => (f.Name, (string?)"50"))];
        var saved = await grid.Form().SubmitAsync(full);
        Assert.Contains("90 分及以上的已评 2 个，最多 1 个：不符合，请调整分数后再提交", saved.Document.GetElementById("ballot")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不能全部同分，同分最多的现有 2 个：不符合", saved.Document.GetElementById("ballot")!.TextContent, StringComparison.Ordinal);

        var submit = await visitor.OpenAsync($"/ScoreSheets/Submit/{sheet}");
        submit.AssertCommandsAtMost(12);
        Assert.Contains("90 分及以上的已评 2 个，最多 1 个", submit.Document.GetElementById("ballot")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不符合有效票规则", submit.Text, StringComparison.Ordinal);
        Assert.Null(submit.Document.QuerySelector("main form[method=post]"));
        var hash = await scene.Portal.DataAsync(async db => (await db.ScoreSheets.Include(s => s.Marks).SingleAsync(s => s.Id == sheet)).Content().Hash);
        var forced = await visitor.PostWithTokenAsync($"/ScoreSheets/Submit/{sheet}", ("Input.Key", $"{Guid.NewGuid()}"), ("Input.Shown", hash), ("Input.IsDeclared", "true"));
        Assert.Contains("不符合有效票规则", forced.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.Id == sheet).SelectMany(s => s.Submissions).CountAsync()));
        Assert.Contains("一人所评中，90 分及以上的最多 1 个", (await visitor.OpenAsync($"/ScoreSheets/Print/{sheet}")).Text, StringComparison.Ordinal);

        var mended = await (await visitor.OpenAsync($"/ScoreSheets/Grid/{sheet}")).Form().SubmitAsync((full[0].Item1, "30"));
        Assert.DoesNotContain("不符合", mended.Document.GetElementById("ballot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/ScoreSheets/Receipt/{sheet}", (await (await visitor.OpenAsync($"/ScoreSheets/Submit/{sheet}")).Form().SubmitAsync(Declared)).Path);
        Assert.StartsWith("/Rounds/Details/", (await (await scene.OpenAsync($"/Rounds/Close/{round}")).Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.StartsWith("/Results/Ranking/", (await (await scene.OpenAsync($"/Results/Compute/{round}")).Form().SubmitAsync()).Path, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_cell_saved_by_the_script_brings_the_count_with_it(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var (rater, sheet, _) = await OpenAsync(scene);
        var visitor = await scene.Portal.SignInAsync(rater);
        var field = (await visitor.OpenAsync($"/ScoreSheets/Grid/{sheet}")).Form().Fields().First(f => f.Name.EndsWith(".Points", StringComparison.Ordinal)).Name;
        var cell = field[(field.IndexOf('[', StringComparison.Ordinal) + 1)..field.IndexOf(']', StringComparison.Ordinal)];
        var version = (await visitor.OpenAsync($"/ScoreSheets/Grid/{sheet}")).Form().Fields().Single(f => f.Name == $"Marks[{cell}].Version").Value;
        var answer = await visitor.PostWithTokenAsync($"/ScoreSheets/Save/{sheet}", ("code", cell), (field, "50"), ($"Marks[{cell}].Version", version));
        answer.AssertStatus(HttpStatusCode.OK);
        using var read = System.Text.Json.JsonDocument.Parse(answer.Body);
        Assert.Equal("90 分及以上的已评 1 个，最多 1 个", read.RootElement.GetProperty("figures").GetProperty("ballot1").GetString());
    }

    [PortalFact]
    public async Task INP_02_rules_are_kept_as_written_told_as_a_difference_and_wrong_ones_stand_beside_their_field(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        BallotRule rule = new(false, true, [new BallotLimit(60, 80, 3, 0.25m, 1), new BallotLimit(0, null, null, 1, null)]);
        await scene.WriteAsync(id, RulebookScene.Small().Balloted(new Dictionary<string, BallotRule> { ["comprehensive"] = rule }));
        var text = SchemeWriter.Write((await scene.BookAsync(id)).Scheme);
        await scene.DoAsync($"/Rulebooks/Channels/{id}");
        Assert.Equal(text, SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
        Assert.Contains("60 分以上、不到 80 分的最多 3 个，最多占 25%，至少 1 个", (await scene.OpenAsync($"/Rulebooks/Scoring/{id}")).Text, StringComparison.Ordinal);
        foreach (var (name, value, says) in ((string, string, string)[])[("From", "-1", "0 以上"), ("To", "50", "大于起始分数"), ("AtMostPercent", "101", "百分数"), ("AtLeast", "0", "整数")])
        {
            var page = await (await scene.OpenAsync($"/Rulebooks/Channels/{id}")).Form().SubmitAsync(($"Input.Channels[1].Limits[0].{name}", value));
            Assert.Contains(says, page.Document.GetElementById($"Input_Channels_1__Limits_0__{name}-error")?.TextContent ?? page.Text, StringComparison.Ordinal);
        }

        await scene.AdoptAsync(id);
        await scene.DoAsync($"/Rulebooks/Begin/{id}");
        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.Channels[1].RefusesAllFull", "false"), ("Input.Channels[1].Limits[0].AtMost", "2"));
        var adopt = await scene.OpenAsync($"/Rulebooks/Adopt/{id}");
        Assert.Contains("“综合考评”的评分规则有变化", adopt.Text, StringComparison.Ordinal);
        Assert.Contains("最多 2 个，最多占 25%", adopt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_units_hand_in_about_themselves_is_held_to_no_rule()
    {
        var book = RulebookScene.Small().Balloted(new Dictionary<string, BallotRule> { ["self"] = new(false, true, []) });
        Assert.Equal([$"{SchemeFeature.SelfBallots}"], RulebookChecks.Run(book).Select(p => p.Arguments[0]));
    }

    /// <summary>A round in which a supervisor may give one of two windows 90 points or more, and not both the same.</summary>
    private static async Task<(Someone Rater, int Sheet, int Round)> OpenAsync(RulebookScene scene)
    {
        var rater = await scene.Portal.PersonAsync(Role.Supervisor, scene.Base.Organiser);
        var id = await scene.WrittenAsync();
        await scene.DoAsync(
            $"/Rulebooks/Channels/{id}", ("Input.Channels[1].RefusesAllEqual", "true"), ("Input.Channels[1].Limits[0].From", "90"), ("Input.Channels[1].Limits[0].AtMost", "1"));
        await scene.AdoptAsync(id);
        await (await scene.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        var round = await PublishedPlansTests.OpenRoundAsync(scene, id, new Quarter(2026, 3));
        return (rater, await scene.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.RoundId == round.Id && s.RaterPersonId == rater.PersonId).Select(s => s.Id).SingleAsync()), round.Id);
    }
}
