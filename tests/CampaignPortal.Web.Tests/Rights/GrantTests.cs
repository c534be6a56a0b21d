using System.Net;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>Who gives which role to whom, and that it can be taken back.</summary>
public sealed class GrantTests
{
    [PortalFact]
    public async Task AUTHZ_06_only_a_system_administrator_makes_another_and_he_gives_no_business_role_but_one(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, keeper) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(scene.Keeper));
        Assert.True(await RefusesAsync(admin, scene, nameof(Role.SystemAdministrator)));
        Assert.True(await RefusesAsync(keeper, scene, nameof(Role.Leader)));
        Assert.True(await RefusesAsync(keeper, scene, nameof(Role.OfficeStaff)));
        Assert.Null((await admin.OpenAsync($"/People/Revoke/{await scene.RightOfAsync(scene.Keeper)}")).Document.QuerySelector("main form"));
        Assert.Empty(await RolesAsync(scene));
        Assert.False(await RefusesAsync(keeper, scene, nameof(Role.Administrator)));
        Assert.Equal([Role.Administrator], await RolesAsync(scene));
    }

    [PortalFact]
    public async Task AUTHZ_06_a_list_of_roles_or_a_number_is_no_role(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        foreach (var role in (string[])["Leader,Administrator", "3", "officestaff", ""])
        {
            Assert.True(await RefusesAsync(admin, scene, role), role);
        }

        Assert.Empty(await RolesAsync(scene));
    }

    [PortalFact]
    public async Task AUTHZ_06_two_system_administrators_do_not_remove_each_other_at_once(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var second = await scene.Portal.PersonAsync(Role.SystemAdministrator, scene.Here);
        var (one, other) = (await scene.Portal.SignInAsync(scene.Keeper), await scene.Portal.SignInAsync(second));
        var (first, last) = ((await one.OpenAsync($"/Accounts/Change/{second.PersonId}")).Form(), (await other.OpenAsync($"/People/Revoke/{await scene.RightOfAsync(scene.Keeper)}")).Form());
        await Task.WhenAll(first.SubmitAsync(("Chosen", "Disable")), last.SubmitAsync());
        Assert.True(await scene.Portal.WithAsync<Founding, bool>(founding => founding.HasKeeperAsync(default)));
    }

    [PortalFact]
    public async Task AUTHZ_06_where_no_system_administrator_can_sign_in_any_more_a_new_one_is_founded(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        Assert.True(await scene.Portal.WithAsync<Founding, bool>(founding => founding.HasKeeperAsync(default)));
        await scene.Portal.KeepAsync(scene.Keeper, (accounts, account) => accounts.DisableAsync(account, Actor.System, default));
        Assert.False(await scene.Portal.WithAsync<Founding, bool>(founding => founding.HasKeeperAsync(default)));
        var number = await scene.Portal.DataAsync(db => db.People.Where(p => p.Id == scene.Keeper.PersonId).Select(p => p.StaffNumber).SingleAsync());
        var code = await scene.Portal.DataAsync(db => db.Units.Where(u => u.Id == scene.Here.Id).Select(u => u.Code).SingleAsync());
        Assert.Null(await scene.Portal.WithAsync<Founding, string?>(founding => founding.FoundAsync(number, "某人", "没有", "没有", default)));
        var secret = await scene.Portal.WithAsync<Founding, string?>(founding => founding.FoundAsync(number, "某人", code, "", default));
        Assert.Equal("/MyAccount/Password", (await scene.Portal.Visitor().SignInAsync(scene.Keeper.AccountName, secret!)).Path);
    }

    [PortalFact]
    public async Task BIZ_03_rights_asked_for_at_the_same_moment_are_given_once_and_never_exclude_each_other(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync($"/People/Grant/{scene.Newcomer.Id}")).Form();
        string[] roles = [.. Enumerable.Repeat(nameof(Role.Leader), 4), .. Enumerable.Repeat(nameof(Role.Administrator), 4)];
        var pages = await Task.WhenAll(roles.Select(r => form.SubmitAsync(("Input.Role", r))));
        Assert.All(pages, p => p.AssertStatus(HttpStatusCode.OK));
        Assert.Single(await RolesAsync(scene));
    }

    [PortalFact]
    public async Task BIZ_03_a_delegation_asked_for_at_the_same_moment_is_given_once(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var form = (await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync("/Delegations/New")).Form();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => form.SubmitAsync(Typed(scene.Head))));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Delegations.CountAsync()));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Messages.CountAsync(m => m.Kind == "DelegationGiven")));
    }

    [PortalFact]
    public async Task AUTHZ_06_a_leader_s_decision_is_handed_to_nobody_who_sets_up_campaigns_or_keeps_accounts(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        foreach (var to in (Someone[])[scene.Admin, scene.Keeper])
        {
            var page = await (await leader.OpenAsync("/Delegations/New")).Form().SubmitAsync(Typed(to));
            Assert.Contains("不能由同一个人担任", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal("/Delegations", (await (await leader.OpenAsync("/Delegations/New")).Form().SubmitAsync(Typed(scene.Head))).Path);
        var granted = await (await (await scene.Portal.SignInAsync(scene.Keeper)).OpenAsync($"/People/Grant/{scene.Head.PersonId}")).Form().SubmitAsync(("Input.Role", nameof(Role.Administrator)));
        Assert.Contains("不能由同一个人担任", granted.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_right_of_any_day_is_taken_back_and_opens_nothing(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var today = scene.Portal.Today;
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        foreach (var from in (DateOnly[])[new(2000, 1, 1), today, today.AddDays(9)])
        {
            var who = await scene.Portal.PersonAsync(scene.Here);
            var id = await scene.Portal.AssignAsync(who, Role.OfficeStaff, scene.Here, from);
            var page = await (await admin.OpenAsync($"/People/Revoke/{id}")).Form().SubmitAsync();
            Assert.Equal($"/People/Details/{who.PersonId}", page.Path);
            Assert.Equal(from >= today, page.Text.Contains("未开始即收回", StringComparison.Ordinal));
            scene.Portal.Clock.Advance(TimeSpan.FromDays(10));
            Assert.Empty(await scene.Portal.AsAsync(who, access => access.RightsAsync(default)));
            scene.Portal.Clock.Advance(TimeSpan.FromDays(-10));
        }
    }

    [PortalFact]
    public async Task A_delegation_lends_nothing_while_its_giver_is_disabled(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.DelegationAsync(scene.Head, scene.Supervisor);
        Assert.True(await scene.Portal.AsAsync(scene.Supervisor, access => access.MayAsync(Permit.ConfirmSelfAssessment, default)));
        await scene.Portal.KeepAsync(scene.Head, (accounts, account) => accounts.DisableAsync(account, Actor.System, default));
        Assert.False(await scene.Portal.AsAsync(scene.Supervisor, access => access.MayAsync(Permit.ConfirmSelfAssessment, default)));
        Assert.Equal(0, await scene.Portal.AsAsync(scene.Supervisor, access => access.Held(Permit.ConfirmSelfAssessment).CountAsync()));
    }

    [PortalFact]
    public async Task AUD_01_the_sentence_names_person_role_unit_and_days(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await (await admin.OpenAsync($"/People/Grant/{scene.Newcomer.Id}")).Form().SubmitAsync(("Input.Role", nameof(Role.Leader)), ("Input.To", "2026-12-31"));
        var line = (await admin.OpenAsync("/Audit")).Document.QuerySelector(".cp-timeline li")!.TextContent;
        Assert.All([scene.Newcomer.Name, scene.Newcomer.StaffNumber, scene.Here.Name, "领导", "2026年9月15日 – 2026年12月31日"], part => Assert.Contains(part, line, StringComparison.Ordinal));
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        await (await leader.OpenAsync("/Delegations/New")).Form().SubmitAsync(Typed(scene.Head));
        line = (await admin.OpenAsync("/Audit")).Document.QuerySelector(".cp-timeline li")!.TextContent;
        Assert.All([scene.Leader.Name, scene.Head.Name, "认定扣分加分", "2026年9月15日 – 2026年12月31日", "出差"], part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    private static (string Name, string? Value)[] Typed(Someone to) =>
    [
        ("Input.Person", to.AccountName), ("Input.Capacity", nameof(Capacity.Substitute)), ("Input.Permits", Permit.DecideOccurrences),
        ("Input.To", "2026-12-31"), ("Input.Reason", "出差"),
    ];

    private static async Task<bool> RefusesAsync(Visitor giver, Scene scene, string role)
    {
        var page = await (await giver.OpenAsync($"/People/Grant/{scene.Newcomer.Id}")).Form().SubmitAsync(("Input.Role", role));
        page.AssertStatus(HttpStatusCode.OK);
        return page.Document.QuerySelector(".cp-error-summary") is not null;
    }

    private static Task<Role[]> RolesAsync(Scene scene) =>
        scene.Portal.DataAsync(db => db.Assignments.Where(a => a.PersonId == scene.Newcomer.Id).Select(a => a.Role).ToArrayAsync());
}
