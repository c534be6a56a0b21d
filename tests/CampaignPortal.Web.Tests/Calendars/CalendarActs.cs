using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Phases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.Calendars;

/// <summary>What is done to the work calendar, and to due days because of it.</summary>
internal static class CalendarActs
{
    /// <summary>The Monday on which the head confirms in every quarter of the scenes.</summary>
    private static readonly DateOnly Monday = new(2026, 9, 21);

    public static IReadOnlyList<Act> All { get; } =
    [
        new("load a work calendar", ["CalendarYear.Load"], LoadFormAsync, ("Chosen", "Take")),
        new("move due days", ["Round.Reschedule"], MoveFormAsync, ("Input.Reason", "放假安排有调整")),
    ];

    public static CalendarShelf Shelf(this Portal portal) => portal.Services.GetRequiredService<CalendarShelf>();

    /// <summary>Loads a version of 2026 that differs from the one in force by these days.</summary>
    public static async Task LoadAsync(this Portal portal, Someone by, params NoticeDay[] days)
    {
        var shelf = portal.Shelf();
        await shelf.ReadAsync(default);
        var inForce = shelf.OfYear(2026)!;
        await portal.DataAsync(async db =>
        {
            var notice = new HolidayNotice(2026, portal.Code("通知"), [.. inForce.Notice.Days.Where(d => days.All(n => n.On != d.On)), .. days]);
            db.Add(new CalendarYear(Guid.NewGuid(), notice, inForce.Notice, (inForce.Edition ?? 0) + 1, shelf.Current.Version + 1, new Actor(by.PersonId), portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await shelf.ReadAsync(default);
    }

    /// <summary>Makes a Monday free by which quarters planned before are confirmed one day later.</summary>
    public static Task LoadFreeMondayAsync(this Portal portal, Someone by) => portal.LoadAsync(by, new NoticeDay(Monday, CalendarDayKind.Off, "临时放假"));

    /// <summary>Takes what was checked, so that the form can be sent.</summary>
    public static async Task<Page> CheckAsync(Visitor visitor, int year, string source, string? lines = null)
    {
        var form = (await visitor.OpenAsync($"/Calendar/Load?year={year}")).Form();
        return await form.SubmitAsync([("Input.Source", source), ("Chosen", "Check"), .. lines is null ? [] : ((string, string?)[])[("Input.Lines", lines)]]);
    }

    private static async Task<Form> LoadFormAsync(Scene scene) =>
        (await CheckAsync(await scene.AsAsync(scene.Admin), 2031, scene.Portal.Code("通知"), "2031-01-01 休 元旦")).Form();

    private static async Task<Form> MoveFormAsync(Scene scene)
    {
        var part = await scene.PartAsync(PhaseScene.SetAsync);
        if (scene.Portal.Shelf().Current.IsWorkingDay(Monday))
        {
            await scene.Portal.LoadFreeMondayAsync(part.Admin);
        }

        var round = await part.Campaigns.PlannedAsync();
        var page = await (await scene.AsAsync(part.Admin)).OpenAsync("/Calendar/DueDays");
        return page.Form().With(("Input.Keys", page.KeyOf($"Round.{round}.")));
    }

    /// <summary>What stands behind the tick of a proposal.</summary>
    public static string KeyOf(this Page page, string start) => page.Document.QuerySelector($"input[name='Input.Keys'][value^='{start}']")?.GetAttribute("value")
        ?? throw new InvalidOperationException($"{start} is not proposed: {page.Text}");
}
