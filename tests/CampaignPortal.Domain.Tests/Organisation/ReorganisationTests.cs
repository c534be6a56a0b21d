using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Tests.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Organisation;

public sealed class ReorganisationTests
{
    private static readonly Unit Top = new Unit(null, UnitKind.Bureau, "ZX", "政务服务中心", 1, Today.AddYears(-1), Clerk, Now).Stored(1);
    private static readonly Unit Old = Child(Top, "J01", 2);
    private static readonly Unit New = Child(Top, "J02", 3);

    [Fact]
    public void A_unit_takes_all_that_is_below_it_along()
    {
        var window = Child(Old, "W01", 4);
        var desk = Child(window, "D01", 5);
        window.Transfer(New, Today, [desk], Clerk, Now);
        Assert.Equal(("/ZX/J02/W01/", "/ZX/J02/W01/D01/"), (window.Path, desk.Path));
        Assert.Equal(["Unit.Transferred", "Unit.Followed"], window.Deeds.Concat(desk.Deeds).Select(d => d.Code));
    }

    [Fact]
    public void A_unit_stands_neither_below_itself_nor_above_the_top()
    {
        var window = Child(Old, "W02", 6);
        Assert.Equal(Refusal.BelowItself, RefusalOf(() => Old.Transfer(window, Today, [window], Clerk, Now)));
        Assert.Equal(Refusal.BelowItself, RefusalOf(() => Top.Transfer(New, Today, [], Clerk, Now)));
        Assert.Equal(Refusal.AlreadyRecorded, RefusalOf(() => window.Transfer(Old, Today, [], Clerk, Now)));
    }

    [Fact]
    public void A_closed_unit_is_put_nowhere_and_takes_nothing()
    {
        var (closed, window) = (Child(Top, "J03", 7), Child(Old, "W03", 8));
        closed.Close(Today, [New.Id], Clerk, Now);
        Assert.Equal(Refusal.UnitClosed, RefusalOf(() => window.Transfer(closed, Today, [], Clerk, Now)));
        Assert.Equal(Refusal.UnitClosed, RefusalOf(() => closed.Transfer(Old, Today, [], Clerk, Now)));
    }

    [Theory]
    [InlineData(1, false, Refusal.Incomplete)]
    [InlineData(2, false, null)]
    [InlineData(1, true, null)]
    public void A_merger_takes_more_than_one_unit(int units, bool intoExisting, Refusal? expected) =>
        Assert.Equal(expected, Reorganisation.WhyNotDraft(ReorganisationKind.Merge, [.. Enumerable.Range(20, units)], [intoExisting ? Successor.Existing(9) : Successor.New("W9", "综合窗口")]));

    [Fact]
    public void No_unit_succeeds_itself_and_a_split_makes_more_than_one()
    {
        Assert.Equal(Refusal.SucceedsItself, Reorganisation.WhyNotDraft(ReorganisationKind.Merge, [20, 21], [Successor.Existing(21)]));
        Assert.Equal(Refusal.Incomplete, Reorganisation.WhyNotDraft(ReorganisationKind.Split, [20], [Successor.New("W9", "一窗")]));
        Assert.Equal(Refusal.CodeTwice, Reorganisation.WhyNotDraft(ReorganisationKind.Split, [20], [Successor.New("W9", "一窗"), Successor.New("w9", "二窗")]));
        Assert.Null(Reorganisation.WhyNotDraft(ReorganisationKind.Split, [20], [Successor.New("W9", "一窗"), Successor.Existing(21)]));
    }

    [Fact]
    public void What_is_planned_is_carried_out_on_its_day_and_once()
    {
        var change = Renaming(Today.AddDays(3));
        change.Plan(Clerk, Now);
        Assert.Equal(Refusal.NotYet, RefusalOf(() => change.CarryOut(Clerk, Now)));
        change.CarryOut(Actor.System, Now.AddDays(3));
        Assert.Equal(ReorganisationState.CarriedOut, change.State);
        Assert.Equal(Refusal.WrongState, RefusalOf(() => change.CarryOut(Clerk, Now.AddDays(3))));
        Assert.Equal(Refusal.WrongState, RefusalOf(() => change.Withdraw(Clerk, Now)));
    }

    [Fact]
    public void What_is_withdrawn_is_never_carried_out()
    {
        var change = Renaming(Today);
        change.Withdraw(Clerk, Now);
        Assert.Equal(Refusal.WrongState, RefusalOf(() => change.CarryOut(Clerk, Now)));
        Assert.Equal(Refusal.WrongState, RefusalOf(() => change.Plan(Clerk, Now)));
    }

    [Fact]
    public void A_charge_that_is_taken_back_holds_on_no_day_from_then_on()
    {
        var charge = new Charge(Holder, Given.Unit, ChargeKind.Liaison, Today, null, "张三 1001 一号窗口", Clerk, Now);
        charge.End(Today, "张三 1001 一号窗口", Clerk, Now);
        Assert.False(charge.HoldsOn(Today));
        Assert.Equal(Refusal.WrongState, RefusalOf(() => charge.End(Today.AddDays(5), "张三 1001 一号窗口", Clerk, Now)));
    }

    private static Reorganisation Renaming(DateOnly day) =>
        Reorganisation.Rename(4, "综合窗口", new ReorganisationTerms(Guid.NewGuid(), day, "临编〔2026〕1号", "一号窗口"), Clerk, Now).Stored(1);

    private static Unit Child(Unit parent, string code, int id)
    {
        var unit = new Unit(parent, UnitKind.Window, code, $"{code}窗口", 1, Today.AddYears(-1), Clerk, Now).Stored(id);
        typeof(Unit).GetProperty("ParentId")!.SetValue(unit, parent.Id);
        return unit;
    }
}
