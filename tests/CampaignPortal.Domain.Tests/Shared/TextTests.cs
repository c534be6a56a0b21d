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
    [InlineData("张\u200B三\u202E", "张三")]
    [InlineData("\u0000a\u0007b\uFFFE", "ab")]
    [InlineData("x\uDBFF\uDFFFy", "xy")]
    [InlineData("第一行\r\n\t第二行", "第一行\r\n\t第二行")]
    [InlineData("𠮷㐂", "𠮷㐂")]
    public void INP_03_what_nobody_sees_is_not_kept(string typed, string clean) => Assert.Equal(clean, Text.Clean(typed));

    [Fact]
    public void INP_03_half_a_character_is_none()
    {
        Assert.Equal("ab", Text.Clean("a\uD842b\uDFB7"));
        Assert.Equal("AB", Text.NormalisedCode("a\uD842b\uFFFE"));
        Assert.Throws<ArgumentException>(() => Text.Required("\u200B\u2060", 3, "text"));
    }

    [Theory]
    [InlineData("w 01", "W01")]
    [InlineData("Ｗ０１", "W01")]
    [InlineData("W\u200B01", "W01")]
    [InlineData("\uFEFFw01\u00AD", "W01")]
    public void INP_03_codes_that_look_alike_are_one(string typed, string normalised) =>
        Assert.Equal(normalised, Text.NormalisedCode(typed));
}
