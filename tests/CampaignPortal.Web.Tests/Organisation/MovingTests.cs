using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>Who moves leaves rights and charges behind, and the page says which.</summary>
public sealed class MovingTests
{
    [PortalFact]
    public async Task The_right_to_file_ends_with_the_move_and_a_charge_goes_on_unless_it_is_ticked(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        await scene.Portal.ChargeAsync(scene.Staff, scene.Here, ChargeKind.Liaison);
        var page = await admin.OpenAsync($"/People/Post/{scene.Staff.PersonId}");
        Assert.Contains("公安窗口，工作人员", page.Text, StringComparison.Ordinal);
        Assert.Contains("公安窗口，联络员", page.Text, StringComparison.Ordinal);
        Assert.Contains($"现任职（工作岗位）{scene.Here.Name}", page.Text, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
        await page.Form().SubmitAsync(("Input.UnitId", $"{unit.Id}"), ("Input.Post", "科员"), ("Input.From", "2026-10-01"));
        Assert.Equal(new DateOnly(2026, 9, 30), await EndAsync(scene, scene.Staff));
        Assert.Null(await scene.Portal.DataAsync(db => db.Charges.Where(c => c.PersonId == scene.Staff.PersonId).Select(c => c.To).SingleAsync()));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Assignment.Revoked")));
    }

    [PortalFact]
    public async Task What_is_not_ticked_and_what_a_change_of_post_in_the_same_unit_touches_goes_on(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        var head = (await admin.OpenAsync($"/People/Post/{scene.Head.PersonId}")).Form();
        await head.SubmitAsync(("Input.UnitId", $"{scene.Here.Id}"), ("Input.Post", "副科长"));
        Assert.Null(await EndAsync(scene, scene.Head));
        await (await admin.OpenAsync($"/People/Post/{scene.Head.PersonId}")).Form().SubmitAsync(
            ("Input.UnitId", $"{unit.Id}"), ("Input.Post", "副科长"), ("Input.Kind", nameof(PostingKind.Employment)));
        Assert.Null(await EndAsync(scene, scene.Head));
        await (await admin.OpenAsync($"/People/Post/{scene.Staff.PersonId}")).Form().SubmitAsync(("Input.UnitId", $"{unit.Id}"), ("Input.Post", "科员"), ("Input.Ending", null));
        Assert.Null(await EndAsync(scene, scene.Staff));
    }

    [PortalFact]
    public async Task Nobody_is_moved_to_a_unit_that_was_not_chosen(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var unit = await scene.Portal.UnitAsync("户籍窗口", scene.Here);
        var someone = await scene.Portal.PersonAsync(Role.OfficeStaff, unit);
        var form = (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/People/Post/{someone.PersonId}")).Form();
        Assert.Equal($"{unit.Id}", form.Fields().Single(f => f.Name == "Input.UnitId").Value);
        var refused = await form.SubmitAsync(("Input.UnitId", ""), ("Input.Post", "科员"));
        Assert.Contains("请选择单位", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        await refused.Form().SubmitAsync(("Input.UnitId", $"{unit.Id}"));
        Assert.True(await scene.Portal.DataAsync(db => db.Postings.AnyAsync(p => p.PersonId == someone.PersonId && p.UnitId == unit.Id && p.Post == "科员" && p.To == null)));
    }

    [PortalFact]
    public async Task A_right_that_is_not_the_taker_s_to_take_is_said_to_stay(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var page = await admin.OpenAsync($"/People/Post/{scene.Admin.PersonId}");
        Assert.Null(page.Document.QuerySelector("input[name='Input.Ending']"));
        Assert.Contains("公安窗口，活动管理员", page.Text, StringComparison.Ordinal);
    }

    private static Task<DateOnly?> EndAsync(Scene scene, Someone who) => scene.Portal.DataAsync(db => db.Assignments.Where(a => a.PersonId == who.PersonId).Select(a => a.To).SingleAsync());
}
