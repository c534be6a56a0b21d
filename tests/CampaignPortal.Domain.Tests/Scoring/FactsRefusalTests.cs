using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class FactsRefusalTests
{
    private static readonly Facts Good = Quarter.Facts();

    [Theory]
    [InlineData("""{"facts":1}""", "subjects", ProblemCode.MissingKey)]
    [InlineData("""{"facts":2,"subjects":[]}""", "facts", ProblemCode.UnsupportedVersion)]
    [InlineData("""{"facts":1,"extra":1}""", "extra", ProblemCode.UnknownKey)]
    [InlineData("""{"facts":1,"subjects":[{"code":"a","category":"w","name":"n"}]}""", "subjects[0].name", ProblemCode.UnknownKey)]
    [InlineData("""{"facts":1,"subjects":{}}""", "subjects", ProblemCode.WrongType)]
    [InlineData("""{"facts":1,"marks":[{"channel":"c","rater":"r","subject":"s","item":"i"}]}""", "marks[0]", ProblemCode.ValueNotAllowed)]
    [InlineData("""{"facts":1,"marks":[{"channel":"c","rater":"r","subject":"s","item":"i","points":1,"yes":true}]}""", "marks[0]", ProblemCode.ValueNotAllowed)]
    [InlineData("""{"facts":1,"occurrences":[{"occurredOn":"2026-02-30"}]}""", "occurrences[0].occurredOn", ProblemCode.WrongType)]
    [InlineData("""{"facts":1,"occurrences":[{"links":[]}]}""", "occurrences[0].links", ProblemCode.EmptyList)]
    [InlineData("""{"facts":1,"ratios":[{"numerator":-1}]}""", "ratios[0].numerator", ProblemCode.NumberOutOfRange)]
    public void A_facts_document_is_refused(string json, string at, ProblemCode code) =>
        Assert.Contains(Assert.Throws<FactsException>(() => Facts.Parse(json)).Problems, p => p.Path == at && p.Code == code);

    [Fact]
    public void Good_facts_fit_their_scheme() => Assert.Empty(Good.CheckAgainst(Given.WindowsQuarter));

    [Fact]
    public void A_subject_occurs_once() =>
        AssertRefused(Good with { Subjects = [.. Good.Subjects, Good.Subjects[0]] }, ProblemCode.DuplicateFact);

    [Fact]
    public void A_mark_needs_a_submitted_sheet() =>
        AssertRefused(Good with { Marks = [new Mark("self", "self-W5", "W5", "1.1", MarkValue.Of(1))] }, ProblemCode.NoSheet);

    [Fact]
    public void A_mark_occurs_once() => AssertRefused(Good with { Marks = [.. Good.Marks, Good.Marks[0]] }, ProblemCode.DuplicateFact);

    [Fact]
    public void Peers_do_not_mark_what_only_facts_decide() =>
        AssertRefused(Good with { Marks = [new Mark("peer", "p0", "W1", "2.1", MarkValue.Of(1))] }, ProblemCode.NotJudged);

    [Theory]
    [InlineData("10.0001")]
    [InlineData("-1")]
    [InlineData("1.00001")]
    public void A_mark_lies_within_the_points_of_the_item(string points) => AssertRefused(
        Good with { Marks = [new Mark("peer", "p0", "W1", "1.1", MarkValue.Of(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture)))] },
        ProblemCode.ValueNotAllowed);

    [Fact]
    public void A_level_is_no_answer_to_points() =>
        AssertRefused(Good with { Marks = [new Mark("peer", "p0", "W1", "1.1", new MarkValue.Chosen("good"))] }, ProblemCode.ValueNotAllowed);

    [Fact]
    public void Not_applicable_needs_the_word_of_the_scheme() =>
        AssertRefused(Good with { Marks = [new Mark("peer", "p0", "W1", "1.1", new MarkValue.NotApplicable())] }, ProblemCode.ValueNotAllowed);

    [Fact]
    public void One_rater_is_one_rater() => AssertRefused(Good.Submitted("second", "W1", "self"), ProblemCode.TooManyRaters);

    [Theory]
    [InlineData("circular", "1.4", 3, 1, ProblemCode.UnknownRule)]
    [InlineData("dialect", "1.5", 1, 1, ProblemCode.NotCounted)]
    [InlineData("dialect", "9.9", 1, 1, ProblemCode.UnknownItem)]
    [InlineData("dialect", "1.4", 2, 1, ProblemCode.ValueNotAllowed)]
    [InlineData("quarrel", "1.4", 6, 1, ProblemCode.ValueNotAllowed)]
    [InlineData("quarrel", "1.4", 3, 0, ProblemCode.ValueNotAllowed)]
    [InlineData("quarrel", "1.4", 5, 9999999, ProblemCode.NumberOutOfRange)]
    public void An_occurrence_keeps_to_its_rule(string rule, string item, int value, int count, ProblemCode code) =>
        AssertRefused(Good.Occurred(value, count, rule, item, "W1"), code);

    [Fact]
    public void An_occurrence_names_each_subject_once()
    {
        var occurrence = Good.Occurrences[0] with { Links = [new SubjectLink("W1"), new SubjectLink("W1")] };
        AssertRefused(Good with { Occurrences = [occurrence] }, ProblemCode.DuplicateFact);
    }

    [Fact]
    public void Data_about_what_does_not_apply_are_a_contradiction() =>
        AssertRefused(Good.Measured(1, 1, "1.3b", "W3"), ProblemCode.Contradiction);

    [Fact]
    public void Only_ratios_are_measured() => AssertRefused(Good.Measured(1, 1, "1.4", "W3"), ProblemCode.NotCounted);

    [Fact]
    public void An_unknown_subject_is_refused() => AssertRefused(Good.Submitted("p0", "W9", "peer"), ProblemCode.UnknownSubject);

    [Fact]
    public void A_pseudonym_is_a_code() => AssertRefused(Good.Submitted("王 某", "W1", "peer"), ProblemCode.BadCode);

    private static void AssertRefused(Facts facts, ProblemCode code)
    {
        Assert.Contains(facts.CheckAgainst(Given.WindowsQuarter), p => p.Code == code);
        Assert.Throws<FactsException>(() => Evaluation.Evaluate(Given.WindowsQuarter, facts));
    }
}
