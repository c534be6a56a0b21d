using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>S19 to S22: deductions of supervision.</summary>
public sealed class SupervisionTests
{
    private static readonly LinkRole Lead = new("lead", new LocalText("牵头"), 1);
    private static readonly LinkRole Co = new("co", new LocalText("协办"), 0.5m);

    [Fact]
    public void S19_who_finds_a_problem_decides_what_it_costs()
    {
        // Found by the city 0.3, by the district 2 × 0.2, by the own team 0.1: 0.8
        // District's problem late 0.5; the city notified one twice 2: 2.5
        // Complaints: light 0.3, serious and passed on by the discipline office 1 × 2 = 2, still dissatisfied 0.5: 2.8
        // Lights: red 1, blue 0.5: 1.5. Together 7.6: 10 − 7.6 = 2.4. Two more notified twice by the city, 4: 10 − 11.6 → 0
        var scheme = RealScheme.Of("S19");
        var facts = Given.Subjects("w1")
            .Occurred(0.3m, 1, "foundByCity", "problems").Occurred(0.2m, 2, "foundByDistrict", "problems").Occurred(0.1m, 1, "foundByOwn", "problems")
            .Occurred(0.5m, 1, "lateDistrict", "problems").Occurred(2, 1, "twiceCity", "problems")
            .Occurred(0.3m, 1, "light", "problems").Occurred(1, 1, "heavy", "problems", multipliers: "grave").Occurred(0.5m, 1, "dissatisfied", "problems")
            .Occurred(1, 1, "red", "problems").Occurred(0.5m, 1, "blue", "problems");
        Assert.Equal(2.4m, scheme.Total(facts));
        Assert.Equal(0m, scheme.Total(facts.Occurred(2, 2, "twiceCity", "problems")));
    }

    [Theory]
    [InlineData("S19", "problems", "foundByCity 0.3, foundByDistrict 0.2, foundByOwn 0.1, lateCity 1, lateDistrict 0.5, lateOwn 0.3, twiceCity 2, twiceDistrict 1, twiceOwn 0.6, "
        + "light 0.3, middle 1, heavy 1, thrice 1, red 1, blue 0.5, dissatisfied 0.5, badlyHandled 1")]
    [InlineData("S21", "minus", "late 5, criticised 1")]
    [InlineData("S21", "leadersMatter", "late 2")]
    [InlineData("S21", "plus", "done 2, circular 1")]
    [InlineData("S21", "honours", "early 0.5–1, meeting 5")]
    [InlineData("S22", "reporting", "light 3, heavy 5")]
    public void S19_S21_and_S22_take_and_give_what_the_texts_print(string name, string item, string expected) => Assert.Equal(expected, RealScheme.Of(name).Values(item));

    [Fact]
    public void S21_each_matter_counts_once_at_its_highest_value_and_half_for_the_co_organiser()
    {
        // Bonus: m1 done as lead 2, and praised in writing at a major meeting 5 → 5. m2 done as lead 2, early 0.8 → 2. m3 done as lead 2.
        // m4 done as co-organiser 2 × 0.5 = 1. m5 praised in a circular as co-organiser 1 × 0.5 = 0.5. Together 10.5
        // Deductions: m6 late as lead 5, criticised for it 1 → 5. m7 late as co-organiser 5 × 0.5 = 2.5. m8, a leader's matter, late 2. Together 9.5
        // 80 − 9.5 + 10.5 = 81
        var result = RealScheme.Of("S21").Evaluate(Given.Subjects("w1")
            .Occurred(2, 1, "done", "plus", key: "m1", role: Lead).Occurred(5, 1, "meeting", "honours", key: "m1")
            .Occurred(2, 1, "done", "plus", key: "m2", role: Lead).Occurred(0.8m, 1, "early", "honours", key: "m2")
            .Occurred(2, 1, "done", "plus", key: "m3", role: Lead).Occurred(2, 1, "done", "plus", key: "m4", role: Co)
            .Occurred(1, 1, "circular", "plus", key: "m5", role: Co)
            .Occurred(5, 1, "late", "minus", key: "m6", role: Lead).Occurred(1, 1, "criticised", "minus", key: "m6", role: Lead)
            .Occurred(5, 1, "late", "minus", key: "m7", role: Co).Occurred(2, 1, "late", "leadersMatter", key: "m8"));
        Assert.Equal((9.5m, 10.5m, 81m), (result.Of("w1").Deductions, result.Of("w1").Bonus, result.Of("w1").Total));
        Assert.Equal(["o1", "o4", "o9"], result.Of("w1").Notes.Select(n => n.Occurrence!).Order());
    }

    [Fact]
    public void S21_ends_at_100()
    {
        // 80 + 11 × 2 = 102 → 100
        var facts = Enumerable.Range(1, 11).Aggregate(Given.Subjects("w1"), (f, m) => f.Occurred(2, 1, "done", "plus", key: $"m{m}", role: Lead));
        Assert.Equal(100m, RealScheme.Of("S21").Total(facts));
    }

    [Fact]
    public void S22_a_leaders_word_doubles_and_who_has_nothing_left_gets_no_award()
    {
        // A: 5 pointed out by a leader 10, another 5: 15 of 15, 0 points, exhausted. B: 3 pointed out by a leader 6: 9. C: 5 + 3 = 8: 7.
        // Three seats for three units: A has its rank, and no seat.
        var result = RealScheme.Of("S22").Evaluate(Given.Of("office", "A", "B", "C")
            .Occurred(5, 1, "heavy", "reporting", "A", multipliers: "leader").Occurred(5, 1, "heavy", "reporting", "A")
            .Occurred(3, 1, "light", "reporting", "B", multipliers: "leader").Occurred(5, 1, "heavy", "reporting", "C").Occurred(3, 1, "light", "reporting", "C"));
        Assert.Equal([0m, 9, 7], result.Subjects.Select(s => s.Total!.Value));
        Assert.Equal("1 B, 2 C, 3 A", result.Ranking());
        Assert.Equal("B C", result.Listed("advanced"));
        Assert.Equal(15m, Assert.Single(Assert.Single(result.StandingOf("A").Gates).On).Found);
    }
}
