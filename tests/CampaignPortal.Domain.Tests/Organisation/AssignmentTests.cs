using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Organisation;

public sealed class AssignmentTests
{
    [Theory]
    [InlineData(Role.SystemAdministrator, Role.SystemAdministrator, true)]
    [InlineData(Role.SystemAdministrator, Role.Administrator, true)]
    [InlineData(Role.SystemAdministrator, Role.Leader, false)]
    [InlineData(Role.SystemAdministrator, Role.OfficeStaff, false)]
    [InlineData(Role.Administrator, Role.SystemAdministrator, false)]
    [InlineData(Role.Administrator, Role.Administrator, true)]
    [InlineData(Role.Administrator, Role.Supervisor, true)]
    [InlineData(Role.Leader, Role.OfficeStaff, false)]
    public void AUTHZ_06_who_gives_which_role(Role giver, Role role, bool mayGive)
    {
        var refusal = Assignment.WhyNotGrant(Holder, role, null, Today, null, Granting() with { As = [giver] });
        Assert.Equal(mayGive ? null : Refusal.NotEntitled, refusal);
    }

    [Theory]
    [InlineData(Role.Administrator, Role.Supervisor)]
    [InlineData(Role.Administrator, Role.Leader)]
    [InlineData(Role.Leader, Role.Administrator)]
    [InlineData(Role.SystemAdministrator, Role.OfficeStaff)]
    public void AUTHZ_06_roles_that_exclude_each_other_never_meet(Role held, Role asked) =>
        Assert.Equal(Refusal.RolesExclude, Assignment.WhyNotGrant(Holder, asked, null, Today, null, Granting(Right(held))));

    [Fact]
    public void Roles_of_different_times_or_campaigns_do_not_meet()
    {
        Assert.Null(Assignment.WhyNotGrant(Holder, Role.Administrator, null, Today, null, Granting(Right(Role.Leader, to: Today.AddDays(-1)))));
        Assert.Null(Assignment.WhyNotGrant(Holder, Role.Administrator, CampaignId, Today, null, Granting(Right(Role.Leader, campaignId: CampaignId + 1))));
    }

    [Fact]
    public void Nobody_grants_or_takes_his_own_right()
    {
        Assert.Equal(Refusal.OwnGrant, Assignment.WhyNotGrant(Clerk.PersonId, Role.Leader, null, Today, null, Granting()));
        Assert.Equal(Refusal.OwnGrant, Right(Role.Leader, personId: Clerk.PersonId).WhyNotRevoke(Today, Taking()));
    }

    [Theory]
    [InlineData(-400, null)]
    [InlineData(-1, 30)]
    [InlineData(0, null)]
    [InlineData(7, null)]
    [InlineData(7, 30)]
    public void A_right_that_is_taken_back_holds_on_no_day_from_today_on(int from, int? to)
    {
        var right = Right(Role.Leader, Today.AddDays(from), to is { } days ? Today.AddDays(days) : null);
        right.Revoke(Today, Taking(), Now);
        Assert.DoesNotContain(Enumerable.Range(0, 60), day => right.HoldsOn(Today.AddDays(day)));
        Assert.Equal(from < 0, right.HoldsOn(Today.AddDays(-1)));
        Assert.False(right.Overlaps(Today, null));
    }

    [Fact]
    public void A_right_that_has_begun_with_the_calendar_is_taken_back_like_any_other()
    {
        var right = Right(Role.Leader, DateOnly.MinValue);
        right.Revoke(Today, Taking(), Now);
        Assert.False(right.HoldsOn(Today));
    }

    [Fact]
    public void A_right_that_has_ended_is_not_made_longer_by_taking_it_back()
    {
        var right = Right(Role.Leader, Today.AddDays(-30), Today.AddDays(-10));
        Assert.Equal(Refusal.WrongState, RefusalOf(() => right.Revoke(Today, Taking(), Now)));
        Assert.Equal(Today.AddDays(-10), right.To);
    }

    [Fact]
    public void AUTHZ_06_the_last_keeper_of_accounts_stays()
    {
        var right = Right(Role.SystemAdministrator);
        Assert.Equal(Refusal.NotEntitled, right.WhyNotRevoke(Today, Taking()));
        Assert.Equal(Refusal.LastSystemAdministrator, right.WhyNotRevoke(Today, Taking(Role.SystemAdministrator, isLastKeeper: true)));
        Assert.Null(right.WhyNotRevoke(Today, Taking(Role.SystemAdministrator)));
    }

    [Fact]
    public void AUD_01_the_record_says_to_whom_what_where_and_how_long()
    {
        var right = new Assignment(Holder, Role.Leader, Tests.Shared.Given.Unit, withSubtree: true, null, [], Today, Today.AddDays(9), Granting(), Now);
        Assert.Equal(("张三 1001 一号窗口", "Leader WithSubtree 2026-08-12 – 2026-08-21"), (right.Deeds[0].About, right.Deeds[0].After));
    }
}
