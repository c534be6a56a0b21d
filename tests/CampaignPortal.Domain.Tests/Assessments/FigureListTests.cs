using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class FigureListTests
{
    private static readonly FigureColumn Hotline = new(FigureKind.Score, "h", new("热线满意度"), null, FigureReduction.Mean, true, NoDataPolicy.Zero);
    private static readonly FigureColumn Weighed = Hotline with { Reduction = FigureReduction.WeightedMean, TakesNotApplicable = false };
    private static readonly FigureColumn Place = Hotline with { Kind = FigureKind.Place, Reduction = null };
    private static readonly FigureColumn Workload = new(FigureKind.Coefficient, "k", new("工作量系数"), new ValueRange(0.9m, 1.1m), null, false, null);

    [Theory]
    [InlineData(" 92.50 ", "92.5")]
    [InlineData("92 88.5", "92 88.5")]
    [InlineData("92×3、88*2", "92*3 88*2")]
    [InlineData("92*1", "92")]
    [InlineData("／", "/")]
    [InlineData("不适用", "/")]
    [InlineData("-1.25", "-1.25")]
    public void What_is_typed_has_one_way_of_writing(string typed, string text) => Assert.Equal(text, FigureEntry.Parse(typed)!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("九十")]
    [InlineData("92,5")]
    [InlineData("92.12345")]
    [InlineData("10000000")]
    [InlineData("92*3*2")]
    [InlineData("1e3")]
    public void What_is_no_figure_is_none(string typed) => Assert.Null(FigureEntry.Parse(typed));

    [Fact]
    public void A_column_takes_what_the_engine_takes()
    {
        Assert.Equal((true, true, true, false), (Takes(Hotline, "92 88"), Takes(Hotline, "/"), Takes(Hotline, "-5"), Takes(Hotline, "92*3")));
        Assert.Equal((true, false, false), (Takes(Weighed, "92*3 88*0"), Takes(Weighed, "92*-1"), Takes(Weighed, "/")));
        Assert.Equal((true, false, false, false), (Takes(Place, "3"), Takes(Place, "0"), Takes(Place, "1.5"), Takes(Place, "1 2")));
        Assert.Equal((true, true, false, false), (Takes(Workload, "0.9"), Takes(Workload, "1.1"), Takes(Workload, "1.2"), Takes(Workload, "1*2")));
    }

    [Fact]
    public void Figures_are_confirmed_by_somebody_else_and_again_once_they_change()
    {
        var (round, list) = Entered("92", "88");
        Assert.Equal((Refusal.OwnWork, (Refusal?)null), (list.WhyNotConfirm(round, null, Clerk), list.WhyNotConfirm(round, null, Director)));
        list.Confirm(round, Hotline, null, Director, Now);
        Assert.Equal((true, Refusal.WrongState), (list.IsConfirmed, list.WhyNotConfirm(round, null, Director)));
        Enter(list, round, "通报", "92", "90", Staff);
        Assert.Equal((true, false), (list.Of(Unit)!.IsConfirmed, list.Of(OtherUnit)!.IsConfirmed));
    }

    [Fact]
    public void Of_several_who_entered_each_confirms_what_the_others_did()
    {
        var (round, list) = Entered("92", null);
        Enter(list, round, "通报", "92", "88", Staff);
        list.Confirm(round, Hotline, null, Clerk, Now);
        Assert.Equal((false, true), (list.Of(Unit)!.IsConfirmed, list.Of(OtherUnit)!.IsConfirmed));
        list.Confirm(round, Hotline, null, Staff, Now);
        Assert.True(list.IsConfirmed);
    }

    [Fact]
    public void Another_source_makes_all_figures_wait_and_the_earlier_one_stays_on_record()
    {
        var (round, list) = Entered("92", "88");
        list.Confirm(round, Hotline, null, Director, Now);
        list.Enter(round, Hotline, "更正通报", new Dictionary<int, FigureEntry?>(), null, Clerk, Now.AddDays(1));
        Assert.Equal((false, "更正通报", "通报"), (list.IsConfirmed, list.Origin, list.OriginAt(Now)));
        Assert.Null(list.OriginAt(Now.AddDays(-1)));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_leaves_no_deed()
    {
        var (round, list) = Entered("92", null);
        list.Stored(4);
        Enter(list, round, "通报", "92", null, Staff);
        Assert.Equal((0, false), (list.Deeds.Count, list.IsTouched));
    }

    [Fact]
    public void Each_figure_is_on_record_for_its_unit()
    {
        var (round, list) = Entered("92", null);
        list.Stored(4);
        Enter(list, round, "通报", null, "88", Staff);
        Assert.Equal([(Unit, "92", null), (OtherUnit, null, "88")], list.Deeds.Select(d => (d.UnitId!.Value, d.Before, d.After)));
        Assert.Null(list.Of(Unit));
    }

    [Fact]
    public void Figures_are_entered_while_the_quarter_is_open_and_after_a_decision_only_where_that_makes_a_correction()
    {
        Assert.Equal((Refusal.RoundNotOpen, (Refusal?)null, Refusal.RoundNotOpen), (FigureList.WhyNotEnter(PlannedRound(), null), FigureList.WhyNotEnter(OpenRound(), null), FigureList.WhyNotEnter(ClosedRound(), null)));
        Assert.Equal((Refusal.RoundNotOpen, (Refusal?)null), (FigureList.WhyNotEnter(ClosedRound(), LateFacts.Carry), FigureList.WhyNotEnter(ClosedRound(), LateFacts.Correct)));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var round = OpenRound();
        FigureList list = new(round, Place);
        Assert.Equal(Refusal.OutsideRange, RefusalOf(() => list.Enter(round, Place, "通报", Of((Unit, "1.5")), null, Clerk, Now)));
        Assert.Equal(Refusal.NotEntitled, RefusalOf(() => list.Enter(round, Place, "通报", Of((999, "1")), null, Clerk, Now)));
        Assert.Empty(list.Deeds);
    }

    private static bool Takes(FigureColumn column, string typed) => column.Takes(FigureEntry.Parse(typed)!);

    private static (Round Round, FigureList List) Entered(string? first, string? second)
    {
        var round = OpenRound();
        FigureList list = new(round, Hotline);
        Enter(list, round, "通报", first, second, Clerk);
        return (round, list);
    }

    private static void Enter(FigureList list, Round round, string origin, string? first, string? second, Actor actor) =>
        list.Enter(round, Hotline, origin, Of((Unit, first), (OtherUnit, second)), null, actor, Now);

    private static Dictionary<int, FigureEntry?> Of(params (int Unit, string? Typed)[] typed) => typed.ToDictionary(t => t.Unit, t => t.Typed is null ? null : FigureEntry.Parse(t.Typed));
}
