using CampaignPortal.Domain.Assessments;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class SheetContentTests
{
    [Fact]
    public void The_order_in_which_answers_lie_does_not_matter() =>
        Assert.Equal(Content(Line("1.1"), Line("1.2")).Hash, Content(Line("1.2"), Line("1.1")).Hash);

    [Fact]
    public void Trailing_zeros_do_not_matter() =>
        Assert.Equal(Content(Line("1.1", new() { Points = 1.50m })).Hash, Content(Line("1.1", new() { Points = 1.5m })).Hash);

    [Fact]
    public void The_kind_of_line_end_does_not_matter() =>
        Assert.Equal(Content(Line("1.1", new() { Remark = "a\r\nb" })).Hash, Content(Line("1.1", new() { Remark = "a\nb" })).Hash);

    [Fact]
    public void A_tab_in_a_remark_is_not_the_next_field() =>
        Assert.False(SameHash(
            Content(Line("1.1", new() { LevelCode = "A", Remark = "b" })),
            Content(Line("1.1", new() { LevelCode = "A\t\t\tb" }))));

    [Fact]
    public void Not_said_and_not_met_differ() =>
        Assert.False(SameHash(Content(Line("1.1")), Content(Line("1.1", new() { IsMet = false }))));

    [Fact]
    public void The_same_answers_in_another_round_are_another_content() =>
        Assert.False(SameHash(new SheetContent("self", 1, 12, [Line("1.1")]), new SheetContent("self", 2, 12, [Line("1.1")])));

    [Fact]
    public void The_canonical_text_is_what_the_format_says() =>
        Assert.Equal(
            "sheet 1\tself\t5\t12\n12\t1.1\t1.5\t\t\tA\tyes\t\tx\\ny",
            Content(Line("1.1", new() { Points = 1.50m, LevelCode = "A", IsMet = true, Remark = "x\ny" })).Text);

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(9, null, false)]
    [InlineData(9, 10, true)]
    public void Half_a_ratio_says_nothing(int? numerator, int? denominator, bool expected) =>
        Assert.Equal(expected, new SheetEntry { Numerator = numerator, Denominator = denominator }.IsFilled);

    [Fact]
    public void A_remark_alone_says_nothing() => Assert.False(new SheetEntry { Remark = "见附件" }.IsFilled);

    [Fact]
    public void Cases_are_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => new SheetEntry { Numerator = -1m });

    private static SheetLine Line(string itemCode, SheetEntry? entry = null) => new(12, itemCode, entry ?? new());

    private static bool SameHash(SheetContent one, SheetContent other) => one.Hash == other.Hash;

    private static SheetContent Content(params SheetLine[] lines) => new("self", 5, 12, lines);
}
