using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Tests.Rulebooks;

/// <summary>Channels, figures, ranks, periods and bounds of groups, one change at a time.</summary>
public sealed class RulebookReckoningTests
{
    private static readonly MissingPolicy Missing = new(MissingRater.Zero, 3, EmptyChannel.Reweight, 0.5m);
    private static readonly Channel Peers = new("peers", new LocalText("互评"), 0, false, new Reduction(ReduceBy.TrimmedMean, ReduceOver.Sheet, 1, 5), Missing);

    [Fact]
    public void A_channel_in_which_nothing_stands_yet_keeps_what_its_author_chose_when_an_item_comes_to_it()
    {
        var book = Complete().Rated(Peers).With(Item("1") with { Head = Item("1").Head with { Points = 40 } }, isInBlock: false);
        Assert.Equal(Peers, book.Scheme.Channels[2]);
        var judged = book.With(Item("2") with { Head = Item("2").Head with { JudgedIn = ["self", "comprehensive", "peers"] } }, isInBlock: false);
        Assert.Equal(Peers, judged.Scheme.Channels[2]);
    }

    [Fact]
    public void A_channel_in_which_facts_alone_count_has_no_raters_whatever_is_said_of_them()
    {
        var counted = new RatioItem(Item("3").Head with { JudgedIn = [], CountedIn = ["peers"] }, new ProportionalCurve(1));
        var book = Complete().Rated(Peers).With(counted, isInBlock: false).Rated(Peers);
        Assert.Equal((ReduceBy.Facts, MissingRater.Exclude), (book.Scheme.Channels[2].Reduce.By, book.Scheme.Channels[2].Missing.Rater));
    }

    [Fact]
    public void A_channel_with_a_code_that_is_there_takes_the_place_of_the_other_one()
    {
        var book = Complete();
        var next = book.Rated(book.Scheme.Channels[0] with { Name = new LocalText("本单位自评") });
        Assert.Equal(["本单位自评", "综合考评"], next.Scheme.Channels.Select(c => c.Name.Zh));
    }

    [Fact]
    public void A_missing_sheet_that_counts_zero_item_by_item_is_named_with_its_channel()
    {
        var book = Complete();
        var problem = Assert.Single(RulebookChecks.Run(book.Rated(book.Scheme.Channels[1] with { Missing = Missing })));
        Assert.Equal((RulebookProblemKind.ZeroByItem, "综合考评", "channels[1].missing.rater"), (problem.Kind, problem.Arguments[0], problem.Path));
    }

    [Fact]
    public void A_tie_that_compares_what_is_gone_is_named_by_its_number()
    {
        RankingRule ranking = new(RankBasis.Rounded, [new TieStep(TieComparator.Bonus, null, null), new TieStep(TieComparator.Item, "self", "9")]);
        var problem = Assert.Single(RulebookChecks.Run(Complete().Reckoned(new StageRounding(null, null, null, Rounding.Default), SameFact.OncePerItem, ranking)));
        Assert.Equal((RulebookProblemKind.TieUnknown, "2", true), (problem.Kind, problem.Arguments[0], problem.IsAboutRanks));
    }

    [Fact]
    public void Ties_may_be_left_to_a_lot_or_a_body() => Assert.All(
        Enum.GetValues<IfTied>(),
        ifTied => Assert.Empty(RulebookChecks.Run(Complete().Reckoned(Complete().Scheme.Rounding, SameFact.HighestOnce, Complete().Scheme.Ranking with { IfTied = ifTied }))));

    [Theory]
    [InlineData("month", "year", "month", PeriodOperator.Mean, RulebookProblemKind.PeriodTwice, "periods")]
    [InlineData("month", "half", "quarter", PeriodOperator.Mean, RulebookProblemKind.PeriodUnknown, "periods[0].parent")]
    [InlineData("month", "month", "quarter", PeriodOperator.Mean, RulebookProblemKind.PeriodInItself, "periods[0].parent")]
    [InlineData("month", "quarter", "quarter", PeriodOperator.Weighted, RulebookProblemKind.PeriodWeightsNotOne, "periods[0].weights")]
    [InlineData("month", "quarter", "quarter", PeriodOperator.BestMean, RulebookProblemKind.PeriodTooMany, "periods[0].best")]
    public void What_does_not_hold_between_periods_is_named_where_it_stands(string kind, string parent, string other, PeriodOperator by, RulebookProblemKind expected, string path)
    {
        Period period = new(kind, parent, by, 2, by == PeriodOperator.Weighted ? [0.5m, 0.6m] : [], MissingPeriod.Block) { Best = by == PeriodOperator.BestMean ? 3 : 0 };
        var problems = RulebookChecks.Run(Complete().Periodic([period, new Period(other, null, default, 1, [], default), new Period("year", null, default, 1, [], default)]));
        Assert.Contains(problems, p => (p.Kind, p.Path, p.Arguments[0]) == (expected, path, "month"));
    }

    [Fact]
    public void Bounds_and_months_served_that_cannot_be_are_named_where_they_stand()
    {
        Period period = new("quarter", "year", PeriodOperator.Mean, 4, [], MissingPeriod.Block) { MinServed = 5, Min = 10, Max = 5 };
        var problems = RulebookChecks.Run(Complete().Periodic([period, new Period("year", null, default, 1, [], default)]));
        Assert.Equal(
            [(RulebookProblemKind.PeriodTooMany, "periods[0].minServed"), (RulebookProblemKind.PeriodBoundsReversed, "periods[0].min")],
            problems.Select(p => (p.Kind, p.Path)));
    }

