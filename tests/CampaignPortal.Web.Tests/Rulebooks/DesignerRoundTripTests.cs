using System.Text.Json.Nodes;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Tests.Templates;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>
/// What an office really published can be typed: what a form shows of a scheme, applied to the same scheme with nothing
/// said there, gives the same keys again.
/// </summary>
public sealed class DesignerRoundTripTests
{
    public static TheoryData<string> Names() => RealSchemeTests.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Sources_of_marks_can_be_typed(string name)
    {
        var scheme = Read(name);
        MissingPolicy missing = new(MissingRater.Exclude, 1, EmptyChannel.Block);
        var plain = scheme with
        {
            Channels = [.. scheme.Channels.Select(c => c with { Name = new("来源"), Reduce = new(ReduceBy.Mean, ReduceOver.Item), Missing = missing, Normalise = ChannelNormalise.None })],
        };
        var typed = scheme.Channels.Aggregate(new Rulebook("", [], plain), (book, channel) =>
        {
            ChannelForm form = new();
            form.Show(channel);
            Assert.True(new ChannelFormValidator().Validate(form).IsValid);
            return form.Applied(book, channel.Code);
        });
        AssertSame(scheme, typed, "channels");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rounding_repeated_facts_and_ties_can_be_typed(string name)
    {
        var scheme = Read(name);
        CountingForm form = new();
        form.Show(scheme);
        form.AddSpareRows();
        Assert.True(new CountingFormValidator().Validate(form).IsValid);
        var plain = scheme with { Rounding = new StageRounding(null, null, null, Rounding.Default), SameFact = SameFact.HighestOnce, Ranking = RankingRule.Default };
        var typed = form.Applied(new Rulebook("", [], plain));
        AssertSame(scheme, typed, "rounding");
        AssertSame(scheme, typed, "sameFact");
        AssertSame(scheme, typed, "ranking");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Periods_can_be_typed(string name)
    {
        var scheme = Read(name);
        PeriodsForm form = new();
        form.Show(scheme);
        form.AddSpareRows();
        Assert.True(new PeriodsFormValidator().Validate(form).IsValid);
        AssertSame(scheme, form.Applied(new Rulebook("", [], scheme with { Periods = [] })), "periods");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bounds_of_groups_and_what_a_rater_does_not_know_can_be_typed(string name)
    {
        var scheme = Read(name);
        Rulebook book = new("", [], scheme);
        var typed = scheme.ItemGroups.Aggregate(scheme.ItemGroups.Aggregate(book, (b, g) => b.Bounded(g with { Name = new("组"), Cap = null, Floor = null })), (b, g) =>
        {
            EditGroupModel.Form form = new();
            form.Show(g);
            return form.Applied(b, g);
        });
        AssertSame(scheme, typed, "items");
        Assert.All(scheme.TreeItems, i => Assert.Equal(i.Head.Unknown, ItemForm.Of(book, i).ToItem(null, i.Head.Criterion).Head.Unknown));
    }

    [Fact]
    public void Every_key_of_a_period_can_be_typed()
    {
        var scheme = RulebookScene.Small().Scheme with { Periods = [.. Enum.GetValues<PeriodOperator>().Select(Full), new Period("term", null, default, 1, [], default)] };
        PeriodsForm form = new();
        form.Show(scheme);
        Assert.True(new PeriodsFormValidator().Validate(form).IsValid);
        AssertSame(scheme, form.Applied(RulebookScene.Small()), "periods");
    }

    private static Period Full(PeriodOperator by) => new($"kind{by}", "term", by, 3, by == PeriodOperator.Weighted ? [0.2525m, 0.25m, 0.4975m] : [], MissingPeriod.Exclude)
    {
        Best = by == PeriodOperator.BestMean ? 2 : 0,
        Share = 0.955m,
        ShortService = by == PeriodOperator.Sum ? ShortService.Scale : ShortService.AsIs,
        MinServed = 2,
        Extras = [new PeriodExtra("e", new("领导评分", "Leaders"), 1, 5)],
        Adjustments = [new PeriodAdjustment("up", new("表彰"), 0, 2.5m, 5), new PeriodAdjustment("down", new("通报"), -3, -1, null)],
        Max = 110,
        Min = -5,
    };

    private static SchemeContent Read(string name)
    {
        TemplatePackYaml file = new(Checkout.At("tests", "schemes"), name);
        return new TemplatePackScheme(file, file.Read()!).Try()!.Content;
    }

    private static void AssertSame(SchemeContent scheme, Rulebook typed, string key) => Assert.Equal(Part(scheme, key), Part(typed.Scheme, key));

    private static string? Part(SchemeContent scheme, string key) => JsonNode.Parse(SchemeWriter.Write(scheme))![key]?.ToJsonString();
}
