using System.Net;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>Everybody submits when time runs out.</summary>
[Trait("Length", "Long")]
public sealed class LastSecondTests
{
    private const int People = 40;

    [PortalFact]
    public async Task REL_05_forty_people_in_the_last_second_each_have_a_receipt_and_its_row_or_a_clear_refusal(Provider provider)
    {
        var desk = new Desk(People / 2);
        await using var scene = await SelfScene.SetAsync(
            provider, setup: new PortalSetup { Services = services => services.Configure<MvcOptions>(o => o.Filters.Add(desk)) }, moreWindows: People);
        scene.Portal.Clock.Set(SelfScene.Deadline.AddMinutes(-10));
        List<(Form Form, int SheetId)> forms = [];
        foreach (var (staff, sheetId) in scene.More)
        {
            forms.Add(((await (await scene.Portal.SignInAsync(staff)).OpenAsync($"/SelfAssessments/Check/{sheetId}")).Form(), sheetId));
        }

        scene.Portal.Clock.Set(SelfScene.Deadline.AddSeconds(-1));
        var early = SubmitAll(forms[..(People / 2)]);
        await Task.WhenAny(desk.FullAsync, Task.WhenAll(early));
        Assert.True(desk.FullAsync.IsCompletedSuccessfully, "Some were answered before they came to the desk.");
        scene.Portal.Clock.Set(SelfScene.Deadline);
        desk.Open();
        var answers = await Task.WhenAll([.. early, .. SubmitAll(forms[(People / 2)..])]);
        var receipts = await scene.Portal.DataAsync(db => db.SelfAssessments.Where(s => s.Submissions.Any())
            .Select(s => new { s.Id, s.Submissions.Single().Receipt.Number, s.Submissions.Single().Receipt.At }).ToListAsync());
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Page.Status));
        var (accepted, refused) = (answers.Where(a => a.Page.Path == $"/SelfAssessments/Receipt/{a.SheetId}").ToList(), answers.Where(a => a.Page.Path.StartsWith("/SelfAssessments/Check/", StringComparison.Ordinal)).ToList());
        Assert.Equal(forms.Select(f => f.SheetId).Take(People / 2).Order(), accepted.Select(a => a.SheetId).Order());
        Assert.Equal(People / 2, refused.Count);
        Assert.Equal(accepted.Select(a => a.SheetId).Order(), receipts.Select(r => r.Id).Order());
        Assert.All(accepted, a => Assert.Contains(receipts.Single(r => r.Id == a.SheetId).Number, a.Page.Text, StringComparison.Ordinal));
        Assert.All(refused, a => Assert.Contains("截止", a.Page.Text, StringComparison.Ordinal));
        Assert.All(receipts, r => Assert.True(r.At < SelfScene.Deadline, r.Number));
    }

    private static Task<(int SheetId, Page Page)>[] SubmitAll(IEnumerable<(Form Form, int SheetId)> forms) =>
        [.. forms.Select(f => Task.Run(async () => (f.SheetId, await f.Form.SubmitAsync())))];

    /// <summary>Where submissions lie that have arrived and are not looked at yet: until the last of the early ones is there and time is over.</summary>
    private sealed class Desk(int places) : IAsyncResourceFilter
    {
        private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _taken;

        public Task FullAsync => _full.Task;

        public void Open() => _open.SetResult();

        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            if (HttpMethods.IsPost(context.HttpContext.Request.Method) && context.HttpContext.Request.Path.StartsWithSegments("/SelfAssessments/Check", StringComparison.Ordinal))
            {
                if (Interlocked.Increment(ref _taken) == places)
                {
                    _full.SetResult();
                }

                await _open.Task;
            }

            await next();
        }
    }
}
