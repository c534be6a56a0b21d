using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class TextTests
{
    [Fact]
    public void Codes_are_compared_without_width_case_and_spaces() => Assert.Equal("AB12", Text.NormalisedCode("ａb １2"));

    [Fact]
    public void A_text_of_exactly_the_length_is_taken() => Assert.Equal("abc", Text.Required(" abc ", 3, "text"));

    [Fact]
    public void A_longer_text_is_a_mistake_of_the_program() => Assert.Throws<ArgumentException>(() => Text.Required("abcd", 3, "text"));

    [Fact]
    public void A_blank_optional_text_is_none() => Assert.Null(Text.Optional("  ", 3, "text"));

    [Theory]
    [InlineData("w 01", "W01")]
    [InlineData("Ｗ０１", "W01")]
    [InlineData("W\u200B01", "W01")]
    [InlineData("\uFEFFw01\u00AD", "W01")]
    public void INP_03_codes_that_look_alike_are_one(string typed, string normalised) =>
        Assert.Equal(normalised, Text.NormalisedCode(typed));
}
