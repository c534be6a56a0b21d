using System.Net;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.ScoreSheets;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Audit;

/// <summary>Every act is on record, once, with the change or not at all.</summary>
public sealed class AuditTests
{
    private static readonly string[] SigningIn = ["Account.SignedIn"];

    /// <summary>Pages that take a post and do no business, each with its reason.</summary>
    private static readonly Dictionary<string, string> NoActs = new(StringComparer.Ordinal)
    {
        ["/Error/{code}"] = "shows an error under the method of the request that met it",
        ["/Messages"] = "takes messages as read",
        ["/Messages/Open/{id}"] = "takes one message as read",
        ["/MyAccount"] = "ends one's other sign-ins, on record by a test of its own",
        ["/MyAccount/KeepAlive"] = "keeps the session",
        ["/Preferences"] = "is kept by the browser",
        ["/ScoreSheets/Save/{id}"] = "is the grid, saved cell by cell by its script",
        ["/SelfAssessments/Save/{id}"] = "is the item's form, saved field by field by its script",
        ["/SignIn"] = "signs in",
        ["/SignOut"] = "signs out",
    };

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task AUD_01_each_act_leaves_its_rows_and_each_page_that_takes_a_post_is_an_act_or_named_with_its_reason(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var posting = (await scene.Portal.PagesAsync()).Where(p => p.Posts).ToList();
        HashSet<string> reached = new(NoActs.Keys, StringComparer.Ordinal);
        List<string> wrong = [];
        foreach (var act in Act.All)
        {
            var form = await act.FormAsync(scene);
            reached.Add(posting.SingleOrDefault(p => p.IsAt(form.Action.Split('?')[0]))?.Address ?? $"{act.Name} takes no post");
            var last = await LastAsync(scene);
            var page = await form.SubmitAsync(act.Typed);
            var rows = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Id > last).OrderBy(e => e.Id).ToListAsync());
            if (page.Status != HttpStatusCode.OK || !act.Deeds.Order(StringComparer.Ordinal).SequenceEqual(rows.Select(r => r.Code).Order(StringComparer.Ordinal)))
            {
                wrong.Add($"{act.Name}: {string.Join(' ', rows.Select(r => r.Code))} after {page} {page.Parsed?.QuerySelector(".cp-error-summary")?.TextContent}");
            }

            Assert.All(rows, r => Assert.True(r is { RemoteAddress: "127.0.0.1", RequestId: not null, PersonId: not 0, SubjectId: > 0 } && r.At == TestClock.Start, $"{act.Name}: {r.Code}"));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Equal(posting.Select(p => p.Address).Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [PortalFact]
    public async Task AUD_01_signing_in_and_being_refused_are_on_record(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var last = await LastAsync(scene);
        await scene.Portal.SignInAsync(scene.Staff);
        await scene.Portal.Visitor().SignInAsync(scene.Staff.AccountName, "Wrong-Guess-00");
        await scene.Portal.Visitor().SignInAsync("nobody", "Wrong-Guess-00");
        var rows = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Id > last).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([.. SigningIn, "Account.SignInRefused", "Account.SignInRefused"], rows.Select(r => r.Code));
        Assert.Equal([scene.Staff.PersonId, scene.Staff.PersonId, 0], rows.Select(r => r.PersonId));
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task AUD_02_what_cannot_be_recorded_is_not_done(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider, PortalSetup.Quiet);
        foreach (var act in Act.All.Where(a => a.Deeds.Length > 0))
        {
            var form = await act.FormAsync(scene);
            var (before, last) = (await scene.Portal.HashAsync(), await LastAsync(scene));
            scene.Portal.Commands.FailsOnPost = (_, sql) => sql.Contains("INSERT INTO", StringComparison.Ordinal) && sql.Contains("AuditEntries", StringComparison.Ordinal);
            var page = await form.SubmitAsync(act.Typed);
            scene.Portal.Commands.FailsOnPost = null;
            Assert.True(page.Status == HttpStatusCode.InternalServerError, $"{act.Name} was done without a record: {page} {page.Parsed?.QuerySelector(".cp-error-summary")?.TextContent}");
            Assert.True(before == await scene.Portal.HashAsync(), $"{act.Name} left something behind.");
            Assert.Equal(last, await LastAsync(scene));
        }
    }

