using System.Net;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>Everybody submits when time runs out.</summary>
[Trait("Length", "Long")]
public sealed class LastSecondTests
{
    private const int People = 40;

    [PortalFact]
    public async Task REL_05_forty_people_in_the_last_second_each_have_a_receipt_and_its_row_or_a_clear_refusal(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, moreWindows: People);
        scene.Portal.Clock.Set(SelfScene.Deadline.AddMinutes(-10));
        List<(Form Form, int SheetId)> forms = [];
        foreach (var (staff, sheetId) in scene.More)
        {
            forms.Add(((await (await scene.Portal.SignInAsync(staff)).OpenAsync($"/SelfAssessments/Check/{sheetId}")).Form(), sheetId));
        }

        scene.Portal.Clock.Set(SelfScene.Deadline.AddSeconds(-1));
        var answers = await Task.WhenAll(forms.Select(f => Task.Run(async () =>
        {
            // Time runs out while half of them are on their way.
            scene.Portal.Clock.Advance(TimeSpan.FromSeconds(2.0 / People));
            return (f.SheetId, Page: await f.Form.SubmitAsync());
        })));
        var receipts = await scene.Portal.DataAsync(db => db.SelfAssessments.Where(s => s.Submissions.Any())
            .Select(s => new { s.Id, s.Submissions.Single().Receipt.Number, s.Submissions.Single().Receipt.At }).ToListAsync());
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Page.Status));
        var (accepted, refused) = (answers.Where(a => a.Page.Path == $"/SelfAssessments/Receipt/{a.SheetId}").ToList(), answers.Where(a => a.Page.Path.StartsWith("/SelfAssessments/Check/", StringComparison.Ordinal)).ToList());
        Assert.Equal(People, accepted.Count + refused.Count);
        Assert.NotEmpty(accepted);
        Assert.NotEmpty(refused);
        Assert.Equal(accepted.Select(a => a.SheetId).Order(), receipts.Select(r => r.Id).Order());
        Assert.All(accepted, a => Assert.Contains(receipts.Single(r => r.Id == a.SheetId).Number, a.Page.Text, StringComparison.Ordinal));
        Assert.All(refused, a => Assert.Contains("截止", a.Page.Text, StringComparison.Ordinal));
        Assert.All(receipts, r => Assert.True(r.At < SelfScene.Deadline, r.Number));
    }
}
