using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Organisation;

public sealed class DelegationTests
{
    private const int Giver = 70;
    private static readonly string[] Permits = ["DecideOccurrences"];

    [Theory]
    [InlineData(Role.Leader, Role.Administrator, Refusal.RolesExclude)]
    [InlineData(Role.Leader, Role.SystemAdministrator, Refusal.RolesExclude)]
    [InlineData(Role.OfficeHead, Role.SystemAdministrator, Refusal.RolesExclude)]
    [InlineData(Role.Administrator, Role.Supervisor, Refusal.RolesExclude)]
    [InlineData(Role.Leader, Role.OfficeHead, null)]
    [InlineData(Role.OfficeHead, Role.Administrator, null)]
    public void AUTHZ_06_nobody_gets_by_delegation_what_he_may_not_hold_himself(Role handedOver, Role held, Refusal? expected) =>
        Assert.Equal(expected, WhyNot(Right(handedOver, personId: Giver), Right(held)));

    [Fact]
    public void A_role_that_ended_before_the_delegation_does_not_count() =>
        Assert.Null(WhyNot(Right(Role.Leader, personId: Giver), Right(Role.Administrator, Today.AddDays(-30), Today.AddDays(-1))));

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(5)]
    public void A_delegation_that_is_taken_back_holds_on_no_day_from_today_on(int from)
    {
        var delegation = Given(Today.AddDays(from), Today.AddDays(20));
        delegation.End(Today, "李四 1002", Head, Now);
        Assert.DoesNotContain(Enumerable.Range(0, 30), day => delegation.HoldsOn(Today.AddDays(day)));
    }

    [Fact]
    public void A_delegation_that_has_ended_is_not_made_longer()
    {
        var delegation = Given(Today.AddDays(-9), Today.AddDays(-2));
        Assert.Equal(Refusal.WrongState, RefusalOf(() => delegation.End(Today, "李四 1002", Head, Now)));
        Assert.Equal(Today.AddDays(-2), delegation.To);
    }

    [Fact]
    public void AUD_01_the_record_says_to_whom_what_and_how_long()
    {
        var deed = Given(Today, Today.AddDays(1)).Deeds[0];
        Assert.Equal(("李四 1002", "DecideOccurrences 2026-08-12 – 2026-08-13", "出差"), (deed.About, deed.After, deed.Reason));
    }

    private static Refusal? WhyNot(Assignment handedOver, Assignment held) =>
        Delegation.WhyNotDelegate(Giver, Holder, Permits, Today, Today.AddDays(5), new Delegating([handedOver], [held], "李四 1002"));

    private static Delegation Given(DateOnly from, DateOnly to) =>
        new(Giver, Holder, Capacity.Substitute, Permits, from, to, "出差", new Delegating([], [], "李四 1002"), Head, Now);
}
