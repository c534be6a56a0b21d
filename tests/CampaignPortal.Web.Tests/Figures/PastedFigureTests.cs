using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Pages.Rounds;

namespace CampaignPortal.Web.Tests.Figures;

/// <summary>Columns copied from a worksheet, as people copy them.</summary>
public sealed class PastedFigureTests
{
    private static readonly Participant[] Units =
    [
        new(1, "W01", "户籍窗口", null, null, "W", "窗口", true, 1),
        new(2, "W02", "办公室", "A", "甲局", "W", "窗口", true, 2),
        new(3, "W03", "办公室", "B", "乙局", "W", "窗口", true, 3),
    ];

    [Fact]
    public void A_line_names_a_unit_by_name_or_code_and_all_that_follows_is_its_figures() =>
        Assert.Equal(["1: 92.5", "2: 90 88", "3: 91*2"], Read("户籍窗口\t92.5\nW02\t90\t88\n3\tw03\t91*2"));

    [Fact]
    public void The_names_of_the_columns_are_left_out() => Assert.Equal(["1: 92"], Read("单位\t得分\n户籍窗口 92"));

    [Theory]
    [InlineData("户藉窗口\t九十", "?: 九十")]
    [InlineData("户藉窗口\t90\n户籍窗口\t91", "?: 90,1: 91")]
    public void A_first_line_that_is_wrong_is_no_heading(string pasted, string expected) => Assert.Equal(expected.Split(','), Read(pasted));

    [Fact]
    public void A_name_of_two_units_is_neither_of_them() => Assert.Equal(["2 3: 90"], Read("办公室\t90"));

    private static IEnumerable<string> Read(string pasted) =>
        PastedFigure.Of(pasted, Units).Select(l => $"{(l.Units.Count == 0 ? "?" : string.Join(' ', l.Units.Select(u => u.UnitId)))}: {l.Typed}");
}
