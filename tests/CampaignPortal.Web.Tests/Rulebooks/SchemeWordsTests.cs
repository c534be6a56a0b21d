using System.Globalization;
using System.Net;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>A scheme in plain words says what its document says.</summary>
public sealed class SchemeWordsTests
{
    private static readonly IStringLocalizer<Resources.Texts> Texts = new StringLocalizer<Resources.Texts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    private static readonly SchemeContent Windows = Scheme.Parse(File.ReadAllText(
        Checkout.At("tests", "CampaignPortal.Domain.Tests", "Scoring", "Schemes", "windows-quarter.json"))).Content;

    [Theory]
    [InlineData("总分由各部分按权重相加：自评占 10%、互评占 30%、综合考评占 60%。")]
    [InlineData("再加分，不受权重影响，加分合计最多 10 分")]
    [InlineData("总分最高 110 分。")]
    [InlineData("先算出每份评分表的得分；超过 5 份时，去掉 1 个最高分和 1 个最低分再取平均")]
    [InlineData("本部分各项合计 40 分，得分按比例折算为 100 分满分。")]
    [InlineData("总分保留 2 位小数，四舍五入")]
    public void A_sentence_for_each_rule_of_the_document(string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Contains(Said(Windows), s => s.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_choice_that_a_scheme_can_make_has_words(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var channel = Windows.Channels[0];
        var schemes =
            from way in Enum.GetValues<ReduceBy>()
            from over in Enum.GetValues<ReduceOver>()
            from empty in Enum.GetValues<EmptyChannel>()
            from mode in Enum.GetValues<RoundingMode>()
            from period in Enum.GetValues<PeriodOperator>()
            select Windows with
            {
                Channels = [channel with { Weight = 1, Reduce = new(way, over, 1, 5), Missing = new(MissingRater.Zero, 3, empty) }],
                Rounding = new(new(1, mode), new(1, mode), new(1, mode), new(0, mode)),
                Periods = [new("quarter", "year", period, 4, [0.25m, 0.25m, 0.25m, 0.25m], MissingPeriod.Block)],
                Ranking = new(RankBasis.Unrounded, [.. Enum.GetValues<TieComparator>().Select(t => new TieStep(t, channel.Code, Windows.TreeItems[0].Code))]),
                Scale = new(100, null, null),
            };
        Assert.All(schemes.SelectMany(Said), s => Assert.DoesNotMatch(@"\{[0-9]|[A-Za-z]\.[A-Z][a-z]", s));
    }

    [PortalFact]
    public async Task AUTHZ_03_who_is_rated_reads_how_points_are_calculated_and_a_stranger_does_not(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var round = await scene.RoundAsync(await scene.OpenAsync());
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        var link = (await staff.OpenAsync($"/Rounds/Details/{round.Id}")).Document.QuerySelector("a[href^='/Standards/Scoring/']")!.GetAttribute("href")!;
        var page = await staff.OpenAsync(link);
        page.AssertStatus(HttpStatusCode.OK);
        page.AssertCommandsAtMost(12);
        Assert.Contains("总分", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年第3季度", page.Text, StringComparison.Ordinal);
        (await (await scene.Portal.SignInAsync(scene.OtherAdmin)).OpenAsync(link)).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/Standards/Scoring/999999")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task What_a_version_of_the_scheme_changed_can_be_read_after_it_was_adopted(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        var book = RulebookScene.Small();
        await scene.WriteAsync(id, book);
        await scene.AdoptAsync(id);
        await (await scene.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        await PublishedPlansTests.OpenRoundAsync(scene, id, new Quarter(2026, 3));
        await scene.WriteAsync(id, book with { Scheme = book.Scheme with { Scale = book.Scheme.Scale with { Max = 110 } } });
        await scene.AdoptAsync(id);
        var versions = await scene.Portal.DataAsync(db => db.SchemeVersions.Where(v => v.CampaignId == id).OrderBy(v => v.Number).Select(v => v.Id).ToListAsync());
        var page = await scene.OpenAsync($"/Standards/Changes/{versions[1]}");
        page.AssertCommandsAtMost(12);
        Assert.Contains("计分办法第 1 版改为第 2 版", page.Text, StringComparison.Ordinal);
        Assert.Contains("110", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await scene.OpenAsync($"/Standards/Scoring/{versions[1]}")).Document.QuerySelector("a[href*='/Standards/Changes/']"));
        Assert.Null((await scene.OpenAsync($"/Standards/Scoring/{versions[0]}")).Document.QuerySelector("a[href*='/Standards/Changes/']"));
        (await scene.OpenAsync($"/Standards/Changes/{versions[0]}")).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Base.OtherAdmin)).OpenAsync($"/Standards/Changes/{versions[1]}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task The_author_reads_his_draft_as_others_will_and_nobody_else_does(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var page = await scene.OpenAsync($"/Rulebooks/Scoring/{id}");
        page.AssertCommandsAtMost(12);
        Assert.Contains("修改稿", page.Text, StringComparison.Ordinal);
        (await (await scene.Portal.SignInAsync(scene.Base.OtherAdmin)).OpenAsync($"/Rulebooks/Scoring/{id}")).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Base.Staff)).OpenAsync($"/Rulebooks/Scoring/{id}")).AssertStatus(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<string> Said(SchemeContent scheme)
    {
        var said = new SchemeWords(new RulebookWords(Texts), new WeightWords(Texts), new BallotWords(Texts), new GradeWords(Texts), new GateWords(Texts), Texts).Of(scheme, new Dictionary<string, string>());
        return said.Parts.SelectMany(p => p.Sentences.Prepend(p.Title)).Concat(said.Common).Concat(said.Items.SelectMany(i => i.Sentences.Append(i.Source)));
    }
}
