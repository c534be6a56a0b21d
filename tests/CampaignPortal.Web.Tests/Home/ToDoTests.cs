using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Figures;
using CampaignPortal.Web.Tests.Gates;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.Results;
using CampaignPortal.Web.Tests.ScoreSheets;
using CampaignPortal.Web.Tests.SelfAssessments;

namespace CampaignPortal.Web.Tests.Home;

/// <summary>The first page tells each person what he has to do now, and nobody what somebody else has to do.</summary>
public sealed class ToDoTests
{
    [PortalFact]
    public async Task The_list_follows_a_self_assessment_from_hand_to_hand(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var sheet = $"/SelfAssessments/Sheet/{scene.SheetId}";
        Assert.Equal([sheet], await LinksAsync(scene.Portal, scene.Staff));
        Assert.Equal([$"/SelfAssessments/Sheet/{scene.ForeignSheetId}"], await LinksAsync(scene.Portal, scene.Stranger));
        Assert.Empty(await LinksAsync(scene.Portal, scene.Leader));
        await scene.SubmitAsync(scene.Staff);
        Assert.Empty(await LinksAsync(scene.Portal, scene.Staff));
        Assert.Equal([$"/SelfAssessments/Confirm/{scene.SheetId}"], await LinksAsync(scene.Portal, scene.Head));
        await scene.SendBackAsync(scene.Head, "P1", "缺少台账");
        var page = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/");
        Assert.Equal([sheet], Links(page));
        Assert.Contains("退回", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_list_shows_raters_their_sheet_and_nobody_elses(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        Assert.Contains($"/ScoreSheets/Grid/{scoring.SheetId}", await LinksAsync(scoring.Portal, scoring.Rater));
        Assert.Equal([$"/ScoreSheets/Grid/{scoring.OtherSheetId}"], await LinksAsync(scoring.Portal, scoring.OtherRater));
        Assert.Equal([$"/ScoreSheets/Grid/{scoring.SupervisorSheetId}"], await LinksAsync(scoring.Portal, scoring.Supervisor));
        Assert.Empty(await LinksAsync(scoring.Portal, scoring.Admin));
    }

    [PortalFact]
    public async Task The_list_shows_an_occurrence_to_who_answers_and_then_to_who_decides(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        string[] expected = [$"/Occurrences/Details/{id}"];
        Assert.Equal(expected, await LinksAsync(scene.Portal, scene.Head));
        Assert.Empty(await LinksAsync(scene.Portal, scene.Stranger));
        Assert.Empty(await LinksAsync(scene.Portal, scene.Admin));
        await (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Occurrences/Acknowledge/{id}")).Form().SubmitAsync();
        Assert.Empty(await LinksAsync(scene.Portal, scene.Head));
        Assert.Equal(expected, await LinksAsync(scene.Portal, scene.Admin));
        Assert.Equal(expected, await LinksAsync(scene.Portal, scene.Leader));
        Assert.Empty(await LinksAsync(scene.Portal, scene.Finder));
    }

    [PortalFact]
    public async Task The_list_shows_the_administrator_and_the_leader_what_their_quarter_waits_for(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (open, closed) = (await scene.OpenAsync(), await scene.ClosedAsync());
        Assert.Equal([$"/Results/Compute/{closed}"], await LinksAsync(scene.Portal, scene.Admin));
        scene.Portal.Clock.Set(OfficeTime.EndOf(new DateOnly(2026, 9, 25)));
        Assert.Equal([$"/Results/Compute/{closed}", $"/Rounds/Close/{open}"], (await LinksAsync(scene.Portal, scene.Admin)).Order(StringComparer.Ordinal));
        Assert.Empty(await LinksAsync(scene.Portal, scene.OtherAdmin));
    }

    [PortalFact]
    public async Task The_list_shows_a_result_to_its_decider_once_every_statement_is_answered(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        Assert.Contains(world.At("Decide"), await LinksAsync(world.Portal, world.Leader));
        await world.StateCaseAsync();
        Assert.DoesNotContain(world.At("Decide"), await LinksAsync(world.Portal, world.Leader));
        Assert.Contains(world.At("Ranking"), await LinksAsync(world.Portal, world.Admin));
        Assert.DoesNotContain(world.At("Decide"), await LinksAsync(world.Portal, world.Admin));
    }

    [PortalFact]
    public async Task What_figures_leave_open_is_the_administrator_s_before_it_is_anybody_s_to_decide(Provider provider)
    {
        await using var world = await ResultActs.OpenAsync(await Portal.OpenAsync(provider));
        Assert.Contains(world.At("Questions"), await LinksAsync(world.Portal, world.Admin));
        Assert.DoesNotContain(world.At("Decide"), await LinksAsync(world.Portal, world.Leader));
    }

    [PortalFact]
    public async Task What_one_recorded_waits_on_the_list_of_those_who_may_confirm_it(Provider provider)
    {
        await using var gates = await GateScene.SetAsync(provider);
        var round = await gates.OpenAsync();
        await gates.PronounceAsync(round);
        var link = $"/Rounds/Gates/{round.Id}";
        Assert.Contains(link, await LinksAsync(gates.Portal, gates.Base.Leader));
        Assert.DoesNotContain(link, await LinksAsync(gates.Portal, gates.Base.Admin));
        await gates.ConfirmAsync(round);
        Assert.DoesNotContain(link, await LinksAsync(gates.Portal, gates.Base.Leader));

        await using var figures = await FigureScene.SetAsync(provider);
        var other = await figures.OpenAsync();
        await figures.EnterAsync(other, FigureKind.Score, "h", "93", "88");
        Assert.Contains($"/Rounds/Figures/{other.Id}", await LinksAsync(figures.Portal, figures.Base.Leader));
        Assert.DoesNotContain($"/Rounds/Figures/{other.Id}", await LinksAsync(figures.Portal, figures.Base.Admin));
        await figures.ConfirmAsync(other, FigureKind.Score, "h");
        Assert.DoesNotContain($"/Rounds/Figures/{other.Id}", await LinksAsync(figures.Portal, figures.Base.Leader));
    }

    [PortalFact]
    public async Task Overdue_comes_first_then_the_nearest_day_and_what_has_no_day_last(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var self = await SelfScene.SetAsync(scene.Portal);
        var occurrences = await OccurrenceScene.SetAsync(scene.Portal);
        await scene.Portal.AssignAsync(occurrences.Head, Domain.Organisation.Role.OfficeHead, self.Here);
        var id = await occurrences.RecordAsync();
        scene.Portal.Clock.Set(OfficeTime.EndOf(new DateOnly(2026, 9, 20)));
        var page = await (await scene.Portal.SignInAsync(occurrences.Head)).OpenAsync("/");
        Assert.Equal([$"/SelfAssessments/Sheet/{self.SheetId}", $"/Occurrences/Details/{id}"], Links(page));
        var days = page.Document.QuerySelectorAll("main .cp-task").Select(t => t.QuerySelector("time")!.GetAttribute("datetime")!).ToList();
        Assert.Equal(["2026-09-20", "2026-09-21"], days);
        Assert.Contains("逾期", page.Document.QuerySelector("main .cp-task")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(Portal portal, Someone who) => Links(await (await portal.SignInAsync(who)).OpenAsync("/"));

    private static string[] Links(Page page) => [.. page.Document.QuerySelectorAll("main .cp-task-link").Select(l => l.GetAttribute("href")!)];
}
