using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Data;

/// <summary>
/// What a bureau stored with an earlier release must open in this one. A file <c>Releases/X.Y.Z.db.gz</c> is the database of
/// that release's demonstration, as its verb <c>backup</c> wrote it, packed; none is ever changed or removed.
/// </summary>
public sealed class ReleaseTests
{
    private const string DemoPassword = "Qingfeng#2026";

    public static TheoryData<string> Releases { get; } =
        [.. Directory.EnumerateFiles(TestDatabase.ReleaseFolder, "*.db.gz").Select(f => Path.GetFileName(f)[..^".db.gz".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_database_of_each_release_opens_and_says_what_it_said(string release)
    {
        await using var portal = await Portal.OpenAsync(Provider.Sqlite, new PortalSetup { Release = release });
        portal.Clock.Set(await portal.DataAsync(db => db.AuditEntries.MaxAsync(e => e.At)));
        Assert.Empty(await portal.DataAsync(db => db.Database.GetPendingMigrationsAsync()));

        var results = await portal.DataAsync(db => db.RoundResults.Where(r => r.State == ResultState.Decided || r.State == ResultState.Superseded).Select(r => r.Id).ToListAsync());
        Assert.NotEmpty(results);
        var organiser = portal.Visitor();
        Assert.Equal("/", (await organiser.SignInAsync("chenjing", DemoPassword)).Path);
        foreach (var id in results)
        {
            Assert.Contains("每个总分、名次和校验值都相同", (await organiser.OpenAsync($"/Results/Verify/{id}")).Text, StringComparison.Ordinal);
            (await organiser.OpenAsync($"/Results/Ranking/{id}")).AssertStatus(HttpStatusCode.OK);
        }

        Assert.Null((await portal.DataAsync(db => AuditVerifying.VerifyAsync(db, [], CancellationToken.None))).Broken);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_was_begun_with_a_release_is_finished_with_this_version(string release)
    {
        await using var portal = await Portal.OpenAsync(Provider.Sqlite, new PortalSetup { Release = release });
        portal.Clock.Set(await portal.DataAsync(db => db.AuditEntries.MaxAsync(e => e.At)));
        var staff = portal.Visitor();
        await staff.SignInAsync("lixiaomei", DemoPassword);
        var sheet = (await staff.OpenAsync("/")).Document.QuerySelector("a[href^='/SelfAssessments/Sheet/']")!.GetAttribute("href")!;
        (await (await staff.OpenAsync(sheet.Replace("/Sheet/", "/Check/", StringComparison.Ordinal))).Form().SubmitAsync()).AssertStatus(HttpStatusCode.OK);
        var id = int.Parse(sheet.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(SheetState.Submitted, await portal.DataAsync(db => db.SelfAssessments.Where(s => s.Id == id).Select(s => s.State).SingleAsync()));
    }
}
