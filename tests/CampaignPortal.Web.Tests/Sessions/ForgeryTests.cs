using System.Net;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Sessions;

/// <summary>What is sent without the page it belongs to changes nothing; what was typed before the session ended is not lost.</summary>
public sealed class ForgeryTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("窗口服务作风", 834))[..5000];

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task SESS_06_no_form_is_accepted_without_its_token(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        foreach (var act in Act.All)
        {
            var form = await act.FormAsync(scene);
            var before = await scene.Portal.HashAsync();
            var page = await form.SubmitAsync([.. act.Typed, (Visitor.TokenField, null)]);
            Assert.True(before == await scene.Portal.HashAsync(), $"{act.Name} was done without a token.");
            Assert.True(page.Path.StartsWith(form.Action == "/MyAccount/Password" ? "/MyAccount/Password" : "/Held/", StringComparison.Ordinal), act.Name);
            page = await form.SubmitAsync([.. act.Typed, (Visitor.TokenField, "CfDJ8forged")]);
            Assert.True(before == await scene.Portal.HashAsync(), $"{act.Name} was done with a forged token: {page.Url}");
        }
    }

    [PortalFact]
    public async Task SESS_06_every_page_that_takes_a_post_refuses_one_without_a_token(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var visitors = await Task.WhenAll(scene.Everybody.Select(w => scene.Portal.SignInAsync(w)));
        var before = await scene.Portal.HashAsync();
        foreach (var page in (await scene.Portal.PagesAsync()).Where(p => p.Posts && p.Address != "/Error/{code}"))
        {
            foreach (var visitor in visitors)
            {
                await visitor.PostAsync(page.At(1), ("Input.Version", "1"), ("Chosen", "Disable"));
            }
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        foreach (var visitor in visitors)
        {
            Assert.Equal("/", (await visitor.OpenAsync("/")).Path);
        }
    }

    [PortalFact]
    public async Task SESS_06_another_person_s_token_is_refused(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, staff) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(scene.Staff));
        var foreign = (await staff.OpenAsync("/SignOut")).Form().Fields().Single(f => f.Name == Visitor.TokenField).Value;
        var form = (await admin.OpenAsync("/Units/New")).Form();
        var before = await scene.Portal.HashAsync();
        await form.SubmitAsync(("Input.Code", "X1"), ("Input.Name", "住建窗口"), (Visitor.TokenField, foreign));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task SESS_06_reading_every_page_as_everybody_changes_nothing(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.DelegationAsync();
        await scene.MessageAsync(scene.Staff);
        var pages = await scene.Portal.PagesAsync();
        var visitors = await Task.WhenAll(scene.Everybody.Select(w => scene.Portal.SignInAsync(w)));
        var before = await scene.Portal.HashAsync();
        foreach (var (visitor, page) in visitors.SelectMany(v => pages.Select(p => (v, p))))
        {
            for (var id = 1; id <= (page.HasId ? 9 : 1); id++)
            {
                var seen = await visitor.OpenAsync(page.At(page.Address == "/Error/{code}" ? 404 : id));
                Assert.True((int)seen.Status < 500, $"{seen.Url} answered {seen.Status}");
            }
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task SESS_07_what_was_typed_when_the_session_had_ended_is_shown_after_signing_in_and_sent_again(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync("/Units/New")).Form();
        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(31));
        var asked = await form.SubmitAsync(("Input.Code", "X1"), ("Input.Name", "住建窗口"), ("Note", Long));
        Assert.Equal("/SignIn", asked.Path);
        var held = await asked.Form().SubmitAsync(("Input.Name", scene.Admin.AccountName), ("Input.Password", scene.Admin.Password));
        Assert.StartsWith("/Held/", held.Path, StringComparison.Ordinal);
        Assert.Contains(Long, held.Text, StringComparison.Ordinal);
        var sent = await held.Form().SubmitAsync();
        Assert.Equal("/Units", sent.Path);
        Assert.Contains("住建窗口", sent.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task SESS_07_a_token_of_an_earlier_sign_in_loses_nothing_either(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync("/Units/New")).Form();
        admin.Cookies.GetAllCookies().ToList().ForEach(c => c.Expired = true);
        await admin.SignInAsync(scene.Admin.AccountName, scene.Admin.Password);
        var held = await form.SubmitAsync(("Input.Code", "X1"), ("Input.Name", "住建窗口"), ("Note", Long));
        Assert.StartsWith("/Held/", held.Path, StringComparison.Ordinal);
        Assert.Contains(Long, held.Text, StringComparison.Ordinal);
        Assert.Equal("/Units", (await held.Form().SubmitAsync()).Path);
    }

    [PortalFact]
    public async Task SESS_07_passwords_are_never_held(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        (string, string?)[] typed = [("Input.Current", Portal.GoodPassword), ("Input.Next", "Kiesel-Wolke-62"), ("Input.Repeated", "Kiesel-Wolke-62"), (Visitor.TokenField, "CfDJ8forged")];
        var again = await (await staff.OpenAsync("/MyAccount/Password")).Form().SubmitAsync(typed);
        Assert.Equal("/MyAccount/Password", again.Path);
        Assert.Contains("页面已经过期", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Portal.GoodPassword, again.Body, StringComparison.Ordinal);
        Assert.Equal("/SignIn", (await staff.PostAsync("/SignIn", ("Input.Name", "x"), ("Input.Password", Portal.GoodPassword))).Path);
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.HeldPosts.CountAsync()));
        var held = await staff.PostAsync("/Units/New", ("Input.Name", "住建窗口"), ("Input.NewPassword", Portal.GoodPassword));
        Assert.DoesNotContain(Portal.GoodPassword, held.Body, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task SESS_07_what_was_held_stands_under_the_words_of_its_form(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var held = await (await admin.OpenAsync("/Delegations/New")).Visitor.PostAsync("/Delegations/New", ("Input.Reason", "出差"), ("Input.From", "2026-09-15"), ("Input.Version", "17"), ("Note", "备注"));
        Assert.Equal(["原因", "起始日期", "填写的内容"], held.Document.QuerySelectorAll("main dt").Select(t => t.TextContent));
        Assert.DoesNotContain("17", held.Document.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task SESS_07_nobody_else_can_open_what_was_held(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var held = await (await admin.OpenAsync("/Units/New")).Form().SubmitAsync(("Input.Name", "住建窗口"), (Visitor.TokenField, null));
        held.AssertStatus(HttpStatusCode.OK);
        var other = await scene.Portal.SignInAsync(scene.Keeper);
        (await other.OpenAsync(held.Path)).AssertStatus(HttpStatusCode.NotFound);
        scene.Portal.Clock.Advance(TimeSpan.FromHours(12));
        (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync(held.Path)).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task SESS_07_a_script_is_told_401_instead_of_a_page(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/MyAccount/KeepAlive") { Headers = { { "X-Requested-With", "fetch" } } };
        using var response = await scene.Portal.Visitor().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
