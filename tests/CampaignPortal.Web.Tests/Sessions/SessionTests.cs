using System.Net;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Sessions;

public sealed class SessionTests
{
    [PortalFact]
    public async Task SESS_01_in_production_every_cookie_is_bound_to_the_host_and_closed_to_scripts(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider, PortalSetup.Production);
        var cookies = await CookiesAsync(portal);
        Assert.All(cookies, c =>
        {
            Assert.StartsWith("__Host-cp-", c, StringComparison.Ordinal);
            Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", c, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [PortalFact]
    public async Task SESS_01_in_development_the_names_are_plain_and_http_is_enough(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var cookies = await CookiesAsync(portal);
        Assert.Equal(["cp-antiforgery", "cp-culture", "cp-mode", "cp-notice", "cp-session"], cookies.Select(c => c.Split('=')[0]).Distinct().Order());
        Assert.All(cookies, c =>
        {
            Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", c);
            Assert.True(c.Length < 4096);
        });
    }

    [PortalFact]
    public async Task SESS_02_a_copied_cookie_opens_nothing_after_signing_out(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Admin);
        var thief = visitor.Copy();
        Assert.Equal("/Units", (await thief.OpenAsync("/Units")).Path);
        Assert.Equal("/SignIn", (await (await visitor.OpenAsync("/SignOut")).Form().SubmitAsync()).Path);
        Assert.Equal("/SignIn", (await thief.OpenAsync("/Units")).Path);
    }

    [PortalFact]
    public async Task SESS_02_disabling_resetting_and_changing_the_password_end_the_sessions(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        await scene.Portal.KeepAsync(scene.Staff, (accounts, account) => accounts.DisableAsync(account, Actor.System, default));
        Assert.Equal("/SignIn", (await staff.OpenAsync("/")).Path);

        var head = await scene.Portal.SignInAsync(scene.Head);
        await scene.Portal.KeepAsync(scene.Head, (accounts, account) => accounts.ResetAsync(account, Actor.System, default));
        Assert.Equal("/SignIn", (await head.OpenAsync("/")).Path);

        var (here, elsewhere) = (await scene.Portal.SignInAsync(scene.Leader), await scene.Portal.SignInAsync(scene.Leader));
        var form = (await here.OpenAsync("/MyAccount/Password")).Form();
        await form.SubmitAsync(("Input.Current", Portal.GoodPassword), ("Input.Next", "Kiesel-Wolke-62"), ("Input.Repeated", "Kiesel-Wolke-62"));
        Assert.Equal("/SignIn", (await elsewhere.OpenAsync("/")).Path);
        Assert.Equal("/", (await here.OpenAsync("/")).Path);
    }

    [PortalFact]
    public async Task SESS_02_signing_out_everywhere_else_leaves_this_session(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (here, elsewhere) = (await scene.Portal.SignInAsync(scene.Staff), await scene.Portal.SignInAsync(scene.Staff));
        await (await here.OpenAsync("/MyAccount")).Form().SubmitAsync();
        Assert.Equal("/SignIn", (await elsewhere.OpenAsync("/")).Path);
        Assert.Equal("/", (await here.OpenAsync("/")).Path);
    }

    [PortalFact]
    public async Task SESS_02_signing_in_makes_a_new_ticket_and_a_forged_one_is_worth_nothing(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var first = visitor.Cookies.GetAllCookies().Single(c => c.Name == "cp-session").Value;
        await visitor.SignInAsync(scene.Staff.AccountName, scene.Staff.Password);
        var cookie = visitor.Cookies.GetAllCookies().Single(c => c.Name == "cp-session");
        Assert.NotEqual(first, cookie.Value);
        var middle = cookie.Value.Length / 2;
        cookie.Value = $"{cookie.Value[..middle]}{(cookie.Value[middle] == 'A' ? 'B' : 'A')}{cookie.Value[(middle + 1)..]}";
        Assert.Equal("/SignIn", (await visitor.OpenAsync("/")).Path);
    }

    [PortalFact]
    public async Task SESS_03_a_session_ends_after_thirty_idle_minutes(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("/", (await visitor.OpenAsync("/")).Path);
        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("/", (await visitor.OpenAsync("/")).Path);
        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("/SignIn", (await visitor.OpenAsync("/")).Path);
    }

    [PortalFact]
    public async Task SESS_03_a_session_ends_after_twelve_hours_however_busy_it_is(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        for (var i = 0; i < 12 * 3 - 1; i++)
        {
            scene.Portal.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal("/", (await visitor.OpenAsync("/")).Path);
        }

        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("/SignIn", (await visitor.OpenAsync("/")).Path);
    }

    [PortalFact]
    public async Task SESS_05_two_instances_on_one_database_know_each_other_s_cookies_and_forms(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await using var beside = await Portal.OpenAsync(provider, new PortalSetup { Beside = scene.Portal });
        await using var stranger = await Portal.OpenAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Admin);
        var fields = (await visitor.OpenAsync("/Units/New")).Form().Fields().Where(f => f.Name is not ("Input.Code" or "Input.Name")).ToList();
        var page = await visitor.Copy(beside).PostAsync("/Units/New", [.. fields, ("Input.Code", "X1"), ("Input.Name", "住建窗口")]);
        Assert.Equal("/Units", page.Path);
        Assert.Contains("住建窗口", page.Text, StringComparison.Ordinal);
        Assert.Equal("/SignIn", (await visitor.Copy(stranger).OpenAsync("/Units")).Path);
        Assert.True(await scene.Portal.DataAsync(db => db.ProtectionKeys.AnyAsync()));
    }

    /// <summary>Every cookie that signing in, choosing a language and mode and doing something sets.</summary>
    private static async Task<List<string>> CookiesAsync(Portal portal)
    {
        var who = await portal.PersonAsync(Domain.Organisation.Role.Administrator, await portal.TopAsync());
        var visitor = await portal.SignInAsync(who);
        await (await visitor.OpenAsync("/")).Form("form.cp-modes").SubmitAsync(("mode", "large"), ("culture", "en"));
        await (await visitor.OpenAsync("/Units/New")).Form().SubmitAsync(("Input.Code", "X1"), ("Input.Name", "住建窗口"));
        Assert.Contains(visitor.SetCookies, c => c.Contains("culture", StringComparison.Ordinal));
        return [.. visitor.SetCookies.Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))];
    }
}
