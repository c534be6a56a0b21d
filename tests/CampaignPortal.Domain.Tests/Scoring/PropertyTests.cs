using CampaignPortal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What holds for any facts, not only for those somebody thought of.</summary>
public sealed class PropertyTests
{
    private static readonly Scheme Scheme = Given.WindowsQuarter;

    [Fact]
    public void The_order_of_facts_never_matters() => ForAll(tape =>
    {
        var facts = tape.Facts();
        Facts shuffled = new(
            Shuffle(facts.Subjects, tape), Shuffle(facts.Sheets, tape), Shuffle(facts.Marks, tape), Shuffle(facts.Occurrences, tape),
            Shuffle(facts.Ratios, tape), Shuffle(facts.NotApplicable, tape), Shuffle(facts.EarlierTotals, tape));
        Assert.Equal(Evaluation.Evaluate(Scheme, facts).CanonicalText(), Evaluation.Evaluate(Scheme, shuffled).CanonicalText());
    });

    [Fact]
    public void One_more_deduction_never_raises_a_score() => ForAll(tape =>
    {
        var facts = tape.Facts();
        var after = tape.Occurrence(facts, "W1", key: null, deductionsOnly: true);
        if (facts.NotApplicable.Any(n => after.Occurrences[^1].Item == n.Item))
        {
            return;
        }

        Assert.True((Scheme.Total(after, "W1") ?? 0) <= (Scheme.Total(facts, "W1") ?? 0));
    });

    [Fact]
    public void Totals_stay_within_the_scale() => ForAll(tape =>
        Assert.All(Evaluation.Evaluate(Scheme, tape.Facts()).Subjects, s => Assert.InRange(s.Total ?? 0, 0, 110)));

    [Fact]
    public void Without_one_subject_the_others_have_the_same_totals() => ForAll(tape =>
    {
        var facts = tape.Facts();
        var before = Evaluation.Evaluate(Scheme, facts);
        var after = Evaluation.Evaluate(Scheme, Without(facts, "W1"));
        Assert.All(after.Subjects, s => Assert.Equal(before.Of(s.Subject).Total, s.Total));
        Assert.Equal(before.Subjects.Count - 1, after.Subjects.Count);
    });

    /// <summary>Each run is another campaign; at least 20 of them.</summary>
    [Fact]
    public void BIZ_07_a_bundle_of_any_facts_recomputes_to_the_same_figures() => ForAll(tape =>
    {
        var facts = tape.Facts();
        var bundle = Bundle.Create(Scheme, facts, Evaluation.Evaluate(Scheme, facts));
        Assert.Equal(Verification.Same, Bundle.Verify(bundle.CanonicalText));
    });

    [Fact]
    public void Every_explanation_recalculates_to_the_total() => ForAll(tape =>
    {
        var facts = tape.Facts();
        foreach (var subject in Evaluation.Evaluate(Scheme, facts).Subjects)
        {
            var tree = Explanation.For(Scheme, facts, subject.Subject);
            ExplanationTests.AssertRecalculates(tree);
            Assert.Equal(subject.Total, tree.Value);
        }
    });

    [Fact]
    public void Ranks_follow_totals_and_only_blocked_subjects_have_none() => ForAll(tape =>
    {
        foreach (var category in Evaluation.Evaluate(Scheme, tape.Facts()).Subjects.GroupBy(s => s.Category, StringComparer.Ordinal))
        {
            Assert.All(category, s => Assert.Equal(s.Total is null, s.Rank is null));
            Assert.All(category, s => Assert.Equal(s.Notes.Any(n => n.IsBlocking), s.IsBlocked));
            var ranked = category.Where(s => s.Rank is not null).OrderBy(s => s.Rank).ToList();
            Assert.All(ranked.Zip(ranked.Skip(1)), pair => Assert.True(pair.First.Total >= pair.Second.Total));
            Assert.All(ranked, s => Assert.Equal(1 + ranked.Count(other => other.Rank < s.Rank), s.Rank));
        }
    });

    [Fact]
    public void Facts_and_bundle_survive_their_text() => ForAll(tape =>
    {
        var facts = tape.Facts();
        Assert.Equal(facts.CanonicalText(), Facts.Parse(facts.CanonicalText()).CanonicalText());
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(Scheme, facts, Evaluation.Evaluate(Scheme, facts)).CanonicalText));
    });

    [Fact]
    public void An_excerpt_of_a_bundle_explains_each_subject_as_the_whole_does() => ForAll(tape =>
    {
        var facts = tape.Facts();
        var result = Evaluation.Evaluate(Scheme, facts);
        var texts = BundleExcerpt.AllOf(facts, result);
        foreach (var subject in result.Subjects)
        {
            var excerpt = BundleExcerpt.Parse(texts[subject.Subject]);
            var alone = Evaluation.Evaluate(Scheme, excerpt.Facts).Of(subject.Subject);
            Assert.Equal((subject.Total, subject.Tie, texts[subject.Subject]), (alone.Total, excerpt.Tie, excerpt.CanonicalText()));
            Assert.Equal(Explanation.For(Scheme, facts, subject.Subject).ToString(), Explanation.For(Scheme, excerpt.Facts, subject.Subject).ToString());
            Assert.Equal(subject.Notes, alone.Notes);
        }
    });

    [Fact]
    public void Any_number_that_can_be_stored_has_one_text() => Prop.ForAll<int, int>((whole, fraction) =>
    {
        var value = (whole % 10_000_000) + (fraction % 10_000 / 10_000m * Math.Sign(whole));
        var facts = Given.Subjects("w") with { EarlierTotals = [new EarlierTotal("w", value % 9_999_999)] };
        Assert.Equal(value % 9_999_999, Facts.Parse(facts.CanonicalText()).EarlierTotals[0].Total);
        Assert.DoesNotContain(".0}", facts.CanonicalText(), StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    private static void ForAll(Action<Tape> property) =>
        Prop.ForAll(Tape.Arbitrary, numbers => property(new Tape(numbers))).QuickCheckThrowOnFailure();

    private static IReadOnlyList<T> Shuffle<T>(IReadOnlyList<T> values, Tape tape) =>
        [.. values.Select(value => (value, key: tape.Next(1000))).OrderBy(pair => pair.key).Select(pair => pair.value)];

    private static Facts Without(Facts facts, string subject) => facts with
    {
        Subjects = [.. facts.Subjects.Where(s => s.Code != subject)],
        Sheets = [.. facts.Sheets.Where(s => s.Subject != subject)],
        Marks = [.. facts.Marks.Where(m => m.Subject != subject)],
        Occurrences = [.. facts.Occurrences.Where(o => o.Links[0].Subject != subject)],
        Ratios = [.. facts.Ratios.Where(r => r.Subject != subject)],
        NotApplicable = [.. facts.NotApplicable.Where(n => n.Subject != subject)],
    };
}
