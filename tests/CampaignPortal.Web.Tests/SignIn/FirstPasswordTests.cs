using System.Net;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.SignIn;

/// <summary>A secret that somebody else made opens one page once.</summary>
public sealed class FirstPasswordTests
{
    private static readonly string[] Open = ["/MyAccount/Password", "/SignOut", "/SignIn", "/Error/{code}", "/Preferences"];

    [PortalFact]
    public async Task AUTH_03_until_it_is_changed_every_page_and_every_post_leads_to_the_change(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var top = await portal.TopAsync();
        var (person, secret) = await portal.InvitedAsync(top);
        await portal.AssignAsync(person, Role.Administrator, top);
        var visitor = portal.Visitor();
        var landed = await visitor.SignInAsync(person.AccountName, secret);
        Assert.Equal("/MyAccount/Password", landed.Path);
        landed.AssertStatus(HttpStatusCode.OK);
        var token = landed.Form().Fields().Single(f => f.Name == Visitor.TokenField);
        var before = await portal.HashAsync();
        var pages = (await portal.PagesAsync()).Where(p => !Open.Contains(p.Address) && p.Permit is (nameof(Permit.SignedIn) or nameof(Permit.ManageOrganisation) or nameof(Permit.ReadAudit) or nameof(Permit.SetUpCampaigns) or nameof(Permit.RunRounds) or nameof(Permit.SeeResults))).ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages.Where(p => !Open.Contains(p.Address)))
        {
            Assert.Equal("/MyAccount/Password", (await visitor.OpenAsync(page.At(top.Id))).Path);
            if (page.Posts)
            {
                var posted = await visitor.PostAsync(page.At(top.Id), token, ("Input.Name", "改名"), ("Input.From", "2026-09-01"), ("Input.Version", "1"), ("Input.Code", "Z9"), ("Input.ParentId", $"{top.Id}"));
                Assert.Equal("/MyAccount/Password", posted.Path);
            }
        }

        Assert.Equal(before, await portal.HashAsync());
    }

    [PortalFact]
    public async Task AUTH_03_the_secret_works_for_72_hours_and_not_after_the_change(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var (late, lateSecret) = await portal.InvitedAsync(await portal.TopAsync());
        var (person, secret) = await portal.InvitedAsync(await portal.TopAsync());
        portal.Clock.Advance(AccountKeeping.SecretLifetime - TimeSpan.FromMinutes(1));
        var changed = await (await portal.Visitor().SignInAsync(person.AccountName, secret)).Form()
            .SubmitAsync(("Input.Current", secret), ("Input.Next", Portal.GoodPassword), ("Input.Repeated", Portal.GoodPassword));
        Assert.Equal("/", changed.Path);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/SignIn", (await portal.Visitor().SignInAsync(late.AccountName, lateSecret)).Path);
        Assert.Equal("/SignIn", (await portal.Visitor().SignInAsync(person.AccountName, secret)).Path);
        Assert.Equal("/", (await portal.Visitor().SignInAsync(person.AccountName, Portal.GoodPassword)).Path);
    }

    [PortalFact]
    public async Task AUTH_03_a_reset_shows_the_secret_once_and_leaves_it_nowhere(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        var page = await (await keeper.OpenAsync($"/Accounts/Change/{scene.Staff.PersonId}")).Form().SubmitAsync(("Chosen", "Reset"));
        var secret = page.Document.QuerySelector(".cp-receipt-number")!.TextContent;
        Assert.Equal(16, secret.Length);
        Assert.DoesNotContain(secret, (await keeper.OpenAsync($"/Accounts/Change/{scene.Staff.PersonId}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await scene.Portal.DumpAsync(), StringComparison.Ordinal);
        Assert.False(await scene.Portal.DataAsync(db => db.AuditEntries.AnyAsync(e => e.About!.Contains(secret) || e.After!.Contains(secret))));
        Assert.Equal("/SignIn", (await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, scene.Staff.Password)).Path);
        Assert.Equal("/MyAccount/Password", (await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, secret)).Path);
    }

    [PortalFact]
    public async Task AUTH_01_the_rules_for_passwords_hold_where_one_is_chosen(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        string[] refused =
        [
            "Ab1-xyz", "abcdefgh", "abcdefgh1", "ABCDEFGH1", "12345678-", "Passw0rd!", "Qwerty-2026", "Admin@12345", "Zhengwu-2026", "Beijing-88!", "Woaini-5201314",
            $"Xy-{scene.Staff.AccountName}", $"Xy-{scene.Staff.AccountName[1..]}-q", "5201314-Ab", "        ", "口令口令口令口令",
        ];
        var before = await scene.Portal.HashAsync();
        foreach (var password in refused)
        {
            Assert.False(await ChangeAsync(staff, Portal.GoodPassword, password), password);
        }

        Assert.False(await ChangeAsync(staff, "Not-My-Pass-1", "Kiesel-Wolke-62"));
        Assert.False(await ChangeAsync(admin, Portal.GoodPassword, "Kiesel-62ab"), "An administrator needs twelve characters.");
        Assert.Equal(before, await scene.Portal.HashAsync());

        var current = Portal.GoodPassword;
        foreach (var accepted in (string[])["Kiesel-9", "Kiesel62", "kiesel-wolke-7", "口令Wolke7山水田园", " Wolke 7 ", new string('Ä', 60) + "b7-Wolke-Kiesel-Tulpe-Regen-Sonne-Mond-Und"])
        {
            Assert.True(await ChangeAsync(staff, current, accepted), accepted);
            current = accepted;
        }

        Assert.Equal("/SignIn", (await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, current[..72])).Path);
        Assert.Equal("/", (await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, current)).Path);
    }

    private static async Task<bool> ChangeAsync(Visitor visitor, string current, string next)
    {
        var page = await (await visitor.OpenAsync("/MyAccount/Password")).Form().SubmitAsync(("Input.Current", current), ("Input.Next", next), ("Input.Repeated", next));
        page.AssertStatus(HttpStatusCode.OK);
        return page.Path == "/";
    }
}
