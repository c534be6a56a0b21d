using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>Who hands nothing in is taken with what he gave the quarter before, where the scheme says so.</summary>
public sealed class CarriedSheetTests
{
    [PortalFact]
    public async Task What_a_rater_gave_last_quarter_counts_when_he_hands_nothing_in_and_is_named_before_computing_and_in_the_explanation(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var rater = await scene.Portal.PersonAsync(Role.Supervisor, scene.Base.Organiser);
        var id = await scene.BareAsync();
        var book = RulebookScene.Small();
        await scene.WriteAsync(id, book with
        {
            Scheme = book.Scheme with { Channels = [book.Scheme.Channels[0], book.Scheme.Channels[1] with { Missing = new(MissingRater.CarryLast, 1, EmptyChannel.Block) }] },
        });
        await scene.AdoptAsync(id);
        await (await scene.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        var first = await PublishedPlansTests.OpenRoundAsync(scene, id, new Quarter(2026, 3));
        await SubmitAsync(scene, first, rater, 45);
        await CloseAsync(scene, first.Id);

        var second = await scene.Base.RoundAsync(await NextQuarter.OpenAsync(scene.Portal, first.Id, scene.Base.Admin));
        await CloseAsync(scene, second.Id);
        var compute = await scene.OpenAsync($"/Results/Compute/{second.Id}");
        compute.AssertCommandsAtMost(12);
        var named = compute.Document.GetElementById("carried")!.TextContent;
        Assert.Contains($"{rater.Name}：沿用上季度的评分，2 个单位", named, StringComparison.Ordinal);
        Assert.Contains("上季度没有可以沿用的评分，不计入", named, StringComparison.Ordinal);
        await compute.Form().SubmitAsync();

        // 90 of 100 in the part that weighs 0.6; nobody assessed himself.
        var result = await scene.Portal.DataAsync(db => db.RoundResults.Include(r => r.Standings).AsNoTracking().SingleAsync(r => r.RoundId == second.Id));
        Assert.All(result.Standings, s => Assert.Equal(54, s.Total));
        Assert.Contains("沿用上一期的评分", (await scene.OpenAsync($"/Results/Unit/{result.Id}/{scene.Base.Windows[0].Id}")).Text, StringComparison.Ordinal);
        Assert.Contains($"{rater.Name}：沿用上季度的评分", (await (await scene.Portal.SignInAsync(scene.Base.Leader)).OpenAsync($"/Results/Decide/{result.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("每个总分、名次和校验值都相同", (await scene.OpenAsync($"/Results/Verify/{result.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_unit_said_of_itself_is_never_taken_over()
    {
        var book = RulebookScene.Small();
        var scheme = book.Scheme with { Channels = [book.Scheme.Channels[0] with { Missing = new(MissingRater.CarryLast, 1, EmptyChannel.Zero) }, book.Scheme.Channels[1]] };
        Assert.Equal([$"{SchemeFeature.CarriedSelfs}"], RulebookChecks.Run(book with { Scheme = scheme }).Select(p => p.Arguments[0]));
    }

    private static Task SubmitAsync(RulebookScene scene, Round round, Someone rater, decimal points) => scene.Portal.DataAsync(async db =>
    {
        var (by, now) = (new Actor(rater.PersonId), scene.Portal.Clock.GetUtcNow());
        var sheet = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).AsSplitQuery().SingleAsync(s => s.RoundId == round.Id && s.RaterPersonId == rater.PersonId);
        sheet.Marks.ToList().ForEach(m => sheet.Fill(m.UnitId, m.ItemCode, new SheetEntry { Points = points }, null, by, now));
        sheet.Submit(Guid.NewGuid(), round, by, now);
        await db.SaveChangesAsync();
    });

    private static async Task CloseAsync(RulebookScene scene, int roundId) =>
        Assert.StartsWith("/Rounds/Details/", (await (await scene.OpenAsync($"/Rounds/Close/{roundId}")).Form().SubmitAsync()).Path, StringComparison.Ordinal);
}
