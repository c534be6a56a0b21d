using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;
using CampaignPortal.Web.Tests.ScoreSheets;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>A scheme goes on naming its offices by code after they were merged.</summary>
public sealed class OfficeSuccessionTests
{
    [PortalFact]
    public async Task Two_responsible_offices_merge_and_one_sheet_has_the_items_of_both_in_the_next_quarter(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await MergeAsync(scoring);
        var next = await NextQuarter.OpenAsync(scoring.Portal, scoring.RoundId, scoring.Admin);
        var sheet = await scoring.Portal.DataAsync(db => db.ScoreSheets.Include(s => s.Marks).AsNoTracking().SingleAsync(s => s.RoundId == next && s.RaterUnitId != null));
        Assert.Equal("ZH", await scoring.Portal.DataAsync(db => db.Units.Where(u => u.Id == sheet.RaterUnitId).Select(u => u.Code).SingleAsync()));
        Assert.Equal(["L", "O", "P1", "R", "Y"], sheet.Marks.Select(m => m.ItemCode).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([.. scoring.Windows.Select(w => w.Id)], sheet.Marks.Select(m => m.UnitId).ToHashSet());
        (await (await scoring.Portal.SignInAsync(scoring.OtherRater)).OpenAsync($"/ScoreSheets/Grid/{sheet.Id}")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task What_a_quarter_will_ask_names_the_successor_and_rules_that_name_the_closed_office_are_adopted_as_they_stand(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await MergeAsync(scoring);
        var planned = await scoring.Portal.DataAsync(async db =>
        {
            var (by, now, day) = (new Actor(scoring.Admin.PersonId), scoring.Portal.Clock.GetUtcNow(), new DateOnly(2026, 10, 10));
            var round = new Round(scoring.CampaignId, new Quarter(2026, 4), new RoundDates(day, day.AddDays(5), day.AddDays(7), day.AddDays(9), 1), by, now);
            var (small, scheme) = (RulebookScene.Small(), RulebookScene.Small().Scheme);
            var items = scheme.TreeItems.Select(i => i with { Head = i.Head with { ResponsibleOffice = scoring.Office.Code } });
            db.AddRange(round, new RulebookDraft(scoring.CampaignId, small with { Scheme = scheme with { Items = [.. items] } }, "活动", by, now));
            await db.SaveChangesAsync();
            return round.Id;
        });
        var admin = await scoring.Portal.SignInAsync(scoring.Admin);
        var burden = await admin.OpenAsync($"/Rounds/Burden/{planned}");
        var offices = burden.Document.QuerySelectorAll("main table")[^1].QuerySelectorAll("tbody tr").ToList();
        Assert.Contains("综合科", Assert.Single(offices).TextContent, StringComparison.Ordinal);
        Assert.Contains("10", offices[0].TextContent, StringComparison.Ordinal);
        var adopt = await admin.OpenAsync($"/Rulebooks/Adopt/{scoring.CampaignId}");
        Assert.DoesNotContain("不是现有单位", adopt.Text, StringComparison.Ordinal);
        await adopt.Form().SubmitAsync();
        Assert.False(await scoring.Portal.DataAsync(db => db.RulebookDrafts.AnyAsync()));
    }

    private static async Task MergeAsync(Scoring scoring)
    {
        var admin = await scoring.Portal.SignInAsync(scoring.Admin);
        var preview = await (await admin.OpenAsync($"/Units/Merge/{scoring.Office.Id}")).Form().SubmitAsync(
            ("Input.Code", "ZH"), ("Input.Name", "综合科"), ("Input.With", $"{scoring.OtherOffice.Id}"), ("Input.Basis", OrganisationActs.Basis));
        Assert.Contains("的机构调整已执行", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
    }
}
