using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

public sealed class DocumentTests
{
    private static readonly string[] Numbers =
    [
        "S01", "S02", "S03", "S04", "S05", "S07", "S09", "S11", "S14", "S15", "S19", "S21", "S22", "S23", "S25", "S26", "S27", "S31", "S32", "S37", "S38", "S39", "S41", "S43", "S46",
        "R01", "R02", "R03", "R04", "R05", "R07", "R08", "R09", "R13", "R15", "R16", "R17", "R18", "R19", "R20", "R21", "R22",
    ];

    public static TheoryData<string> Names => [.. RealScheme.Names];

    [Fact]
    public void Every_scheme_and_fragment_of_the_collection_stands_as_a_document_and_no_other() =>
        Assert.Equal(Numbers.Order(StringComparer.Ordinal), RealScheme.Names.Select(n => n[..3]).Distinct());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_is_a_scheme_that_comes_back_from_its_content(string name)
    {
        var scheme = RealScheme.Of(name);
        Assert.Equal(name, scheme.Content.Code);
        Assert.Equal(scheme.CanonicalText, Scheme.Parse(SchemeWriter.Write(scheme.Content)).CanonicalText);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_says_where_it_comes_from_and_how_far_that_is_to_be_trusted(string name)
    {
        var head = RealScheme.Text(name).Split('\n').TakeWhile(l => l.StartsWith('#')).ToList();
        Assert.StartsWith($"# {name[..3]} ", head[0], StringComparison.Ordinal);
        Assert.Contains(head, l => l.Contains("Reliability: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_becomes_of_missing_raters_and_marks_is_marked_as_decided_by_nobody(string name) => Assert.All(
        RealScheme.Text(name).Split('\n').Where(l => l.Contains("missing: {", StringComparison.Ordinal) || l.Contains("noData: ", StringComparison.Ordinal)),
        line => Assert.Contains("  # placeholder: ", line, StringComparison.Ordinal));
}
