using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.SignIn;

public sealed class SignInTests
{
    private const string Wrong = "Wrong-Guess-00";
    private const string Elsewhere = "10.0.0.9";

    [PortalFact]
    public async Task AUTH_04_a_fresh_production_installation_lets_nobody_in_with_a_default_password(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider, PortalSetup.Production);
        string[] names = ["admin", "administrator", "root", "test", "demo", "guest", "user", "sa", "system", "campaign"];
        string[] passwords = ["admin", "123456", "Admin@123", "password", "P@ssw0rd"];
        foreach (var (name, password) in names.SelectMany(n => passwords.Select(p => (n, p))))
        {
            Assert.Null(await portal.WithAsync<SignInDoor, Account?>(door => door.TryAsync(name, password, "", "", default)));
        }

        Assert.Equal("/SignIn", (await portal.Visitor().SignInAsync("admin", "admin")).Path);
        Assert.Equal(0, await portal.DataAsync(db => db.Users.CountAsync()));
    }

    [PortalFact]
    public async Task AUTH_05_after_five_failures_even_the_right_password_is_refused_until_a_quarter_of_an_hour_later(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        await FailAsync(portal, who, 5);
        Assert.Equal("/SignIn", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
        portal.Clock.Advance(SignInDoor.LockDuration + TimeSpan.FromSeconds(1));
        Assert.Equal("/", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
    }

    [PortalFact]
    public async Task AUTH_05_failures_are_counted_over_all_instances(Provider provider)
    {
        await using var one = await Portal.OpenAsync(provider);
        await using var other = await Portal.OpenAsync(provider, new PortalSetup { Beside = one });
        var who = await one.PersonAsync(await one.TopAsync());
        for (var i = 0; i < 6; i++)
        {
            await FailAsync(i % 2 == 0 ? one : other, who, 1);
        }

        Assert.Equal("/SignIn", (await one.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
        Assert.Equal("/SignIn", (await other.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
    }

    [PortalFact]
    public async Task AUTH_05_a_stranger_who_guesses_does_not_lock_the_owner_out(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        await FailAsync(portal, who, 6, Elsewhere);
        Assert.Equal("/SignIn", (await portal.Visitor(Elsewhere).SignInAsync(who.AccountName, who.Password)).Path);
        Assert.Equal("/", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
        Assert.Equal(7, await portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Account.SignInRefused" && e.RemoteAddress == Elsewhere)));
    }

    [PortalFact]
    public async Task AUTH_05_one_stranger_alone_never_locks_a_name_however_often_he_guesses(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        for (var i = 0; i < SignInDoor.FailuresPerAccount + 2; i++)
        {
            Assert.Null(await portal.WithAsync<SignInDoor, Account?>(door => door.TryAsync(who.AccountName, Wrong, Elsewhere, "", default)));
        }

        Assert.Equal("/", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
    }

    [PortalFact]
    public async Task AUTH_05_a_flood_from_many_addresses_locks_the_name(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        for (var i = 0; i < SignInDoor.FailuresPerAccount; i++)
        {
            var address = $"10.0.1.{i / SignInDoor.FailuresPerAddress}";
            await portal.WithAsync<SignInDoor, Account?>(door => door.TryAsync(who.AccountName, Wrong, address, "", default));
        }

        Assert.Equal("/SignIn", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
    }

    [PortalFact]
    public async Task AUTH_05_wrong_passwords_on_the_page_that_changes_it_count_too(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        var form = (await (await portal.SignInAsync(who)).OpenAsync("/MyAccount/Password")).Form();
        for (var i = 0; i < SignInDoor.FailuresPerAddress; i++)
        {
            await form.SubmitAsync(("Input.Current", Wrong), ("Input.Next", "Kiesel-Wolke-62"), ("Input.Repeated", "Kiesel-Wolke-62"));
        }

        var right = await form.SubmitAsync(("Input.Current", who.Password), ("Input.Next", "Kiesel-Wolke-62"), ("Input.Repeated", "Kiesel-Wolke-62"));
        Assert.Equal("/MyAccount/Password", right.Path);
        Assert.NotNull(right.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(6, await portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Account.PasswordRefused")));
    }

    [PortalFact]
    public async Task AUTH_06_who_floods_the_sign_in_page_makes_nobody_wait_but_himself(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        var stranger = portal.Visitor(Elsewhere);
        var flood = Enumerable.Range(0, 35).Select(_ => stranger.PostAsync("/SignIn")).ToList();
        var since = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("/", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(2.5), $"{since.Elapsed}");
        Assert.Contains(flood, f => !f.IsCompleted);
        await Task.WhenAll(flood);
    }

    [PortalFact]
    public async Task AUTH_05_guesses_made_at_the_same_moment_are_counted_too(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Visitor().SignInAsync(who.AccountName, Wrong)));
        Assert.All(pages, p => p.AssertStatus(HttpStatusCode.OK));
        Assert.Equal("/SignIn", (await portal.Visitor().SignInAsync(who.AccountName, who.Password)).Path);
    }

    [PortalFact]
    public async Task AUTH_05_the_system_administrator_unlocks_and_that_is_on_record(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await FailAsync(scene.Portal, scene.Staff, 5);
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        var form = (await keeper.OpenAsync($"/Accounts/Change/{scene.Staff.PersonId}")).Form();
        Assert.Equal("/Accounts", (await form.SubmitAsync(("Chosen", "Unlock"))).Path);
        Assert.Equal("/", (await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, scene.Staff.Password)).Path);
        var entry = await scene.Portal.DataAsync(db => db.AuditEntries.SingleAsync(e => e.Code == "Account.Unlocked"));
        Assert.Equal((scene.Keeper.PersonId, scene.Staff.AccountName), (entry.PersonId, entry.About));
    }

    [PortalFact]
    public async Task AUTH_08_whatever_is_wrong_the_answer_is_the_same(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var top = await portal.TopAsync();
        var (open, locked, disabled) = (await portal.PersonAsync(top), await portal.PersonAsync(top), await portal.PersonAsync(top));
        var (invited, secret) = await portal.InvitedAsync(top);
        await FailAsync(portal, locked, 5);
        await portal.KeepAsync(disabled, (accounts, account) => accounts.DisableAsync(account, Actor.System, default));
        portal.Clock.Advance(AccountKeeping.SecretLifetime);
        await FailAsync(portal, locked, 5);
        var answers = new HashSet<string>(StringComparer.Ordinal)
        {
            await AnswerAsync("nobody", Wrong),
            await AnswerAsync(open.AccountName, Wrong),
            await AnswerAsync(locked.AccountName, locked.Password),
            await AnswerAsync(disabled.AccountName, disabled.Password),
            await AnswerAsync(invited.AccountName, secret),
            await AnswerAsync("x' OR 1=1 --", Wrong),
        };
        Assert.Single(answers);

        async Task<string> AnswerAsync(string name, string password)
        {
            var page = await portal.Visitor().SignInAsync(name, password);
            var body = page.Body.Replace(HtmlEncoder.Default.Encode(name), "NAME", StringComparison.Ordinal);
            return $"{page.Status} {page.Way.Count} {Regex.Replace(body, "(?<=RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+", "", RegexOptions.None, TimeSpan.FromSeconds(1))}";
        }
    }

    [PortalFact]
    public async Task INP_03_a_name_typed_full_width_or_in_capitals_is_the_same_account(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var who = await portal.PersonAsync(await portal.TopAsync());
        var fullWidth = string.Concat(who.AccountName.ToUpperInvariant().Select(c => (char)(c + 0xFEE0)));
        Assert.Equal("/", (await portal.Visitor().SignInAsync($" {fullWidth} ", who.Password)).Path);
    }

    [PortalFact]
    public async Task INP_03_no_account_is_opened_under_a_name_that_looks_like_another(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        var before = await scene.Portal.HashAsync();
        foreach (var name in (string[])[scene.Staff.AccountName.ToUpperInvariant(), $"{scene.Staff.AccountName}\u200B", $"ｐ{scene.Staff.AccountName[1..]}", "аdmin", "ad min", "管理员", "a/b", ""])
        {
            var page = await (await keeper.OpenAsync($"/Accounts/Invite/{scene.Newcomer.Id}")).Form().SubmitAsync(("Input.Name", name));
            Assert.NotNull(page.Document.QuerySelector(".cp-error-summary"));
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    private static async Task FailAsync(Portal portal, Someone who, int times, string? address = null)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal("/SignIn", (await portal.Visitor(address).SignInAsync(who.AccountName, Wrong)).Path);
        }
    }
}