    [PortalFact]
    public async Task AUD_03_the_database_itself_refuses_to_change_or_remove_a_row(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        await portal.TopAsync();
        await portal.DataAsync(db => AuditSealer.SealAsync(db, default));
        await using var db = portal.Database.Open();
        foreach (var sql in (string[])
            [
                "UPDATE \"AuditEntries\" SET \"Code\" = 'x'", "DELETE FROM \"AuditEntries\"", "UPDATE \"AuditEntries\" SET \"At\" = \"At\" WHERE 1 = 0 OR 1 = 1",
                "UPDATE \"AuditSeals\" SET \"Hash\" = 'x'", "DELETE FROM \"AuditSeals\"",
            ])
        {
            var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal((1, 1), (await db.AuditEntries.CountAsync(), await db.AuditSeals.CountAsync()));
    }

    [Fact]
    public void AUD_03_no_code_path_removes_audit_rows() =>
        Assert.Empty(from file in SourceFiles.EndingWith(".cs")
                     let text = File.ReadAllText(file)
                     where text.Contains("AuditEntries.Remove", StringComparison.Ordinal) || text.Contains("AuditSeals.Remove", StringComparison.Ordinal)
                         || text.Contains("AuditEntries.ExecuteDelete", StringComparison.Ordinal) || text.Contains("AuditEntries.ExecuteUpdate", StringComparison.Ordinal)
                     select file);

    [PortalFact]
    public async Task The_audit_page_says_who_acted_for_whom(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.Portal.DataAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Id == scene.Here.Id);
            unit.Rename("公安综合窗口", scene.Portal.Today, scene.Portal.Today, new Actor(scene.Staff.PersonId, scene.Head.PersonId, Capacity.ActingHead), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var page = await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/Audit");
        var line = page.Document.QuerySelectorAll("main li").First(l => l.TextContent.Contains("公安综合窗口", StringComparison.Ordinal)).TextContent;
        Assert.Contains(scene.Staff.Name, line, StringComparison.Ordinal);
        Assert.Contains(scene.Head.Name, line, StringComparison.Ordinal);
        Assert.Contains("代理", line, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_audit_page_shows_accounts_to_their_keeper_and_business_to_the_administrator(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, keeper) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(scene.Keeper));
        Assert.DoesNotContain(scene.Here.Name, (await keeper.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
        Assert.Contains(scene.Here.Name, (await admin.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Staff.AccountName, (await admin.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task AUTHZ_02_the_audit_page_shows_what_one_reaches_by_a_right_that_reads_it(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var text = (await admin.OpenAsync("/Audit")).Text;
        Assert.Contains(scene.Here.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.There.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Stranger.Name, text, StringComparison.Ordinal);
        await scene.Portal.Visitor().SignInAsync(scene.Stranger.AccountName, "Wrong-Guess-00");
        var keeper = await (await scene.Portal.SignInAsync(scene.Keeper)).OpenAsync("/Audit");
        Assert.DoesNotContain(scene.Stranger.Name, keeper.Text, StringComparison.Ordinal);

        // Who sets up the campaigns there hands over something else than reading.
        var there = await scene.Portal.PersonAsync(Role.Administrator, scene.There);
        await scene.Portal.DelegateAsync(there, scene.Admin, Capacity.Substitute, scene.Portal.Today.AddDays(7), Permit.DecideOccurrences);
        Assert.DoesNotContain(scene.There.Name, (await admin.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Records_are_found_by_who_acted_by_unit_and_by_kind(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/Units/New")).Form().SubmitAsync(("Input.Code", "X9"), ("Input.Name", "新窗口"));
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var all = await LinesAsync(admin, "");
        var mine = await LinesAsync(admin, $"?who={scene.Admin.Name}");
        Assert.InRange(mine.Length, 1, all.Length - 1);
        Assert.All(mine, line => Assert.Contains(scene.Admin.Name, line, StringComparison.Ordinal));
        var units = await LinesAsync(admin, $"?subject=Unit&who={scene.Admin.Name}");
        Assert.Contains("新窗口", Assert.Single(units), StringComparison.Ordinal);
        var here = await LinesAsync(admin, $"?unit={scene.Here.Name}");
        Assert.NotEmpty(here);
        Assert.All(here, line => Assert.Contains(scene.Here.Name, line, StringComparison.Ordinal));
        Assert.Empty(await LinesAsync(admin, "?who=查无此人"));
        Assert.Contains("没有符合条件的记录", (await admin.OpenAsync("/Audit?who=查无此人")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Older_records_follow_on_the_next_page_under_the_same_search(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.Portal.DataAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Id == scene.Here.Id);
            foreach (var number in Enumerable.Range(1, 60))
            {
                unit.Rename($"第{number}次更名", scene.Portal.Today, scene.Portal.Today, new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            }

            await db.SaveChangesAsync();
        });
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var first = await admin.OpenAsync("/Audit?subject=Unit");
        var older = first.Document.QuerySelector(".cp-pager a")!.GetAttribute("href")!;
        Assert.Contains("subject=Unit", older, StringComparison.Ordinal);
        var seen = string.Concat(first.Document.QuerySelector("ol.cp-timeline")!.TextContent, (await admin.OpenAsync(older)).Document.QuerySelector("ol.cp-timeline")!.TextContent);
        Assert.All(Enumerable.Range(1, 60), number => Assert.Contains($"“第{number}次更名”", seen, StringComparison.Ordinal));
    }

    [PortalFact]
    public async Task AUTHZ_02_who_rated_is_found_neither_by_his_name_nor_by_his_office(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        await (await (await scoring.Portal.SignInAsync(scoring.Rater)).OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form().SubmitAsync(("Input.IsDeclared", "true"));
        var admin = await scoring.Portal.SignInAsync(scoring.Admin);
        Assert.Contains(await LinesAsync(admin, "?subject=ScoreSheet"), l => l.Contains("提交评分表", StringComparison.Ordinal));
        Assert.DoesNotContain(await LinesAsync(admin, $"?who={scoring.Rater.Name}"), l => l.Contains("提交评分表", StringComparison.Ordinal));
        foreach (var office in (string[])["人事科", "督查科"])
        {
            Assert.DoesNotContain(await LinesAsync(admin, $"?unit={office}"), l => l.Contains("提交评分表", StringComparison.Ordinal));
        }
    }

    private static async Task<string[]> LinesAsync(Visitor visitor, string query) =>
        [.. (await visitor.OpenAsync($"/Audit{query}")).Document.QuerySelectorAll("ol.cp-timeline > li").Select(l => l.TextContent)];

    [PortalFact]
    public async Task AUD_01_a_refused_page_ended_sessions_and_signing_out_are_on_record(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (one, other) = (await scene.Portal.SignInAsync(scene.Staff), await scene.Portal.SignInAsync(scene.Staff));
        var last = await LastAsync(scene);
        (await one.OpenAsync("/Units/New?x=1")).AssertStatus(HttpStatusCode.Forbidden);
        await (await one.OpenAsync("/MyAccount")).Form().SubmitAsync();
        Assert.Equal("/SignIn", (await other.OpenAsync("/")).Path);
        await (await one.OpenAsync("/SignOut")).Form().SubmitAsync();
        var rows = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Id > last).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["Account.AccessRefused", "Account.SessionsEnded", "Account.SignedOut"], rows.Select(r => r.Code));
        Assert.Equal("/Units/New", rows[0].About);
        Assert.All(rows, r => Assert.Equal((scene.Staff.PersonId, "127.0.0.1", true), (r.PersonId, r.RemoteAddress, r.RequestId is not null)));
    }

    private static Task<long> LastAsync(Scene scene) => scene.Portal.DataAsync(db => db.AuditEntries.MaxAsync(e => e.Id));
}
