using System.Net;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>The table in <c>docs/operations/roles.md</c> is what the program does, cell by cell.</summary>
public sealed class AccessTableTests
{
    private const string Yes = "可";
    private const string No = "拒";
    private const string MustSignIn = "登录";
    private const string Public = "公开";

    private static readonly string[] Columns = ["未登录", "工作人员", "负责人", "责任科室", "督查人员", "领导", "活动管理员", "系统管理员", "停用账号"];
    private static readonly string[] PublicPages = ["/Error/{code}", "/Preferences", "/SignIn"];

    [PortalFact]
    public async Task AUTHZ_01_each_page_names_a_permit_or_is_on_the_short_public_list(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var pages = await portal.PagesAsync();
        Assert.Equal(PublicPages, pages.Where(p => p.IsPublic).Select(p => p.Address));
        Assert.All(pages.Where(p => !p.IsPublic), p => Assert.Contains(p.Permit, Permit.All));
    }

    [PortalFact]
    public async Task AUTHZ_01_the_table_has_one_row_for_each_page_with_its_permit(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var served = (await portal.PagesAsync()).Select(p => $"{p.Address} {(p.IsPublic ? Public : p.Permit)}");
        Assert.Equal(served, Rows().Select(r => $"{r.Page} {r.Permit}").Order(StringComparer.Ordinal));
    }

    [PortalFact]
    public async Task AUTHZ_01_each_page_answers_each_role_as_the_table_says(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        Dictionary<string, Visitor> visitors = new(StringComparer.Ordinal) { ["未登录"] = scene.Portal.Visitor(), ["停用账号"] = await DisabledAsync(scene) };
        Someone[] people = [scene.Staff, scene.Head, scene.Stranger, scene.Supervisor, scene.Leader, scene.Admin, scene.Keeper];
        foreach (var (column, who) in Columns[1..^1].Zip(people))
        {
            visitors[column] = await scene.Portal.SignInAsync(who);
        }

        var before = await scene.Portal.HashAsync();
        List<string> wrong = [];
        foreach (var row in Rows())
        {
            var path = new ServedPage(row.Page, null, false, false, null!).At(7);
            foreach (var (column, expected) in Columns.Zip(row.Cells))
            {
                await CheckAsync(HttpMethod.Get);
                await CheckAsync(HttpMethod.Post);

                async Task CheckAsync(HttpMethod method)
                {
                    using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null };
                    using var response = await visitors[column].SendAsync(request);
                    if (VerdictOf(response) is var verdict && verdict != expected)
                    {
                        wrong.Add($"{method} {path} as {column}: {verdict} ({(int)response.StatusCode}), the table says {expected}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task AUTH_10_nothing_is_served_but_these_pages_the_files_and_the_health_probes(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var pages = (await portal.PagesAsync()).Count;
        var others = portal.Endpoints().Select(e => e.RoutePattern.RawText!)
            .Where(a => a.StartsWith("healthz", StringComparison.Ordinal) || a.StartsWith("/healthz", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(["/healthz/live", "/healthz/ready"], others);
        Assert.Equal(pages, Rows().Count);
        foreach (var path in (string[])["/Identity/Account/Register", "/Identity/Account/Login", "/Account/Login", "/Register", "/connect/token", "/swagger", "/api"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignInAsync(await portal.PersonAsync(Role.Administrator, await portal.TopAsync()))).OpenAsync(path)).Status);
        }
    }

    private static async Task<Visitor> DisabledAsync(Scene scene)
    {
        var who = await scene.Portal.PersonAsync(Role.Administrator, scene.Here);
        var visitor = await scene.Portal.SignInAsync(who);
        await scene.Portal.KeepAsync(who, (accounts, account) => accounts.DisableAsync(account, Domain.Shared.Actor.System, default));
        return visitor;
    }

    private static string VerdictOf(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        403 => No,
        302 when response.Headers.Location!.OriginalString.StartsWith("/SignIn?returnUrl=", StringComparison.Ordinal) => MustSignIn,
        >= 500 and not 501 when response.RequestMessage!.RequestUri!.AbsolutePath != "/Error/7" => "error",
        _ => Yes,
    };

    private static List<(string Page, string Permit, string[] Cells)> Rows()
    {
        var lines = File.ReadLines(Checkout.At("docs", "operations", "roles.md"))
            .SkipWhile(l => !l.StartsWith("| 页面", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith('|')).Select(Cells).ToList();
        Assert.Equal(Columns, lines[0][2..]);
        return lines.Skip(2).Select(c => (c[0].Trim('`'), c[1].Trim('`'), c[2..])).ToList();

        static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(c => c.Trim())];
    }
}
