using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Tests.Templates;

public sealed class ServiceCentreTests
{
    private static readonly TemplatePack Pack = ServiceCentre.Pack;
    private static readonly Actor Clerk = new(7);
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, OfficeTime.Offset);

    [Fact]
    public void The_program_finds_it_and_no_pack_has_problems()
    {
        var packs = TemplatePacks.Load();
        Assert.Empty(packs.Problems);
        Assert.NotNull(packs.Find(ServiceCentre.Code));
        Assert.Null(packs.Find("none"));
    }

    [Fact]
    public void Scheme_and_standards_name_the_same_eight_criteria()
    {
        var rated = Pack.Items.Select(i => i.Head.Criterion).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3"], rated);
        Assert.Equal(rated, Pack.Standards.Criteria.Select(c => c.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Points_add_up_to_a_hundred_in_each_channel()
    {
        var tree = ServiceCentre.Scheme().Content.TreeItems;
        Assert.Equal([100m, 100m], Pack.Channels.Select(c => tree.Where(i => i.StandsIn(c.Code)).Sum(i => i.Points)));
    }

    [Fact]
    public void Facts_are_judged_nowhere_and_marks_are_counted_nowhere() =>
        Assert.All(Pack.Items, item => Assert.True(item.JudgedIn.Count == 0 || item.CountedIn.Count == 0, item.Code));

    [Fact]
    public void The_document_lists_the_items_as_they_are()
    {
        var rows = TemplateDocument.Table("service-centre-quarter: windows of a service centre").Skip(1);
        Assert.Equal(Pack.Items.Select(Row), rows.Select(r => string.Join('|', r)));

        static string Row(Item item) => string.Join(
            '|',
            item.Code,
            item.Name.Zh,
            item.GetType().Name[..^4] is var type ? char.ToLowerInvariant(type[0]) + type[1..] : "",
            item.Points == 0 ? "–" : $"{item.Points:0.##}",
            item.Head.ResponsibleOffice?["office:".Length..] ?? "–",
            item.JudgedIn.Count == 0 ? "–" : string.Join(' ', item.JudgedIn),
            item.CountedIn.Count == 0 ? "–" : string.Join(' ', item.CountedIn));
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var scheme = ServiceCentre.Scheme().Content;
        LocalText[] texts =
        [
            Pack.Name, Pack.Description, Pack.Purpose, Pack.Source, Pack.CampaignName, scheme.Name,
            .. Pack.Offices.SelectMany(o => new[] { o.Name, o.Suggestion }), .. Pack.Categories.Select(c => c.Name), .. Pack.Channels.Select(c => c.Name),
            .. Pack.Standards.Criteria.SelectMany(c => new[] { c.Heading, c.Text }), .. scheme.Items.Select(g => g.Name), .. scheme.AllItems.Select(i => i.Name),
            .. scheme.AllItems.SelectMany(i => i.Rules).Select(r => r.Cause), .. scheme.AllItems.OfType<LevelItem>().SelectMany(i => i.Levels).Select(l => l.Name),
        ];
        Assert.All(texts, text =>
        {
            Assert.Contains(text.Zh, c => c is >= '一' and <= '鿿');
            Assert.DoesNotContain(text.Zh, c => c is ' ' or ',' or ';');
            Assert.False(string.IsNullOrWhiteSpace(text.En), text.Zh);
            Assert.DoesNotContain(text.En!, c => c is >= '一' and <= '鿿');
        });
        Assert.All(scheme.AllItems, item => Assert.False(string.IsNullOrWhiteSpace(item.Head.Basis), item.Code));
    }

    [Fact]
    public void Weights_are_asked_for() => Assert.All(Pack.Channels, c => Assert.Null(c.Weight));

    [Fact]
    public void Without_weights_or_units_there_is_no_scheme_and_the_refusal_names_them()
    {
        var offices = ServiceCentre.Offices.Where(o => o.Key != "office:business").ToDictionary();
        var refused = Assert.Throws<RefusedException>(() => Pack.NewScheme(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["self"] = 1 }, offices));
        Assert.Equal((Refusal.Incomplete, "综合考评、业务科室"), (refused.Refusal, refused.Detail));
    }

    [Theory]
    [InlineData("0.2", "0.7", Refusal.WeightsNotOne)]
    [InlineData("0.2", "0.80001", Refusal.OutsideRange)]
    [InlineData("-0.2", "1.2", Refusal.OutsideRange)]
    [InlineData("0.25", "0.75", null)]
    [InlineData("0", "1", null)]
    public void Weights_must_make_exactly_one(string self, string comprehensive, Refusal? expected) => Assert.Equal(
        expected, Pack.WhyNotNewScheme(ServiceCentre.Weights(TemplateDocument.Number(self), TemplateDocument.Number(comprehensive)), ServiceCentre.Offices));

    [Fact]
    public void What_the_pack_does_not_ask_for_is_refused()
    {
        var weights = ServiceCentre.Weights(0.2m, 0.8m);
        weights.Add("peer", 0);
        Assert.Throws<ArgumentException>(() => Pack.NewScheme(weights, ServiceCentre.Offices));
    }

    [Fact]
    public void Units_and_weights_stand_in_the_scheme_and_no_placeholder_is_left()
    {
        var scheme = ServiceCentre.Scheme(0.3m, 0.7m);
        Assert.Equal([0.3m, 0.7m], scheme.Content.Channels.Select(c => c.Weight));
        Assert.Equal("RS01", scheme.FindItem("1.1b")!.Head.ResponsibleOffice);
        Assert.DoesNotContain("office", scheme.CanonicalText.Replace("responsibleOffice", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(scheme.Hash, ServiceCentre.Scheme(0.30m, 0.70m).Hash);
        Assert.NotEqual(scheme.Hash, ServiceCentre.Scheme().Hash);
    }

    [Fact]
    public void It_makes_a_standard_set_that_may_have_a_code_of_its_own()
    {
        var set = Pack.NewStandardSet(Clerk, Now);
        Assert.Equal(("SERVICE-CENTRE", 1, 8), (set.Code, set.Latest!.Number, set.Latest.Criteria.Count));
        Assert.Equal("思想作风正", set.Latest.Criteria[0].Heading);
        Assert.Equal("SERVICE-2", Pack.NewStandardSet(Clerk, Now, "service-2").Code);
    }

    [Fact]
    public void It_makes_a_draft_that_still_wants_what_only_the_office_knows()
    {
        var campaign = Pack.NewCampaign(1, "2026年窗口服务季度考评", 2026, Clerk, Now);
        Assert.Equal(["WINDOW", "SECTION"], campaign.Categories.Select(c => c.Code));
        Assert.Equal(SelfMode.ExceptionOnly, campaign.Settings.SelfMode);
        Assert.Contains(StartBlocker.FactsAfterDecisionNotChosen, campaign.StartBlockers(new DateOnly(2026, 7, 1)));
        Assert.Contains(StartBlocker.DeciderNotNamed, campaign.StartBlockers(new DateOnly(2026, 7, 1)));
    }

    [Theory]
    [InlineData(1, "2026-01-04", "2026-04-08", "2026-04-10", "2026-04-15")]
    [InlineData(3, "2026-07-01", "2026-10-13", "2026-10-15", "2026-10-20")]
    [InlineData(4, "2026-10-08", "2027-01-07", "2027-01-11", "2027-01-14")]
    public void Days_are_working_days_after_holidays_and_make_up_days(int quarter, string opens, string self, string confirm, string scoring)
    {
        var dates = Pack.ProposeDates(new Quarter(2026, quarter), Pack.NewSettings(), WorkCalendars.Load());
        Assert.Equal($"{opens} {self} {confirm} {scoring} –", dates.ToString());
        Assert.True(dates.AreInOrder);
        Assert.Equal(2, dates.CalendarVersion);
    }

    [Theory]
    [InlineData(1, TemplatePeriod.Quarter, "2026-07-01")]
    [InlineData(-1, TemplatePeriod.Quarter, "2026-09-30")]
    [InlineData(-4, TemplatePeriod.Quarter, "2026-09-24")]
    [InlineData(1, TemplatePeriod.NextQuarter, "2026-10-08")]
    public void A_day_is_counted_from_either_end_of_the_quarter(int workingDay, TemplatePeriod of, string expected) =>
        Assert.Equal(expected, $"{new TemplateDay(workingDay, of).In(new Quarter(2026, 3), WorkCalendars.Load()):yyyy-MM-dd}");
}
