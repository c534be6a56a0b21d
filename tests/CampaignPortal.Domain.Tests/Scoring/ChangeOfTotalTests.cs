using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Why a total moved: the largest items first, and with the rest exactly the difference.</summary>
public sealed class ChangeOfTotalTests
{
    private const string Text = """
        {"scheme":1,"code":"t","name":{"zh":"办法"},"scale":{"base":100,"max":null,"min":null},
         "channels":[
          {"code":"self","name":{"zh":"自评"},"weight":0.4,"reduce":{"by":"singleRater","over":"sheet"},"missing":{"rater":"exclude","minValid":1,"empty":"zero"}},
          {"code":"visit","name":{"zh":"综合考评"},"weight":0.6,"reduce":{"by":"mean","over":"item"},"missing":{"rater":"exclude","minValid":1,"empty":"block"}}],
         "items":[
          {"code":"a","name":{"zh":"服务态度"},"type":"points","points":70,"judgedIn":["self","visit"],"noData":"block"},
          {"code":"b","name":{"zh":"台账"},"type":"points","points":30,"judgedIn":["self","visit"],"noData":"block"}],
         "block":{"items":[
          {"code":"plus","name":{"zh":"好人好事"},"type":"bonus","rules":[{"code":"one","cause":{"zh":"表扬"},"from":0,"to":5,"per":"time"}]},
          {"code":"minus","name":{"zh":"通报批评"},"type":"deduct","rules":[{"code":"one","cause":{"zh":"批评"},"from":0,"to":5,"per":"time"}]}]},
         "rounding":{"total":{"decimals":2,"mode":"halfUp"}}}
        """;

    private static readonly Scheme Scheme = Scheme.Parse(Text);

    private static Facts Quarter(decimal selfA, decimal selfB, params (decimal A, decimal B)[] visits)
    {
        var facts = Given.Subjects("w1").Marked("w1", selfA, channel: "self", item: "a").Marked("w1", selfB, channel: "self", item: "b");
        return visits.Index().Aggregate(facts, (f, v) =>
            f.Marked($"r{v.Index}", v.Item.A, channel: "visit", item: "a").Marked($"r{v.Index}", v.Item.B, channel: "visit", item: "b"));
    }

    private static ChangeOfTotal? Change(Facts before, Facts now, int most = 3, Scheme? earlier = null) => ChangeOfTotal.Between(
        new Reckoning(earlier ?? Scheme, Explanation.For(earlier ?? Scheme, before, "w1")), new Reckoning(Scheme, Explanation.For(Scheme, now, "w1")), most);

    [Fact]
    public void The_items_that_moved_it_most_come_first_with_what_they_are_worth_in_the_total()
    {
        var change = Change(Quarter(70, 30, (65, 28)), Quarter(70, 29, (60, 28)))!;
        Assert.Equal([new("visit", "a", -3m), new Contribution("self", "b", -0.4m)], change.Largest);
        Assert.Equal((-3.4m, 0m), (change.Difference, change.Rest));
    }

    [Fact]
    public void A_bonus_adds_and_a_deduction_takes_off_in_the_block()
    {
        var change = Change(Quarter(70, 30, (65, 28)), Quarter(70, 30, (65, 28)).Occurred(2, item: "plus", rule: "one").Occurred(5, item: "minus", rule: "one"))!;
        Assert.Equal([new("", "minus", -5m), new Contribution("", "plus", 2m)], change.Largest);
        Assert.Equal((-3m, 0m), (change.Difference, change.Rest));
    }

    [Fact]
    public void An_equal_quarter_has_nothing_to_say()
    {
        var change = Change(Quarter(70, 30, (65, 28)), Quarter(70, 30, (65, 28)))!;
        Assert.Empty(change.Largest);
        Assert.Equal((0m, 0m), (change.Difference, change.Rest));
    }

    [Fact]
    public void However_few_are_listed_they_and_the_rest_are_the_difference_exactly()
    {
        var random = new Random(7);
        for (var n = 0; n < 200; n++)
        {
            var (before, now, most) = (Any(), Any(), random.Next(4));
            var change = Change(before, now, most)!;
            Assert.Equal(Scheme.Total(now) - Scheme.Total(before), change.Difference);
            Assert.Equal(change.Difference, change.Largest.Sum(c => c.Points) + change.Rest);
            Assert.True(change.Largest.Count <= most);
        }

        Facts Any() => Quarter(random.Next(71), random.Next(31), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => ((decimal)random.Next(71), (decimal)random.Next(31)))])
            .Occurred(random.Next(6), item: "plus", rule: "one");
    }

    [Fact]
    public void Under_another_scheme_only_items_worth_the_same_are_compared_and_the_rest_keeps_the_sum()
    {
        var earlier = Scheme.Parse(Text.Replace("\"points\":70", "\"points\":69", StringComparison.Ordinal).Replace("\"points\":30", "\"points\":31", StringComparison.Ordinal));
        var change = Change(Quarter(60, 20, (60, 20)).Occurred(1, item: "plus", rule: "one"), Quarter(65, 25, (65, 25)), earlier: earlier)!;
        Assert.True(change.HasOtherRules);
        Assert.Equal([new Contribution("", "plus", -1m)], change.Largest);
        Assert.Equal(change.Difference + 1, change.Rest);
    }

    [Fact]
    public void Without_a_total_in_either_quarter_there_is_no_change() =>
        Assert.Null(Change(Quarter(70, 30), Quarter(70, 30, (65, 28))));
}
