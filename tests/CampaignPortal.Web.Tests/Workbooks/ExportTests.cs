using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.Phases;
using CampaignPortal.Web.Tests.Results;
using CampaignPortal.Web.Tests.ScoreSheets;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Workbooks;

/// <summary>A list taken away as a file holds what its page shows to the same person, and nothing else.</summary>
public sealed class ExportTests
{
    [PortalFact]
    public async Task Every_list_of_the_office_opens_elsewhere_with_the_rows_of_its_page(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRanking);
        var keeper = await world.Portal.PersonAsync(Domain.Organisation.Role.SystemAdministrator, world.Organiser);
        foreach (var (who, list, export) in new[]
        {
            (world.Admin, "/Units", "/Units/Export"), (world.Admin, "/People", "/People/Export"), (keeper, "/Accounts", "/Accounts/Export"),
            (world.Admin, "/Campaigns", "/Campaigns/Export"), (world.Admin, "/Rounds", "/Rounds/Export"), (world.Staff, "/Rounds", "/Rounds/Export"),
            (world.Admin, $"/Results/Ranking/{world.ResultId}", $"/Results/Export/{world.ResultId}"),
        })
        {
            var visitor = await world.AsAsync(who);
            var page = await visitor.OpenAsync(list);
            Assert.Contains(page.Document.QuerySelectorAll("a.btn"), a => a.GetAttribute("href") == export);
            string[] shown = [.. page.Document.QuerySelectorAll("tbody tr").Select(r => Squeezed(r.QuerySelector("th")!.FirstElementChild?.LocalName == "a" ? r.QuerySelector("th a")!.TextContent : r.QuerySelector("th")!.TextContent))];
            var opened = await TakeAsync(visitor, export);
            Assert.Equal(shown.Length, opened.Body.Count());
            Assert.All(shown.Zip(opened.Body), pair => Assert.Contains(pair.First, pair.Second.Select(Squeezed)));
        }
    }

    [PortalFact]
    public async Task Lists_without_a_table_and_the_boards_open_elsewhere_too(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var (rater, admin) = (await scoring.Portal.SignInAsync(scoring.Rater), await scoring.Portal.SignInAsync(scoring.Admin));
        Assert.Equal(3, (await TakeAsync(admin, $"/Rounds/ExportSelfs/{scoring.RoundId}")).Body.Count());
        Assert.Equivalent(new[] { "人事科", "督查科", scoring.Supervisor.Name }, (await TakeAsync(admin, $"/Rounds/ExportSheets/{scoring.RoundId}")).Body.Select(r => r[0]), strict: true);
        Assert.Equal(["1号窗口", "2号窗口", "人事科"], (await TakeAsync(admin, $"/Campaigns/ExportParticipants/{scoring.CampaignId}")).Body.Select(r => r[1]).Order(StringComparer.Ordinal));
        Assert.Contains((await TakeAsync(admin, $"/Campaigns/ExportParticipants/{scoring.CampaignId}")).Body, r => r[1] == "1号窗口" && r[4] == "窗口" && r[5].Length > 0 && r[6].Length == 0);
        Assert.Equal(6, (await TakeAsync(admin, "/People/ExportRights")).Body.Count());
        Assert.Single((await TakeAsync(rater, "/ScoreSheets/Export")).Body);
        Assert.Single((await TakeAsync(rater, "/SelfAssessments/Export")).Body);
        var marks = (await TakeAsync(rater, $"/ScoreSheets/ExportMarks/{scoring.SheetId}")).Body.ToList();
        Assert.Equal(["1号窗口", "窗口类", "8", "好", "是", "96 / 100", "29"], marks[0]);
        Assert.Equal(2, marks.Count);
    }

    [PortalFact]
    public async Task Occurrences_open_elsewhere_with_their_units_and_signed_points_under_their_filter(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        await scene.RecordAsync();
        var head = await scene.Portal.SignInAsync(scene.Head);
        var row = (await TakeAsync(head, "/Occurrences/Export")).Body.Single();
        var shown = (await head.OpenAsync("/Occurrences")).Document.QuerySelector("tbody .cp-figure")!.TextContent.Trim().Replace('−', '-');
        Assert.Equal(("2026-0001", shown), (row[0], row[3]));
        Assert.NotEmpty(row[1]);
        Assert.Empty((await TakeAsync(head, "/Occurrences/Export?state=Upheld")).Body);
    }

    [PortalFact]
    public async Task Duties_and_their_board_open_elsewhere_for_those_who_see_them(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaignId = (await scene.ReadAsync(await scene.FiledAsync())).CampaignId;
        var (staff, admin) = (await scene.Portal.SignInAsync(scene.Staff), await scene.Portal.SignInAsync(scene.Admin));
        var filed = await staff.OpenAsync("/Duties?tab=Filed");
        var row = (await TakeAsync(staff, filed.Document.QuerySelector("a[href^='/Duties/Export']")!.GetAttribute("href")!)).Body.Single();
        Assert.Equal(filed.Document.QuerySelector(".cp-task-link")!.TextContent, row[0]);
        Assert.Equal("已报送", row[5]);
        Assert.Empty((await TakeAsync(staff, "/Duties/Export?tab=Received")).Body);
        Assert.Empty((await TakeAsync(await scene.Portal.SignInAsync(scene.Neighbour), "/Duties/Export?tab=Filed")).Body);
        var board = await admin.OpenAsync($"/Duties/Board/{campaignId}");
        var taken = (await TakeAsync(admin, board.Document.QuerySelector("a[href^='/Duties/ExportBoard']")!.GetAttribute("href")!)).Body.ToList();
        Assert.Equal(board.Document.QuerySelectorAll("tbody th").Select(h => h.TextContent), taken.Select(r => r[0]));
        Assert.Contains(taken, r => r[1] == "已报送");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.OpenAsync($"/Duties/ExportBoard/{campaignId}")).Status);
    }

    [PortalFact]
    public async Task The_completion_of_a_quarter_opens_elsewhere_with_each_unit_and_what_it_lacks(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        var page = await leader.OpenAsync($"/Overview/Completion/{roundId}");
        var opened = await TakeAsync(leader, page.Document.QuerySelector("a[href^='/Overview/ExportCompletion']")!.GetAttribute("href")!);
        var shown = page.Document.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => Squeezed((c.QuerySelector(".cp-heat-mark") ?? c).TextContent)).ToArray()).ToList();
        Assert.Equal(shown.Select(r => (r[0], r[1])), opened.Body.Select(r => (r[0], r[2])));
        Assert.All(shown.Zip(opened.Body), pair => Assert.Equal(pair.First.Skip(2), pair.Second.Skip(3).Select(Squeezed)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.Portal.SignInAsync(scene.OtherAdmin)).OpenAsync($"/Overview/ExportCompletion/{roundId}")).Status);
    }

    [PortalFact]
    public async Task The_lists_of_those_who_lead_and_run_open_elsewhere_with_as_many_rows_as_the_page(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaignId = (await scene.ReadAsync(await scene.FiledAsync())).CampaignId;
        var round = await scene.Campaigns.OpenAsync();
        var (leader, admin) = (await scene.Portal.SignInAsync(scene.Campaigns.Leader), await scene.Portal.SignInAsync(scene.Admin));
        foreach (var (visitor, path) in ((Visitor, string)[])
            [(leader, $"/Overview/Items/{round}/Missing"), (admin, "/Standards"), (admin, $"/Rounds/Burden/{round}"), (admin, $"/Phases/{campaignId}")])
        {
            var page = await visitor.OpenAsync(path);
            var opened = await TakeAsync(visitor, page.Document.QuerySelector("main a.btn[href*='/Export']")!.GetAttribute("href")!);
            var shown = page.Document.QuerySelector("main tbody")!.QuerySelectorAll("tr").Length;
            Assert.True(shown > 0 && shown == opened.Body.Count(), $"{path} shows {shown}, and the file has {opened.Body.Count()}");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.Portal.SignInAsync(scene.Campaigns.OtherAdmin)).OpenAsync($"/Phases/Export/{campaignId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.Portal.SignInAsync(scene.Campaigns.OtherAdmin)).OpenAsync($"/Rounds/ExportBurden/{round}")).Status);
    }

    [PortalFact]
    public async Task A_ranking_with_its_movement_opens_elsewhere_and_a_result_that_corrects_nothing_does_not(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRanking);
        var leader = await world.AsAsync(world.Leader);
        var shown = (await leader.OpenAsync($"/Overview/Ranking/{world.ResultId}")).Document.QuerySelectorAll("tbody tr")
            .Select(r => (r.QuerySelector("th")!.TextContent.Trim(), r.QuerySelectorAll("td")[0].TextContent.Trim()));
        Assert.Equal(shown, (await TakeAsync(leader, $"/Overview/ExportRanking/{world.ResultId}")).Body.Select(r => (r[1], r[2])));
        Assert.Equal(HttpStatusCode.NotFound, (await leader.OpenAsync($"/Results/ExportCompare/{world.ResultId}")).Status);
        Assert.Single((await TakeAsync(leader, "/Results/ExportList")).Body);
        Assert.Empty((await TakeAsync(await world.AsAsync(world.Stranger), "/Results/ExportList")).Body);
        Assert.Empty((await TakeAsync(leader, "/Delegations/Export")).Body);
        Assert.Empty((await TakeAsync(await world.AsAsync(world.Admin), "/Units/ExportChanges")).Body);
        Assert.Empty((await TakeAsync(await world.AsAsync(world.Admin), "/Imports/Export")).Body);
    }

    [PortalFact]
    public async Task What_is_filtered_on_the_page_is_filtered_in_the_file(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var admin = await world.AsAsync(world.Admin);
        var page = await admin.OpenAsync("/Units?q=户籍&p=1");
        var link = page.Document.QuerySelector("a[href^='/Units/Export']")!.GetAttribute("href")!;
        var opened = await TakeAsync(admin, link);
        Assert.Equal(["户籍窗口"], opened.Body.Select(r => r[1]));
        Assert.Contains("户籍", opened.Line(2)[0], StringComparison.Ordinal);
        Assert.DoesNotContain("p=", link, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task AUTHZ_02_units_and_people_of_others_are_in_no_file(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        Assert.Equal(["公安窗口"], (await TakeAsync(admin, "/Units/Export")).Body.Select(r => r[1]));
        Assert.DoesNotContain(scene.Stranger.Name, (await TakeAsync(admin, "/People/Export")).Body.Select(r => r[1]));
        Assert.DoesNotContain(scene.Stranger.Name, (await TakeAsync(admin, "/People/ExportRights")).Body.Select(r => r[1]));
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.OpenAsync("/Units/Export")).Status);
    }

    [PortalFact]
    public async Task AUTHZ_03_a_ranking_is_taken_away_only_as_far_as_it_may_be_seen(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.OwnTotalAndRank);
        Assert.Empty((await TakeAsync(await world.AsAsync(world.Staff), $"/Results/Export/{world.ResultId}")).Body);
        Assert.Equal(3, (await TakeAsync(await world.AsAsync(world.Leader), $"/Results/Export/{world.ResultId}")).Body.Count());
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.Stranger)).OpenAsync($"/Results/Export/{world.ResultId}")).Status);
    }

    [PortalFact]
    public async Task AUTHZ_02_marks_are_taken_away_by_their_rater_alone(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (other, admin) = (await scoring.Portal.SignInAsync(scoring.OtherRater), await scoring.Portal.SignInAsync(scoring.Admin));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ScoreSheets/ExportMarks/{scoring.SheetId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.OpenAsync($"/ScoreSheets/ExportMarks/{scoring.SheetId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.OpenAsync($"/Rounds/ExportSheets/{scoring.RoundId}")).Status);
    }

    [PortalFact]
    public async Task A_filter_that_cannot_be_read_or_names_nothing_hands_out_no_list(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        string[] unread =
        [
            "/Duties/Export?tab=99", "/Duties/Export?tab=abc", "/Audit/Export?from=abc", "/Audit/Export?to=2026-02-30", "/Occurrences/Export?state=abc", "/Occurrences/Export?round=x",
            "/People/Export?sort=99", "/Units/Export?sort=abc", "/Units/Export?unit=x", "/Campaigns/Export?all=maybe",
        ];
        string[] unknown = ["/Audit/Export?subject=unknown", $"/Units/Export?unit={scene.There.Id}"];
        foreach (var path in unread)
        {
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await admin.OpenAsync(path)).Status));
        }

        foreach (var path in unknown)
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await admin.OpenAsync(path)).Status));
        }

        Assert.False(await scene.Portal.DataAsync(db => db.AuditEntries.AnyAsync(e => e.Code == "List.Export")));
        await TakeAsync(admin, "/Audit/Export?subject=Unit&from=2026-01-01");
    }

    [PortalFact]
    public async Task Where_a_reason_cannot_be_read_the_file_says_so_in_its_cell(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRanking);
        var admin = await world.AsAsync(world.Admin);
        Assert.DoesNotContain((await TakeAsync(admin, $"/Overview/ExportRanking/{world.ResultId}")).Body, r => r[5].Contains("损坏", StringComparison.Ordinal));
        await world.Portal.DataAsync(async db =>
            await db.Set<Domain.Assessments.Standing>().Where(s => s.UnitId == world.First.Id).Select(s => s.Excerpt).ExecuteUpdateAsync(s => s.SetProperty(e => e.Text, "{}")));
        Assert.Contains("已经损坏", (await admin.OpenAsync($"/Overview/Ranking/{world.ResultId}")).Text, StringComparison.Ordinal);
        var rows = (await TakeAsync(admin, $"/Overview/ExportRanking/{world.ResultId}")).Body.ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Contains("已经损坏", r[5], StringComparison.Ordinal));
    }

    [PortalFact]
    public async Task AUD_01_each_export_is_on_record_with_its_rows_and_its_filter(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await TakeAsync(await scene.Portal.SignInAsync(scene.Admin), "/Units/Export?q=公安");
        var entry = await scene.Portal.DataAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Code == "List.Export"));
        Assert.Equal((scene.Admin.PersonId, "单位", "1", "公安"), (entry.PersonId, entry.About, entry.After, entry.Reason));
    }

    [PortalFact]
    public async Task FILE_08_what_people_typed_is_no_formula_in_a_file(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        const string Hostile = "=HYPERLINK(\"http://evil\",\"x\")";
        await (await admin.OpenAsync("/Units/New")).Form().SubmitAsync(("Input.Code", "X9"), ("Input.Name", Hostile));
        Assert.Contains(Hostile, (await TakeAsync(admin, "/Units/Export")).Body.Select(r => r[1]));
    }

    [PortalFact]
    public async Task Records_are_handed_out_as_sentences_and_without_the_names_of_raters(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        await (await (await scoring.Portal.SignInAsync(scoring.Rater)).OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form().SubmitAsync(("Input.IsDeclared", "true"));
        var rows = (await TakeAsync(await scoring.Portal.SignInAsync(scoring.Admin), "/Audit/Export")).Body.ToList();
        Assert.Contains(rows, r => r[1] == "评分人员");
        Assert.DoesNotContain(rows, r => r[1] == scoring.Rater.Name);
        Assert.DoesNotContain(rows, r => r[2].StartsWith("Deed.", StringComparison.Ordinal));
    }

    /// <summary>Downloads a file as a browser does, checks it against the schema, and opens it with another program's eyes.</summary>
    internal static async Task<Opened> TakeAsync(Visitor visitor, string path)
    {
        var file = await DownloadAsync(visitor, path);
        Opened.AssertSound(file);
        return Opened.Of(file);
    }

    internal static async Task<byte[]> DownloadAsync(Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await visitor.SendAsync(request);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}.");
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
