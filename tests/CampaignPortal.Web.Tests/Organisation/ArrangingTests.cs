using System.Net;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>Type and place of a unit are corrected; lists say who heads it for a time only.</summary>
public sealed class ArrangingTests
{
    [PortalFact]
    public async Task A_unit_is_put_in_another_place_and_gets_another_type(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, first, second) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here), await scene.Portal.UnitAsync("车管窗口", scene.Here));
        var form = (await (await admin.OpenAsync($"/Units/Details/{first.Id}")).Visitor.OpenAsync($"/Units/Arrange/{first.Id}")).Form();
        var wrong = await form.SubmitAsync(("Input.Order", "0"));
        Assert.Contains("排序号为 1 至 9999", wrong.Text, StringComparison.Ordinal);
        Assert.Null(wrong.Document.QuerySelector("#Input_Kind-stored"));
        Assert.Contains("窗口", (await form.SubmitAsync(("Input.Order", "0"), ("Input.Kind", nameof(UnitKind.Section)))).Document.QuerySelector("#Input_Kind-stored")!.TextContent, StringComparison.Ordinal);
        var page = await form.SubmitAsync(("Input.Order", "9"), ("Input.Kind", nameof(UnitKind.Section)));
        Assert.Equal($"/Units/Details/{first.Id}", page.Path);
        Assert.Contains("科室", page.Text, StringComparison.Ordinal);
        var names = (await admin.OpenAsync("/Units")).Document.QuerySelectorAll("main tbody th a").Select(a => a.TextContent);
        Assert.Equal([scene.Here.Name, second.Name, first.Name], names);
        Assert.NotNull((await form.SubmitAsync(("Input.Order", "3"))).Document.QuerySelector(".cp-error-summary"));
        var audit = (await admin.OpenAsync("/Audit")).Text;
        Assert.Contains("调整单位“户籍窗口”的类型或排序", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("Section 9", audit, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_place_is_not_changed_by_others_nor_in_a_closed_unit_nor_recorded_where_nothing_changes(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        (await admin.OpenAsync($"/Units/Arrange/{scene.There.Id}")).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/Units/Arrange/{scene.Here.Id}")).AssertStatus(HttpStatusCode.Forbidden);
        await (await admin.OpenAsync($"/Units/Arrange/{unit.Id}")).Form().SubmitAsync();
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Unit.Arranged")));
        var form = (await admin.OpenAsync($"/Units/Arrange/{unit.Id}")).Form();
        await scene.Portal.DataAsync(async db =>
        {
            (await db.Units.SingleAsync(u => u.Id == unit.Id)).Close(scene.Portal.Today, [], Domain.Shared.Actor.System, scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.NotNull((await form.SubmitAsync(("Input.Order", "3"))).Document.QuerySelector(".cp-error-summary, .cp-refusal"));
        Assert.Null((await admin.OpenAsync($"/Units/Arrange/{unit.Id}")).Document.QuerySelector("main form"));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Units.Where(u => u.Id == unit.Id).Select(u => u.Order).SingleAsync()));
    }

    [PortalFact]
    public async Task An_acting_head_is_called_so_and_a_head_who_leaves_is_not(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        await (await admin.OpenAsync($"/Units/ActingHead/{unit.Id}")).Form().SubmitAsync(("Input.Person", scene.Staff.Name), ("Input.To", "2026-12-31"));
        var acting = $"{scene.Staff.Name}（主持工作，至2026年12月31日）";
        Assert.Contains(acting, (await admin.OpenAsync($"/Units/Details/{unit.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains(acting, (await admin.OpenAsync($"/Units?unit={unit.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains((await ExportTests.TakeAsync(admin, "/Units/Export")).Body, r => r[1] == "户籍窗口" && r[5] == acting);
        await (await admin.OpenAsync($"/People/Post/{scene.Head.PersonId}")).Form().SubmitAsync(("Input.UnitId", $"{unit.Id}"), ("Input.Post", "科长"), ("Input.From", "2026-12-01"));
        Assert.DoesNotContain($"{scene.Head.Name}（主持工作", (await admin.OpenAsync($"/Units/Details/{scene.Here.Id}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_file_of_units_says_who_answers_for_each_behind_what_is_brought_in_again(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await scene.Portal.ChargeAsync(scene.Leader, scene.Here);
        await (await admin.OpenAsync($"/Units/Charge/{scene.Here.Id}?kind=Liaison")).Form().SubmitAsync(("Input.Person", scene.Staff.Name), ("Input.OfficePhone", "85551234"));
        var row = (await ExportTests.TakeAsync(admin, "/Units/Export")).Body.Single(r => r[1] == scene.Here.Name);
        Assert.Equal([scene.Here.Code, scene.Here.Name, "窗口"], row.Take(3));
        Assert.Equal([scene.Head.Name, scene.Leader.Name, $"{scene.Staff.Name} 85551234", "7"], row.Skip(5));
    }
}
