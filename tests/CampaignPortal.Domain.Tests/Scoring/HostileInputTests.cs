using CampaignPortal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Whatever comes in, the answer is a figure or a refusal with problems, never another exception.</summary>
public sealed class HostileInputTests
{
    private const decimal Largest = 9_999_999.9999m;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"scheme\"")]
    [InlineData("{\"scheme\":1,}")]
    [InlineData("{\"scheme\":01}")]
    [InlineData("{\"scheme\":NaN}")]
    [InlineData("{\"scheme\":1e999999999}")]
    [InlineData("{\"scheme\":99999999999999999999999999999999999999}")]
    [InlineData("{\"scheme\":0.10000000000000000000000000000001}")]
    [InlineData("{\"code\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"code\":\"\ud800\"}")]
    [InlineData("{\"channels\":[null,1,\"a\",[],{}],\"items\":[null,{\"items\":[[]]}]}")]
    public void Garbage_is_refused(string json)
    {
        Assert.NotEmpty(Scheme.Check(json));
        Assert.NotEmpty(Assert.Throws<FactsException>(() => Facts.Parse(json)).Problems);
        Assert.Equal(VerificationOutcome.Unreadable, Bundle.Verify(json).Outcome);
    }

    [Fact]
    public void Deep_nesting_is_refused_before_it_can_hurt()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"items\":[", 100_000));
        Assert.Equal(ProblemCode.NotJson, Assert.Single(Scheme.Check(deep)).Code);
        Assert.Equal(VerificationOutcome.Unreadable, Bundle.Verify(deep).Outcome);
    }

    [Fact]
    public void Any_text_is_refused_in_an_orderly_way() => Prop.ForAll<string>(text =>
    {
        Assert.NotEmpty(Scheme.Check(text ?? ""));
        Assert.NotEqual(VerificationOutcome.Same, Bundle.Verify(text ?? "").Outcome);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_scheme_with_any_character_changed_is_a_scheme_or_refused()
    {
        var text = Given.WindowsQuarter.CanonicalText;
        for (var i = 0; i < text.Length; i += 7)
        {
            foreach (var replacement in "\"{}[]:,09-xé")
            {
                Scheme.Check(text[..i] + replacement + text[(i + 1)..]);
            }
        }
    }

    [Fact]
    public void Sums_of_the_largest_amounts_are_refused_or_bounded()
    {
        var open = Given.DeductScheme().With("items.0.rules.0.to", "9999999.9999");
        var facts = Given.Subjects("w1").Occurred(Largest).Occurred(Largest).Occurred(Largest);
        Assert.Equal(ProblemCode.NumberOutOfRange, Assert.Single(Assert.Throws<FactsException>(() => Evaluation.Evaluate(open.Parse(), facts)).Problems).Code);
    }

    [Fact]
    public void The_smallest_points_under_the_largest_base_do_not_overflow()
    {
        var scheme = Given.RatioScheme("""{"kind":"overshoot","target":0.0001,"bonusPerPoint":9999999.9999,"cap":9999999.9999}""", 0.0001m)
            .With("scale.base", "9999999.9999").With("scale.max", "9999999.9999").Parse();
        Assert.Throws<FactsException>(() => Evaluation.Evaluate(scheme, Given.Subjects("w1").Measured(Largest, 0.0001m)));
        Assert.Equal(0m, scheme.Total(Given.Subjects("w1").Measured(0, Largest)));
    }

    [Fact]
    public void A_zero_denominator_and_no_subjects_have_defined_results()
    {
        var scheme = Given.RatioScheme("""{"kind":"proportional","target":1}""").Parse();
        Assert.True(Evaluation.Evaluate(scheme, Given.Subjects("w1").Measured(5, 0)).Of("w1").IsBlocked);
        Assert.Empty(Evaluation.Evaluate(scheme, Facts.Empty).Subjects);
        Assert.Equal("""{"subjects":[]}""", Evaluation.Evaluate(scheme, Facts.Empty).CanonicalText());
    }

    [Fact]
    public void A_subject_to_whom_nothing_applies_is_an_empty_channel()
    {
        var scheme = Given.RatioScheme("""{"kind":"proportional","target":1}""").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1").NotApplicable()).Of("w1");
        Assert.True(result.IsBlocked);
        Assert.Contains(result.Notes, n => n.Kind == NoteKind.ChannelBlocked);
    }

    [Fact]
    public void Two_thousand_subjects_are_evaluated_at_once()
    {
        var subjects = Enumerable.Range(0, 2000).Select(i => $"W{i}").ToArray();
        var items = Given.WindowsQuarter.ItemsJudgedIn("self").ToList();
        List<Sheet> sheets = [];
        List<Mark> marks = [];
        foreach (var (channel, rater) in (IEnumerable<(string, string)>)[("self", "s"), ("peer", "a"), ("peer", "b"), ("comprehensive", "o")])
        {
            sheets.AddRange(subjects.Select(s => new Sheet(channel, rater, s, SheetArrival.Submitted)));
            var judged = items.Where(i => i.IsJudgedIn(channel));
            marks.AddRange(subjects.SelectMany(s => judged.Select(i => new Mark(channel, rater, s, i.Code, MarkValue.Of(i.Points * 0.9m)))));
        }

        var facts = Given.Subjects(subjects) with
        {
            Sheets = sheets,
            Marks = marks,
            Ratios = [.. subjects.SelectMany(s => (Ratio[])[new(s, "1.3a", 98, 100), new(s, "1.3b", 99, 100)])],
        };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.All(Evaluation.Evaluate(Given.WindowsQuarter, facts).Subjects, s => Assert.Equal(1, s.Rank));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
