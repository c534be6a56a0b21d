using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring.SecondVerifier;
using FsCheck;
using FsCheck.Fluent;
using Scored = CampaignPortal.Domain.Scoring.Result;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What holds for any scheme with gates, grades and awards, and any facts that fit it.</summary>
public sealed class StandingPropertyTests
{
    [Fact]
    public void The_order_of_facts_never_matters() => ForAll((scheme, facts) =>
    {
        var reversed = facts with
        {
            Subjects = [.. facts.Subjects.Reverse()],
            GateRecords = [.. facts.GateRecords.Reverse()],
            History = [.. facts.History.Reverse().Select(h => h with { Gates = [.. h.Gates.Reverse()], Awards = [.. h.Awards.Reverse()] })],
            Service = [.. facts.Service.Reverse()],
            Decisions = [.. facts.Decisions.Reverse()],
        };
        Assert.Equal(Evaluation.Evaluate(scheme, facts).CanonicalText(), Evaluation.Evaluate(scheme, reversed).CanonicalText());
    });

    /// <summary>Excluded: includeAll, and nominations and seats that equals of one place share.</summary>
    [Fact]
    public void Seats_are_never_exceeded_but_where_all_equals_are_let_in() => ForAll((scheme, facts) =>
    {
        foreach (var quota in Evaluation.Evaluate(scheme, facts).Quotas)
        {
            var rule = scheme.Content.Standing.Lists.Single(l => l.Code == quota.List).Quota;
            Assert.True(quota.Taken <= quota.Seats || rule.AtLimit == AtLimit.IncludeAll);
            Assert.True(quota.Open.Count == 0 || rule.AtLimit == AtLimit.Cut);
            Assert.Equal(rule.Share * quota.Base, quota.Exact);
        }
    });

    [Fact]
    public void A_gate_never_changes_a_score() => ForAll((scheme, facts) =>
    {
        var plain = WithoutStanding(scheme);
        var before = Evaluation.Evaluate(plain, PlainFacts(facts));
        Assert.All(Evaluation.Evaluate(scheme, facts).Subjects, s => Assert.Equal(
            (before.Of(s.Subject).Total, before.Of(s.Subject).Deductions, before.Of(s.Subject).Bonus), (s.Total, s.Deductions, s.Bonus)));
    });

    [Fact]
    public void A_subject_of_another_category_changes_nothing_here_when_quotas_are_per_category() => ForAll((scheme, facts) =>
    {
        if (scheme.Content.Standing.Lists.Any(l => l.Quota.Over == QuotaOver.All || l.Quota.PoolBelow is not null))
        {
            return;
        }

        var more = facts with { Subjects = [.. facts.Subjects, new Subject("stranger", "elsewhere")] };
        var (before, after) = (Evaluation.Evaluate(scheme, facts), Evaluation.Evaluate(scheme, more));
        Assert.Equal(
            new Scored(before.Subjects).CanonicalText(), new Scored([.. after.Subjects.Where(s => s.Subject != "stranger")]).CanonicalText());
        Assert.Equivalent(before.Quotas, after.Quotas.Where(q => q.Categories is not ["elsewhere"]));
    });

    [Fact]
    public void Everybody_ranked_has_a_grade_and_nobody_else_but_by_a_gate() => ForAll((scheme, facts) =>
    {
        if (scheme.Content.Standing.Bands.Count > 0)
        {
            Assert.All(Evaluation.Evaluate(scheme, facts).Subjects, s => Assert.True(
                s.Standing!.State == StandingState.Ranked ? s.Standing.Grade is not null : s.Standing.Grade is null or { By: GradeBy.Gate }));
        }
    });

    [Fact]
    public void A_scheme_and_its_facts_survive_their_text() => ForAll((scheme, facts) =>
    {
        Assert.Equal(facts.CanonicalText(), Facts.Parse(facts.CanonicalText()).CanonicalText());
        var written = Scheme.Parse(SchemeWriter.Write(scheme.Content));
        Assert.Equal(SchemeWriter.Write(scheme.Content), SchemeWriter.Write(written.Content));
        Assert.Equal(Evaluation.Evaluate(scheme, facts).CanonicalText(), Evaluation.Evaluate(written, facts).CanonicalText());
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(scheme, facts, Evaluation.Evaluate(scheme, facts)).CanonicalText));
    });

    private static void ForAll(Action<Scheme, Facts> property) => Prop.ForAll<int>(seed =>
    {
        Chance chance = new((uint)seed);
        var scheme = AnyScheme.From(chance);
        if (scheme.Content.HasStanding)
        {
            property(scheme, AnyFacts.From(chance, scheme));
        }
    }).QuickCheckThrowOnFailure();

    private static Scheme WithoutStanding(Scheme scheme) => Scheme.Parse(SchemeWriter.Write(scheme.Content with
    {
        Standing = StandingRules.None, Ranking = scheme.Content.Ranking with { IfTied = IfTied.Share },
    }));

    private static Facts PlainFacts(Facts facts) => facts with { GateRecords = [], History = [], Service = [], Decisions = [] };
}