    [Fact]
    public void Bounding_a_group_keeps_what_is_in_it_also_within_another_one()
    {
        var book = Complete();
        var nested = book with { Scheme = book.Scheme with { Items = [new Group("outer", new LocalText("外"), book.Scheme.Items, null, null)] } };
        var next = nested.Bounded(new Group("G2", new LocalText("廉洁"), [], 45, -5));
        var bounded = next.Scheme.ItemGroups.Single(g => g.Code == "G2");
        Assert.Equal(("廉洁", 45m, -5m, "2"), (bounded.Name.Zh, bounded.Cap, bounded.Floor, bounded.TreeItems.Single().Code));
        Assert.Equal(["outer", "G1", "G2"], next.Scheme.ItemGroups.Select(g => g.Code));
    }

    [Fact]
    public void Each_of_these_changes_is_a_difference_and_of_its_own_kind()
    {
        var book = Complete();
        var (rounding, ranking) = (book.Scheme.Rounding, book.Scheme.Ranking);
        Assert.True(Between(book, book.Reckoned(rounding with { Item = new Rounding(1, RoundingMode.Floor) }, SameFact.HighestOnce, ranking)).IsReckonedOtherwise);
        Assert.True(Between(book, book.Reckoned(rounding, SameFact.OncePerItem, ranking)).IsReckonedOtherwise);
        Assert.True(Between(book, book.Reckoned(rounding, SameFact.HighestOnce, ranking with { Ties = [.. ranking.Ties.Reverse()] })).IsReckonedOtherwise);
        Assert.True(Between(book, book.Periodic([])).ArePeriodsChanged);
        Assert.Equal("peers", Assert.Single(Between(book, book.Rated(Peers)).Rules).After.Code);
        var renamed = Between(book, book.Rated(book.Scheme.Channels[0] with { Name = new LocalText("本单位自评") }));
        Assert.Equal(("自评", "本单位自评"), (Assert.Single(renamed.Renamed).Before.Zh, renamed.Renamed[0].After.Zh));
        Assert.Equal(45, Assert.Single(Between(book, book.Bounded(book.Scheme.ItemGroups.First() with { Cap = 45 })).Bounds).After.Cap);
        Assert.True(Between(book, book.Weighted(Weights, new Scale(100, 110, 0), null)).IsScaleChanged);
        Assert.True(Between(book, book.Weighted(Weights, new Scale(100, null, 0), 5)).IsScaleChanged);
        Assert.True(SchemeDifference.Between(book.Scheme, Complete().Scheme).IsNone);
    }

    [Fact]
    public void An_item_that_stands_elsewhere_is_a_difference_wherever_it_goes()
    {
        var scheme = Complete().Scheme;
        var (first, second) = (scheme.ItemGroups.First(), scheme.ItemGroups.Last());
        var moved = Moved(scheme with { Items = [first with { Items = [] }, second with { Items = [.. first.Items, .. second.Items] }] });
        Assert.Equal(("1", "G1", "G2", false), (moved.Item.Code, Assert.Single(moved.Before.Groups).Code, Assert.Single(moved.After.Groups).Code, moved.After.IsInBlock));
        Assert.Empty(Moved(scheme with { Items = [first with { Items = [] }, .. first.Items, second] }).After.Groups);
        Assert.True(Moved(scheme with { Items = [first with { Items = [] }, second], Block = new Block([first.TreeItems.Single()], null) }).After.IsInBlock);
        Assert.Equal(["G2", "G1"], Moved(scheme with { Items = [second with { Items = [.. second.Items, first] }] }).After.Groups.Select(g => g.Code));
        Assert.True(SchemeDifference.Between(scheme, scheme with { Items = [second, first] }).IsNone);

        (Item Item, ItemPosition Before, ItemPosition After) Moved(SchemeContent after) => Assert.Single(SchemeDifference.Between(scheme, after).Moved);
    }

    private static SchemeDifference Between(Rulebook before, Rulebook after)
    {
        var difference = SchemeDifference.Between(before.Scheme, after.Scheme);
        Assert.False(difference.IsNone);
        return difference;
    }

    private static Rulebook Complete() => Rulebook.Blank("标准", new LocalText("办法"), new LocalText("自评"), new LocalText("综合考评"))
        .With(new CriterionText("1", "服务", "标题", "内容")).With(Item("1"), isInBlock: false)
        .With(new CriterionText("2", "廉洁", "标题", "内容")).With(Item("2"), isInBlock: false)
        .Weighted(Weights, new Scale(100, null, 0), null);

    private static Dictionary<string, ChannelWeight> Weights => new() { ["self"] = new(0.4m, false), ["comprehensive"] = new(0.6m, false) };

    private static PointsItem Item(string code) => new(new ItemHead(
        code, new LocalText($"项目{code}"), 50, code, null, null, ["self", "comprehensive"], [], NotApplicablePolicy.Rescale, NoDataPolicy.Block, UnknownPolicy.Refused));
}
