using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Quarters to half-years to the year, each from the published totals of the one below.</summary>
public sealed class PeriodLadderTests
{
    [Fact]
    public void Half_years_are_rounded_before_they_make_the_year()
    {
        // Halves (90 + 91.25) ÷ 2 = 90.625 → 90.63 and (80 + 81.25) ÷ 2 = 80.625 → 80.63; the year (90.63 + 80.63) ÷ 2 = 85.63.
        // From the quarters at once it would be 342.5 ÷ 4 = 85.625 → 85.63 too, but 0.3 × 90.63 + 0.7 × 80.63 = 83.63 and not 83.625.
        var climbed = PeriodLadder.Climb(Halves, PeriodLadder.Quarter, Of(("A", 1, 90m), ("A", 2, 91.25m), ("A", 3, 80m), ("A", 4, 81.25m)), []);
        Assert.Equal([("half", 1, 90.63m), ("half", 2, 80.63m), ("year", 1, 83.63m)], climbed.Select(p => (p.Kind, p.Number, p.Standings.Single().Total!.Value)));
    }

    [Fact]
    public void A_year_that_is_not_over_has_its_first_half_and_no_total()
    {
        var climbed = PeriodLadder.Climb(Halves, PeriodLadder.Quarter, Of(("A", 1, 90m), ("A", 2, 91.25m)), []);
        Assert.Equal([("half", 1, (decimal?)90.63m), ("year", 1, null)], climbed.Select(p => (p.Kind, p.Number, p.Standings.Single().Total)));
        Assert.Equal([2], climbed[1].Standings.Single().Missing);
    }

    [Fact]
    public void Who_came_later_owes_nothing_of_the_time_before()
    {
        PeriodFacts facts = new(Of(("A", 3, 80m), ("A", 4, 90m)).Totals) { Served = [new ServedPeriods("A", 3, 4)] };
        var climbed = PeriodLadder.Climb(Halves, PeriodLadder.Quarter, facts, []);
        Assert.Equal([("half", 2), ("year", 1)], climbed.Select(p => (p.Kind, p.Number)));
        Assert.All(climbed, p => Assert.Empty(p.Standings.Single().Missing));
    }

    [Fact]
    public void What_the_year_gives_by_itself_is_taken_of_those_who_have_a_total()
    {
        // The mean 85 counts 95 % = 80.75, 4 points come from the leading group and 2 are taken off.
        OwnPoints own = new("quarter", 1, [new GivenExtra("A", "group", 4), new GivenExtra("B", "group", 5)], [new GivenAdjustment("A", "press", -2, "通报〔2026〕7 号")]);
        var year = Assert.Single(PeriodLadder.Climb(WithOwn, PeriodLadder.Quarter, Of(("A", 1, 90m), ("A", 2, 80m)), [own]));
        Assert.Equal(("A", 82.75m), (year.Standings.Single().Subject, year.Standings.Single().Total!.Value));
    }

    [Fact]
    public void What_one_half_gives_is_given_in_that_half_only()
    {
        var scheme = With("""
            [{"kind":"quarter","parent":"half","by":"mean","count":2,"missing":"block","extras":[{"code":"group","name":{"zh":"领导小组评分"},"from":1,"to":5}]},
             {"kind":"half","parent":"year","by":"mean","count":2,"missing":"block"},{"kind":"year"}]
            """);
        var climbed = PeriodLadder.Climb(scheme, PeriodLadder.Quarter, Of(("A", 1, 80m), ("A", 2, 80m), ("A", 3, 70m), ("A", 4, 70m)), [new OwnPoints("quarter", 1, [new GivenExtra("A", "group", 4)], [])]);
        Assert.Equal([84m, 70m, 77m], climbed.Select(p => p.Standings.Single().Total!.Value));
    }

    /// <summary>There from the second quarter to the third: each half is scaled up from the one quarter served in it.</summary>
    [Fact]
    public void Service_is_counted_within_each_longer_period()
    {
        var scheme = With("""
            [{"kind":"quarter","parent":"half","by":"sum","count":2,"missing":"exclude","shortService":"scale"},
             {"kind":"half","parent":"year","by":"sum","count":2,"missing":"exclude"},{"kind":"year"}]
            """);
        PeriodFacts facts = new(Of(("A", 2, 40m), ("A", 3, 30m)).Totals) { Served = [new ServedPeriods("A", 2, 3)] };
        var climbed = PeriodLadder.Climb(scheme, PeriodLadder.Quarter, facts, []);
        Assert.Equal([80m, 60m, 140m], climbed.Select(p => p.Standings.Single().Total!.Value));
    }

    [Fact]
    public void Who_served_without_any_total_makes_no_longer_period() =>
        Assert.Empty(PeriodLadder.Climb(Halves, PeriodLadder.Quarter, new PeriodFacts([]) { Served = [new ServedPeriods("A", 1, 4)] }, []));

    [Fact]
    public void A_scheme_that_says_nothing_of_longer_periods_leads_nowhere() =>
        Assert.Empty(PeriodLadder.Climb(Given.PointsScheme().Parse(), PeriodLadder.Quarter, Of(("A", 1, 90m)), []));

    [Fact]
    public void Each_longer_period_knows_how_many_quarters_make_it() =>
        Assert.Equal([("quarter", 2), ("half", 4)], PeriodLadder.From(Halves.Content, PeriodLadder.Quarter).Select(p => (p.Of.Kind, p.Length)));

    private static Scheme Halves => With("""
        [{"kind":"quarter","parent":"half","by":"mean","count":2,"missing":"block"},
         {"kind":"half","parent":"year","by":"weighted","weights":[{"weight":0.3},{"weight":0.7}],"missing":"block"},{"kind":"year"}]
        """);

    private static Scheme WithOwn => With("""
        [{"kind":"quarter","parent":"year","by":"mean","count":4,"missing":"exclude","share":0.95,
          "extras":[{"code":"group","name":{"zh":"领导小组评分"},"from":1,"to":5}],
          "adjustments":[{"code":"press","name":{"zh":"通报"},"from":-3,"to":0}]},{"kind":"year"}]
        """);

    private static PeriodFacts Of(params (string Subject, int Number, decimal Total)[] totals) =>
        new([.. totals.Select(t => new PeriodTotal(t.Subject, "W", t.Number, t.Total))]);

    private static Scheme With(string periods) => Given.PointsScheme().With("periods", periods).Parse();
}
