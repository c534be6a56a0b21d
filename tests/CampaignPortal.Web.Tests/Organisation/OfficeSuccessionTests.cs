using System.Net;
using CampaignPortal.Web.Tests.Harness;
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

    private static async Task MergeAsync(Scoring scoring)
    {
        var admin = await scoring.Portal.SignInAsync(scoring.Admin);
        var preview = await (await admin.OpenAsync($"/Units/Merge/{scoring.Office.Id}")).Form().SubmitAsync(
            ("Input.Code", "ZH"), ("Input.Name", "综合科"), ("Input.With", $"{scoring.OtherOffice.Id}"), ("Input.Basis", OrganisationActs.Basis));
        Assert.Contains("的机构调整已执行", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
    }
}
