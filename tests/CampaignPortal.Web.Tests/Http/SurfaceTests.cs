using System.Net;
using System.Text.RegularExpressions;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Http;

/// <summary>What is visible of the program from outside.</summary>
public sealed class SurfaceTests
{
    [PortalFact]
    public async Task WEB_01_every_answer_carries_the_security_headers(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var anonymous = scene.Portal.Visitor();
        foreach (var (visitor, path) in ((Visitor, string)[])
            [
                (admin, "/"), (admin, "/Units"), (admin, "/Accounts"), (admin, "/nowhere"), (anonymous, "/SignIn"), (anonymous, "/nowhere"), (anonymous, "/css/site.css"),
                (anonymous, "/js/site.js"), (anonymous, "/img/mark.svg"), (anonymous, "/healthz/live"), (anonymous, "/Error/500"), (anonymous, "/Held/x"),
            ])
        {
            AssertHeaders(await visitor.OpenAsync(path));
        }

        AssertHeaders(await anonymous.PostAsync("/Units"));
        Assert.Contains("no-store", (await admin.OpenAsync("/Units")).Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task WEB_01_no_page_carries_script_or_style_inside_itself(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.DelegationAsync();
        await scene.MessageAsync(scene.Staff);
        var pages = await scene.Portal.PagesAsync();
        foreach (var who in scene.Everybody)
        {
            var visitor = await scene.Portal.SignInAsync(who);
            foreach (var page in pages)
            {
                AssertNothingInline(await visitor.OpenAsync(page.At(page.Address == "/Error/{code}" ? 404 : 1)));
            }
        }

        AssertNothingInline(await scene.Portal.Visitor().OpenAsync("/SignIn"));
    }

    [PortalFact]
    public async Task WEB_06_no_address_leads_to_another_site(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        string[] addresses =
        [
            "//evil.test", "/\\evil.test", "https:evil.test", "https://evil.test", "%2f%2fevil.test", "/%2fevil.test", "\t//evil.test", "/\t/evil.test", "javascript:alert(1)",
            "//evil.test/%2f..", "/..//evil.test", "///evil.test", "~//evil.test", "\\\\evil.test", "/a\r\nLocation: https://evil.test", "http://localhost@evil.test", "@evil.test", "",
        ];
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        var token = (await staff.OpenAsync("/SignOut")).Form().Fields().Single(f => f.Name == Visitor.TokenField);
        foreach (var address in addresses)
        {
            // A browser that is sent to another host fails the test.
            await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, scene.Staff.Password, address);
            await staff.PostAsync("/Preferences", token, ("mode", "large"), ("returnUrl", address));
        }

        Assert.Equal("/Messages", (await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, scene.Staff.Password, "/Messages")).Path);
    }

