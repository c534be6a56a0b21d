using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>
/// One more deduction never raises a total, neither of those it falls on nor of anybody else. Excluded: a report of a
/// fact that is on record already, repetitions that weigh less than the first time, and channels measured by the best.
/// </summary>
public sealed class DeductionPropertyTests
{
    [Fact]
    public void One_more_deduction_raises_nobodys_total() => AnyCase.ForAll(s => !s.HasBest() && Deductible(s).Any(), (scheme, facts, chance) =>
    {
        if (OneMore(scheme.Content, facts, chance) is not { } occurrence)
        {
            return;
        }

        var before = Evaluation.Evaluate(scheme, facts);
        var after = Evaluation.Evaluate(scheme, facts with { Occurrences = [.. facts.Occurrences, occurrence] });
        Assert.All(before.Subjects.Zip(after.Subjects), pair =>
        {
            Assert.Equal(pair.First.IsBlocked, pair.Second.IsBlocked);
            Assert.True(!(pair.Second.Total > pair.First.Total), $"{pair.First.Subject}: {pair.First.Total} → {pair.Second.Total}");
            Assert.True(pair.Second.Deductions >= pair.First.Deductions);
        });
    });

    [Fact]
    public void A_heavier_report_of_a_known_fact_moves_it_to_an_item_whose_cap_swallows_it()
    {
        var scheme = TwoItems().With("items.1.cap", "1").Parse();
        var facts = Given.Subjects("w1").Occurred(5, key: "k");
        Assert.Equal((95m, 99m), (scheme.Total(facts), scheme.Total(facts.Occurred(8, item: "j", key: "k"))));
    }

    [Fact]
    public void A_heavier_report_of_a_known_fact_moves_it_to_a_rule_whose_cap_swallows_it()
    {
        // Within one item, and so also with oncePerItem: 7 under a free rule, 2 × 4 under one that takes 5 at most.
        var scheme = Given.DeductScheme().With("sameFact", "\"oncePerItem\"").Parse();
        var facts = Given.Subjects("w1").Occurred(7, key: "k");
        Assert.Equal((93m, 95m), (scheme.Total(facts), scheme.Total(facts.Occurred(2, 4, "capped", key: "k"))));
    }

    [Fact]
    public void Where_repetitions_weigh_less_an_earlier_trifle_makes_the_heavy_one_a_repetition()
    {
        var scheme = Given.DeductScheme().With("items.0.repeat", """{"from":2,"factor":0.5}""").Parse();
        var facts = Given.Subjects("w1").Occurred(10, day: 20);
        Assert.Equal((90m, 94m), (scheme.Total(facts), scheme.Total(facts.Occurred(1, day: 10))));
    }

    [Fact]
    public void Measured_by_the_best_the_others_rise_when_the_best_one_falls()
    {
        var scheme = Given.DeductScheme().With("channels.0.normalise", "\"best\"").Parse();
        var facts = Given.Subjects("w1", "w2").Occurred(50, subject: "w2");
        Assert.Equal((50m, 62.5m), (scheme.Total(facts, "w2"), scheme.Total(facts.Occurred(20), "w2")));
    }

    [Fact]
    public void Measured_by_the_best_even_its_own_total_may_rise_because_the_best_has_four_decimals()
    {
        // 100 − 99.9877 = 0.0123 is the best itself. 0.0001 × 0.6 less is 0.01224; the best is stored as 0.0122, and 0.01224 ÷ 0.0122 is 100.33 %.
        var scheme = Given.DeductScheme().With("channels.0.normalise", "\"best\"").Parse();
        var facts = Given.Subjects("w1").Occurred(99.9877m);
        Assert.Equal((100m, 100.33m), (scheme.Total(facts), scheme.Total(facts.Occurred(0.0001m, factor: 0.6m))));
    }

    private static JsonObject TwoItems()
    {
        var scheme = Given.DeductScheme();
        var second = scheme["items"]![0]!.DeepClone().AsObject();
        second["code"] = "j";
        scheme["items"]!.AsArray().Add(second);
        return scheme.With("items.0.points", "50").With("items.1.points", "50");
    }

    private static IEnumerable<DeductItem> Deductible(SchemeContent scheme) =>
        scheme.AllItems.OfType<DeductItem>().Where(i => scheme.IsCounted(i) && !(i.Weighing.Repeat?.Factor < 1));

    /// <summary>A fact of its own, on some of those to whom the item applies; null when it applies to nobody.</summary>
    private static Occurrence? OneMore(SchemeContent scheme, Facts facts, Chance chance)
    {
        var item = chance.Of<DeductItem>([.. Deductible(scheme)]);
        List<string> subjects = [.. facts.Subjects.Select(s => s.Code).Where(s => !facts.NotApplicable.Contains(new NotApplicableItem(s, item.Code)))];
        if (subjects.Count == 0)
        {
            return null;
        }

        var rule = chance.Of(item.Rules);
        return new Occurrence(
            "一", item.Code, rule.Code, [.. chance.Some(subjects).Select(s => Link(s, item, chance))], chance.Number(rule.From, rule.To), chance.Of(1m, 0.3333m, 7m),
            chance.OneIn(2) ? "新案" : null, new DateOnly(2026, 3, chance.Between(1, 31)), "SUPERVISION")
        {
            Multipliers = [.. item.Weighing.Multipliers.Where(_ => chance.OneIn(2)).Select(m => m.Code)],
        };
    }

    private static SubjectLink Link(string subject, DeductItem item, Chance chance) =>
        item.Weighing.Roles.Count > 0 && chance.Of(item.Weighing.Roles) is var role ? new SubjectLink(subject, role.Factor, role.Code) : new SubjectLink(subject, chance.Of(1m, 0.5m, 0m));
}
