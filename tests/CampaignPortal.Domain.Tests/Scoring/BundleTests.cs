using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class BundleTests
{
    private static readonly Facts Facts = Quarter.Facts();
    private static readonly string Text = Bundle.Create(Given.WindowsQuarter, Facts, Evaluation.Evaluate(Given.WindowsQuarter, Facts)).CanonicalText;

    [Fact]
    public void A_bundle_verifies_itself()
    {
        Assert.Equal(Verification.Same, Bundle.Verify(Text));
        var bundle = Bundle.Parse(Text);
        Assert.Equal(Given.WindowsQuarter.Hash, bundle.Scheme.Hash);
        Assert.Equal(Text, bundle.CanonicalText);
        Assert.Contains($"\"hash\":\"{bundle.Hash}\"", Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"excerpt\":2,\"facts\":{}}")]
    [InlineData("{\"excerpt\":1,\"facts\":{}}")]
    [InlineData("{\"excerpt\":1}")]
    public void What_is_no_excerpt_is_refused(string text) =>
        Assert.ThrowsAny<DocumentException>(() => BundleExcerpt.Parse(text));

    [Fact]
    public void Two_hundred_tamperings_are_all_found()
    {
        var places = Enumerable.Range(0, Text.Length).Where(i => char.IsAsciiLetterOrDigit(Text[i])).ToList();
        for (var i = 0; i < 200; i++)
        {
            var place = places[(int)((long)i * places.Count / 200)];
            var tampered = Text[..place] + Other(Text[place]) + Text[(place + 1)..];
            Assert.True(Bundle.Verify(tampered).Outcome != VerificationOutcome.Same, $"'{Text[place]}' at {place} was changed unnoticed.");
        }
    }

    [Fact]
    public void The_first_difference_is_named_with_both_figures()
    {
        var total = Evaluation.Evaluate(Given.WindowsQuarter, Facts).Of("W1").Total!.Value;
        var said = FormattableString.Invariant($"\"total\":{total:0.##}");
        var verification = Bundle.Verify(Text.Replace(said, "\"total\":99.99", StringComparison.Ordinal));
        Assert.Equal(VerificationOutcome.Different, verification.Outcome);
        Assert.Equal("result.subjects[0].total", verification.Path);
        Assert.Equal(FormattableString.Invariant($"{total:0.##}"), verification.Expected);
        Assert.Equal("99.99", verification.Found);
    }

    [Fact]
    public void A_figure_said_too_much_or_too_little_is_a_difference()
    {
        var less = Bundle.Verify(Text.Replace("\"rank\":1,", "", StringComparison.Ordinal));
        Assert.Equal((null, "1"), (less.Found, less.Expected));
        var more = Bundle.Verify(Text.Replace("\"rank\":1,", "\"rank\":1,\"rankBefore\":2,", StringComparison.Ordinal));
        Assert.Equal(("2", null), (more.Found, more.Expected));
    }

    [Theory]
    [InlineData("schemeHash")]
    [InlineData("factsHash")]
    [InlineData("resultHash")]
    [InlineData("hash")]
    public void Each_hash_is_checked(string key)
    {
        var at = Text.LastIndexOf($"\"{key}\":\"", StringComparison.Ordinal) + key.Length + 4;
        Assert.Equal(key, Bundle.Verify(Text[..at] + Other(Text[at]) + Text[(at + 1)..]).Path);
    }

    [Theory]
    [InlineData("\"bundle\":1", "\"bundle\":2", ProblemCode.UnsupportedVersion)]
    [InlineData("\"bundle\":1", "\"bundle\": 1", ProblemCode.NotCanonical)]
    [InlineData("\"bundle\":1", "\"bundle\":1,\"by\":\"me\"", ProblemCode.UnknownKey)]
    [InlineData("{\"bundle\":1", "{{\"bundle\":1", ProblemCode.NotJson)]
    [InlineData("\"state\":\"missing\"", "\"state\":\"mislaid\"", ProblemCode.NotOneOf)]
    public void What_is_no_bundle_is_refused(string was, string becomes, ProblemCode code)
    {
        var verification = Bundle.Verify(Text.Replace(was, becomes, StringComparison.Ordinal));
        Assert.Equal(VerificationOutcome.Unreadable, verification.Outcome);
        Assert.Contains(verification.Problems, p => p.Code == code);
    }

    private static char Other(char c) => c switch
    {
        '9' => '0',
        'f' => 'a',
        'z' => 'a',
        'Z' => 'A',
        _ => (char)(c + 1),
    };
}
