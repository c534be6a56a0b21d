using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.Phases;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Calendars;

/// <summary>Due days that a newer calendar would compute otherwise: proposed, and moved only when somebody says so.</summary>
public sealed class DueDayTests
{
    private static readonly DateOnly Tuesday = new(2026, 9, 22);
    private static readonly (string Name, string? Value) Why = ("Input.Reason", "放假安排有调整");

    [PortalFact]
    public async Task Days_are_moved_one_by_one_or_all_at_once_with_record_and_message(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var (first, second, open) = (await scene.Campaigns.PlannedAsync(), await scene.Campaigns.PlannedAsync(), await scene.Campaigns.OpenAsync());
        var task = await scene.TaskAsync(await scene.PhaseAsync("2026年9月", null), "9月26日", isRolled: true);
        await scene.Portal.LoadAsync(scene.Admin, new NoticeDay(new(2026, 9, 21), CalendarDayKind.Off), new NoticeDay(new(2026, 9, 28), CalendarDayKind.Off));
        var duty = await scene.DutyOfAsync(task);
        Assert.Equal(new DateOnly(2026, 9, 28), (await scene.ReadAsync(duty)).DueOn);

        var page = await scene.OpenAsync(scene.Admin, "/Calendar/DueDays");
        page.AssertCommandsAtMost(12);
        Assert.Equal(4, page.Document.QuerySelectorAll("input[name='Input.Keys']:checked").Length);
        var (one, deeds) = (page.KeyOf($"Round.{first}."), await DeedCountAsync(scene));
        var rest = await page.Form().With(("Input.Keys", one)).SubmitAsync(Why);
        Assert.Contains("已调整 1 项", rest.Text, StringComparison.Ordinal);
        Assert.Equal([(Tuesday.AddDays(1), 3), (Tuesday, 1), (Tuesday, 1)], await ConfirmDaysAsync(scene, first, second, open));

        // Sent twice it is proposed no longer, and moves nothing.
        Assert.NotNull((await page.Form().With(("Input.Keys", one)).SubmitAsync(Why)).Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(deeds + 1, await DeedCountAsync(scene));

        var done = await rest.Form().SubmitAsync(Why);
        Assert.Contains("已调整 3 项", done.Text, StringComparison.Ordinal);
        Assert.Contains("没有需要核对的截止日期", done.Text, StringComparison.Ordinal);
        Assert.Equal([(Tuesday.AddDays(1), 3), (Tuesday.AddDays(1), 3), (Tuesday.AddDays(1), 3)], await ConfirmDaysAsync(scene, first, second, open));
        Assert.Equal((new DateOnly(2026, 9, 29), 3), ((await scene.ReadAsync(duty)).DueOn, (await scene.ReadAsync(duty)).Terms.CalendarVersion));
        Assert.Equal(deeds + 5, await DeedCountAsync(scene));
        Assert.Superset(new HashSet<string> { "RoundRescheduled", "DutyRevised" }, (await scene.MessagesAsync(scene.Staff)).ToHashSet(StringComparer.Ordinal));
    }

    [PortalFact]
    public async Task What_was_chosen_by_hand_is_past_closed_filed_or_somebody_elses_is_not_proposed(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var (byHand, closed, planned) = (await scene.Campaigns.PlannedAsync(), await scene.Campaigns.ClosedAsync(), await scene.Campaigns.PlannedAsync());
        await ChangeAsync(scene, byHand, dates => dates with { ConfirmDueOn = Tuesday.AddDays(2) });
        await scene.Portal.LoadFreeMondayAsync(scene.Admin);
        var page = await scene.OpenAsync(scene.Admin, "/Calendar/DueDays");
        var key = Assert.Single(page.Document.QuerySelectorAll("input[name='Input.Keys']")).GetAttribute("value")!;
        Assert.StartsWith($"Round.{planned}.", key, StringComparison.Ordinal);

        // Nothing of another organiser's is shown, nor moved by a key that was seen elsewhere.
        var stranger = await scene.Portal.SignInAsync(scene.Campaigns.OtherAdmin);
        Assert.Null((await stranger.OpenAsync("/Calendar/DueDays")).Document.QuerySelector("input[name='Input.Keys']"));
        await stranger.PostWithTokenAsync("/Calendar/DueDays", ("Input.Keys", key), Why!);
        Assert.Equal([(Tuesday, 1)], await ConfirmDaysAsync(scene, planned));

        // A key of a round that was closed or changed meanwhile is refused, with all that was chosen beside it.
        foreach (var stale in (string[])[key.Replace($"Round.{planned}.", $"Round.{closed}.", StringComparison.Ordinal), key.Replace("0923", "0924", StringComparison.Ordinal), "x"])
        {
            var refused = await (await scene.Portal.SignInAsync(scene.Admin)).PostWithTokenAsync("/Calendar/DueDays", ("Input.Keys", key), ("Input.Keys", stale), Why!);
            Assert.Contains("他人修改了", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var wrong in ((string, string?)[])[("Input.Reason", " "), ("Input.Keys", null)])
        {
            Assert.NotNull((await page.Form().SubmitAsync(wrong)).Document.QuerySelector(".cp-error-summary"));
        }

        Assert.Equal([(Tuesday, 1)], await ConfirmDaysAsync(scene, planned));
        scene.Portal.Clock.Set(OfficeTime.EndOf(Tuesday));
        Assert.Contains("没有需要核对", (await scene.OpenAsync(scene.Admin, "/Calendar/DueDays")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task An_earlier_day_is_said_to_be_one_and_is_not_ticked_by_itself(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        await scene.Portal.LoadFreeMondayAsync(scene.Admin);
        var round = await scene.Campaigns.PlannedAsync();
        await ChangeAsync(scene, round, dates => dates with { ConfirmDueOn = Tuesday.AddDays(1), CalendarVersion = 3 });
        await scene.Portal.LoadAsync(scene.Admin, new NoticeDay(new(2026, 9, 20), CalendarDayKind.Worked), new NoticeDay(new(2026, 9, 27), CalendarDayKind.Off));
        Assert.Contains("没有需要核对", (await scene.OpenAsync(scene.Admin, "/Calendar/DueDays")).Text, StringComparison.Ordinal);

        // Back to what came with the program: the Monday is worked again.
        var shipped = CalendarShelf.ShippedFor(2026)!.Notice;
        await scene.Portal.DataAsync(async db =>
        {
            var shelf = scene.Portal.Shelf();
            db.Add(new CalendarYear(Guid.NewGuid(), shipped, shelf.OfYear(2026)!.Notice, 3, 5, new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            await shelf.ReadAsync(default);
        });
        var page = await scene.OpenAsync(scene.Admin, "/Calendar/DueDays");
        Assert.Contains("提前了", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[name='Input.Keys']:checked"));
        await page.Form().SubmitAsync(("Input.Keys", page.KeyOf($"Round.{round}.")), Why);
        Assert.Equal([(Tuesday, 5)], await ConfirmDaysAsync(scene, round));
    }

    [PortalFact]
    public async Task A_statement_period_is_shown_with_its_record_and_stays(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var id = await scene.RecordAsync();
        await scene.Portal.LoadFreeMondayAsync(scene.Admin);
        var page = await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/Calendar/DueDays");
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/Occurrences/Details/{id}']"));
        Assert.Contains("陈述截止： 2026年9月21日 → 2026年9月22日", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[name='Input.Keys'][value^='Statement.']"));
        Assert.Equal(new DateOnly(2026, 9, 21), await scene.Portal.DataAsync(db => db.Occurrences.Where(o => o.Id == id).Select(o => o.StatementDueOn).SingleAsync()));
    }

    [PortalFact]
    public async Task Days_that_the_rules_of_a_template_gave_are_computed_anew_and_those_chosen_by_hand_stay(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var (shelf, pack, quarter) = (portal.Shelf(), TemplatePacks.Load().All[0], new Quarter(2026, 4));
        var settings = pack.NewSettings() with { Lateness = Lateness.AcceptUntil };
        var next = shelf.With(new HolidayNotice(2026, "通知", [new(new(2026, 10, 1), CalendarDayKind.Off), new(new(2026, 12, 31), CalendarDayKind.Off)]));
        var (dates, would) = (pack.ProposeDates(quarter, settings, shelf.Current), pack.ProposeDates(quarter, settings, next));
        Assert.NotEqual(dates with { CalendarVersion = 0 }, would with { CalendarVersion = 0 });
        Assert.Equal(would, await RenewAsync(dates));
        var byHand = dates with { ScoringDueOn = dates.ScoringDueOn.AddDays(1), LateUntilOn = dates.LateUntilOn!.Value.AddDays(1) };
        Assert.Equal(would with { ScoringDueOn = byHand.ScoringDueOn, LateUntilOn = byHand.LateUntilOn }, await RenewAsync(byHand));
        portal.Clock.Set(OfficeTime.EndOf(dates.ScoringDueOn.AddYears(1)));
        Assert.Equal(dates with { CalendarVersion = next.Version }, await RenewAsync(dates));

        Task<RoundDates> RenewAsync(RoundDates stored) => portal.WithAsync<DueDayReading, RoundDates>(reading =>
            Task.FromResult(reading.Renew(new Round(1, quarter, stored, Actor.System, TestClock.Start), settings, pack, next)));
    }

    private static Task ChangeAsync(PhaseScene scene, int roundId, Func<RoundDates, RoundDates> change) => scene.Portal.DataAsync(async db =>
    {
        var round = await db.Rounds.SingleAsync(r => r.Id == roundId);
        round.Reschedule(change(round.Dates), "停电", new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private static async Task<IReadOnlyList<(DateOnly, int)>> ConfirmDaysAsync(PhaseScene scene, params int[] rounds)
    {
        List<(DateOnly, int)> days = [];
        foreach (var id in rounds)
        {
            var dates = (await scene.Campaigns.RoundAsync(id)).Dates;
            days.Add((dates.ConfirmDueOn, dates.CalendarVersion));
        }

        return days;
    }

    private static Task<int> DeedCountAsync(PhaseScene scene) =>
        scene.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Round.Reschedule" || e.Code == "Duty.Revise"));
}