    [PortalFact]
    public async Task WEB_07_an_unknown_host_is_refused(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        foreach (var host in (string[])["evil.test", "localhost.evil.test", "127.0.0.2"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/SignIn") { Headers = { { "Host", host } } };
            using var response = await portal.Visitor().SendAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [PortalFact]
    public async Task WEB_07_forwarding_headers_of_a_stranger_are_not_believed(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Units")
        {
            Headers = { { "X-Forwarded-For", "1.2.3.4" }, { "X-Forwarded-Host", "evil.test" }, { "X-Forwarded-Proto", "https" }, { "X-Original-URL", "/Error/500" } },
        };
        using var response = await portal.Visitor().SendAsync(request);
        Assert.StartsWith("/SignIn?", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test", response.ToString(), StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task WEB_08_verbs_that_no_page_knows_are_refused(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        foreach (var (verb, path) in from v in (string[])["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "FOO"] from p in (string[])["/", "/Units", "/css/site.css", "/healthz/live", "/nowhere"] select (v, p))
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), path) { Headers = { { "Origin", "https://evil.test" } } };
            using var response = await portal.Visitor().SendAsync(request);
            Assert.True(response.StatusCode == HttpStatusCode.MethodNotAllowed, $"{verb} {path} answered {(int)response.StatusCode}");
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task WEB_09_an_error_shows_a_number_and_nothing_of_the_inside(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        foreach (var act in Act.All)
        {
            var form = await act.FormAsync(scene);
            scene.Portal.Commands.FailsOnPost = (number, _) => number == 3;
            var page = await form.SubmitAsync(act.Typed);
            scene.Portal.Commands.FailsOnPost = null;
            page.AssertStatus(HttpStatusCode.InternalServerError);
            Assert.Equal("系统出错了", page.Document.QuerySelector("h1")!.TextContent);
            Assert.DoesNotMatch(@"\bat \w+\.|Microsoft\.|System\.|SELECT |INSERT |Planned|\.cs\b|/tmp/|\\src\\|SQLite|SqlClient|Exception", page.Body);
            AssertHeaders(page);
        }

        (await admin.OpenAsync("/Units?p=abc&p=9999999999999")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task WEB_09_the_log_has_the_number_that_the_page_shows(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var form = await Act.All[0].FormAsync(scene);
        scene.Portal.Commands.FailsOnPost = (number, _) => number == 3;
        var page = await form.SubmitAsync(Act.All[0].Typed);
        var number = Regex.Match(page.Text, @"(?<=编号 )\S+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.NotEmpty(number);
        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(scene.Portal.Database.Folder, "logs")).SelectMany(Portal.ReadLog));
        Assert.Contains(number, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Portal.GoodPassword, log, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task WEB_10_nothing_extra_is_served(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        string[] paths =
        [
            "/appsettings.json", "/appsettings.Development.json", "/appsettings.Production.json", "/campaign.db", "/campaign.db-wal", "/data/campaign.db", "/data/logs/", "/logs",
            "/.git/HEAD", "/.git/config", "/.env", "/.gitignore", "/web.config", "/CampaignPortal.Web.dll", "/CampaignPortal.Web.pdb", "/CampaignPortal.Web.deps.json",
            "/bin/", "/obj/", "/Program.cs", "/Pages/Index.cshtml", "/swagger", "/swagger/index.html", "/openapi/v1.json", "/metrics", "/health", "/trace", "/elmah.axd", "/evidence/",
            "/backup.bak", "/backup.zip", "/css/", "/js/", "/lib/", "/js/site.js.map", "/../appsettings.json", "/%2e%2e/appsettings.json", "/css/..%2f..%2fappsettings.json", "/robots.txt",
            "/CampaignPortal.Web.staticwebassets.endpoints.json", "/_framework/aspnetcore-browser-refresh.js", "/Shared/_Layout", "/_ViewStart",
        ];
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        foreach (var path in paths)
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await keeper.OpenAsync(path)).Status));
            Assert.NotEqual((path, HttpStatusCode.OK), (path, await StatusAsync(scene.Portal.Visitor(), path)));
        }
    }

    [PortalFact]
    public async Task The_health_probes_answer_without_signing_in_and_without_details(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var live = await portal.Visitor().OpenAsync("/healthz/live");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (live.Status, live.Body));
        var ready = await portal.Visitor().OpenAsync("/healthz/ready");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (ready.Status, ready.Body));
    }

    [PortalFact]
    public async Task Lists_take_the_same_number_of_commands_however_long_they_are(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        for (var i = 0; i < 12; i++)
        {
            await scene.Portal.PersonAsync(await scene.Portal.UnitAsync($"窗口{i}", scene.Here));
        }

        var (admin, keeper) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(scene.Keeper));
        foreach (var (visitor, path) in ((Visitor, string)[])[(admin, "/"), (admin, "/Units"), (admin, "/People"), (keeper, "/Accounts"), (admin, "/Audit"), (admin, $"/People/Details/{scene.Staff.PersonId}")])
        {
            var page = await visitor.OpenAsync(path);
            page.AssertStatus(HttpStatusCode.OK);
            page.AssertCommandsAtMost(9);
        }
    }

    internal static void AssertHeaders(Page page)
    {
        var policy = page.Headers["Content-Security-Policy"];
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All((string[])["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"], d => Assert.Contains(d, policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Resource-Policy"]);
        Assert.NotEmpty(page.Headers["Permissions-Policy"]);
        Assert.DoesNotContain(page.Headers.Keys, k => k is "Server" or "X-Powered-By");
    }

    internal static void AssertNothingInline(Page page)
    {
        if (page.Parsed is null)
        {
            return;
        }

        var wrong = page.Document.QuerySelectorAll("script:not([src]), style, [style], a[href^='javascript:'], base, object, embed, iframe")
            .Concat(page.Document.All.Where(e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))));
        Assert.True(!wrong.Any(), $"{page.Url}: {wrong.FirstOrDefault()?.OuterHtml}");
        Assert.All(page.Document.QuerySelectorAll("[src], link[href]"), e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href"), StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await visitor.SendAsync(request);
        return response.StatusCode;
    }
}
