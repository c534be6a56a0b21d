using System.Net;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>Finding units and people, and saying who answers for them.</summary>
public sealed class UnitPagesTests
{
    [PortalFact]
    public async Task A_unit_is_found_by_initials_and_shows_who_answers_for_it(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("城市管理局", scene.Here));
        var named = await (await admin.OpenAsync($"/Units/Charge/{unit.Id}?kind=Liaison")).Form().SubmitAsync(("Input.Person", scene.Staff.Name), ("Input.OfficePhone", "0571-85551234"));
        Assert.Equal($"/Units/Details/{unit.Id}", named.Path);
        var page = await admin.OpenAsync("/Units?q=csgl");
        Assert.Single(page.Document.QuerySelectorAll("main tbody tr"));
        Assert.Contains($"{scene.Staff.Name} 0571-85551234", page.Text, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
        Assert.Contains("没有找到单位", (await admin.OpenAsync("/Units?q=zzzz")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await admin.OpenAsync($"/Units?unit={scene.Here.Id}&sort=Pinyin")).Document.QuerySelectorAll("main tbody tr").Length);
        named.AssertCommandsAtMost(14);
    }

    [PortalFact]
    public async Task A_form_that_went_back_and_asks_for_something_else_is_not_taken_for_the_first_one(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync($"/Units/Rename/{scene.Here.Id}")).Form();
        var first = await form.SubmitAsync(("Input.Name", "甲窗口"), ("Input.Basis", "文1"));
        Assert.Equal(first.Path, (await form.SubmitAsync(("Input.Name", "甲窗口"), ("Input.Basis", "文1"))).Path);
        Assert.Contains("没有重复登记", (await form.SubmitAsync(("Input.Name", "乙窗口"), ("Input.Basis", "文2"))).Text, StringComparison.Ordinal);
        Assert.NotNull((await form.SubmitAsync(("Input.Name", "乙窗口"), ("Input.Basis", "文2"), ("Input.Key", null))).Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Reorganisations.CountAsync()));
    }

    [PortalFact]
    public async Task A_code_that_another_bureau_uses_is_said_to_be_taken(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var foreign = await scene.Portal.UnitAsync("另一个中心", parent: null, UnitKind.Bureau);
        var form = (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/Units/Split/{scene.Here.Id}")).Form();
        var page = await form.SubmitAsync(("Input.Into[0].Code", foreign.Code), ("Input.Into[0].Name", ""), ("Input.Into[1].Code", "N99"), ("Input.Into[1].Name", "新窗口"), ("Input.Basis", "文1"));
        Assert.Contains("这个编码已有单位使用", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有单位使用", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task People_are_listed_by_strokes_and_found_by_initials(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.Portal.DataAsync(async db =>
        {
            foreach (var name in (string[])["赵一", "丁一", "王一"])
            {
                db.Add(new Person(scene.Portal.Code("N"), name, Domain.Shared.Actor.System, scene.Portal.Clock.GetUtcNow()));
            }

            await db.SaveChangesAsync();
        });
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var names = (await admin.OpenAsync("/People?sort=Strokes&q=一")).Document.QuerySelectorAll("main tbody th").Select(h => h.TextContent.Trim());
        Assert.Equal(["丁一", "王一", "赵一"], names);
        var found = await admin.OpenAsync("/People?q=zy");
        Assert.Equal("赵一", found.Document.QuerySelector("main tbody th")!.TextContent.Trim());
        found.AssertCommandsAtMost(12);
    }

    [PortalFact]
    public async Task A_deputy_is_replaced_and_a_telephone_goes_with_its_liaison_person(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await scene.Portal.ChargeAsync(scene.Leader, scene.Here);
        await (await admin.OpenAsync($"/Units/Charge/{scene.Here.Id}")).Form().SubmitAsync(("Input.Person", scene.Head.Name));
        Assert.Equal([scene.Head.PersonId], await InForceAsync(scene));
        var again = await (await admin.OpenAsync($"/Units/Charge/{scene.Here.Id}")).Form().SubmitAsync(("Input.Person", scene.Head.Name), ("Input.To", "2027-01-01"));
        Assert.NotNull(again.Document.QuerySelector(".cp-error-summary"));
        Assert.Contains("没有找到这个人", (await (await admin.OpenAsync($"/Units/Charge/{scene.Here.Id}")).Form().SubmitAsync(("Input.Person", "无此人"))).Text, StringComparison.Ordinal);
        Assert.Contains("只填数字", (await (await admin.OpenAsync($"/Units/Charge/{scene.Here.Id}?kind=Liaison")).Form().SubmitAsync(("Input.Person", scene.Head.Name), ("Input.OfficePhone", "abc"))).Text, StringComparison.Ordinal);
        await (await admin.OpenAsync($"/Units/Charge/{scene.Here.Id}?kind=Liaison")).Form().SubmitAsync(("Input.Person", scene.Staff.Name), ("Input.OfficePhone", "85551234"));
        var liaison = await scene.Portal.DataAsync(db => db.Charges.Where(c => c.Kind == ChargeKind.Liaison).Select(c => c.Id).SingleAsync());
        var stale = (await admin.OpenAsync($"/Units/EndCharge/{liaison}")).Form();
        await (await admin.OpenAsync($"/Units/EndCharge/{liaison}")).Form().SubmitAsync();
        Assert.Null(await scene.Portal.DataAsync(db => db.People.Where(p => p.Id == scene.Staff.PersonId).Select(p => p.OfficePhone).SingleAsync()));
        Assert.NotNull((await stale.SubmitAsync()).Document.QuerySelector(".cp-error-summary"));
    }

    [PortalFact]
    public async Task A_telephone_stays_for_a_second_unit_and_goes_with_whoever_is_replaced_and_with_the_last_day(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        async Task NameAsync(Unit where, Someone who, params (string, string?)[] more) =>
            Assert.Contains(who.Name, (await (await admin.OpenAsync($"/Units/Charge/{where.Id}?kind=Liaison")).Form().SubmitAsync([("Input.Person", who.Name), .. more])).Text, StringComparison.Ordinal);
        await NameAsync(scene.Here, scene.Staff, ("Input.OfficePhone", "85551234"));
        await NameAsync(unit, scene.Staff, ("Input.To", "2026-09-20"));
        Assert.Equal("85551234", await PhoneAsync(scene, scene.Staff));
        await NameAsync(scene.Here, scene.Head, ("Input.OfficePhone", "85554321"));
        Assert.Equal("85551234", await PhoneAsync(scene, scene.Staff));
        scene.Portal.Clock.Set(Domain.Shared.OfficeTime.EndOf(new DateOnly(2026, 9, 20)));
        await scene.Portal.WithAsync<IEnumerable<IDueByDate>, int>(due => due.OfType<LiaisonPhones>().Single().DoDueAsync(default));
        Assert.Equal((null, "85554321"), (await PhoneAsync(scene, scene.Staff), await PhoneAsync(scene, scene.Head)));
        admin = await scene.Portal.SignInAsync(scene.Admin);
        await NameAsync(scene.Here, scene.Leader, ("Input.OfficePhone", "85550000"));
        Assert.Null(await PhoneAsync(scene, scene.Head));
        Assert.Contains($"清除“{scene.Staff.Name}”的办公电话", (await admin.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task An_acting_head_is_named_where_there_is_none(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        Assert.Null((await admin.OpenAsync($"/Units/ActingHead/{scene.Here.Id}")).Document.QuerySelector("main form"));
        var unit = await scene.Portal.UnitAsync("户籍窗口", scene.Here);
        Assert.Contains("目前没有负责人", (await admin.OpenAsync($"/Units/Details/{unit.Id}")).Text, StringComparison.Ordinal);
        var page = await (await admin.OpenAsync($"/Units/ActingHead/{unit.Id}")).Form().SubmitAsync(("Input.Person", scene.Staff.Name), ("Input.To", "2026-12-31"));
        Assert.Contains(scene.Staff.Name, page.Text, StringComparison.Ordinal);
        (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/SelfAssessments/Awaiting")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task An_acting_head_is_refused_where_somebody_else_heads_the_unit_on_a_day_of_the_period(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        var head = await scene.Portal.PersonAsync(scene.Here);
        await scene.Portal.AssignAsync(head, Role.OfficeHead, unit, to: new DateOnly(2026, 9, 30));
        var namesake = await scene.Portal.DataAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == scene.Newcomer.Id);
            person.Rename(head.Name, Domain.Shared.Actor.System, scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            return person.StaffNumber;
        });
        async Task<Page> NameAsync(string person, string from, string to) =>
            await (await admin.OpenAsync($"/Units/ActingHead/{unit.Id}")).Form().SubmitAsync(("Input.Person", person), ("Input.From", from), ("Input.To", to));
        Assert.Contains("这个单位已有负责人", (await NameAsync(namesake, "2026-09-30", "2026-12-31")).Text, StringComparison.Ordinal);
        Assert.Equal($"/Units/Details/{unit.Id}", (await NameAsync(namesake, "2026-10-01", "2026-12-31")).Path);
        Assert.Contains("这个单位已有负责人", (await NameAsync(scene.Staff.Name, "2026-12-31", "2027-01-31")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Reorganising_is_the_administrator_s_and_units_of_others_do_not_exist_for_it(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var before = await scene.Portal.HashAsync();
        foreach (var verb in (string[])["Rename", "Transfer", "Merge", "Split", "ActingHead"])
        {
            (await admin.OpenAsync($"/Units/{verb}/{scene.There.Id}")).AssertStatus(HttpStatusCode.NotFound);
            (await admin.PostWithTokenAsync($"/Units/{verb}/{scene.There.Id}", ("Input.Name", "x"), ("Input.Basis", "x"), ("Input.From", "2026-09-15"), ("Input.To", "2026-09-15"), ("Input.Person", "x"), ("Input.Code", "X"))).AssertStatus(HttpStatusCode.NotFound);
            (await (await scene.Portal.SignInAsync(scene.Keeper)).OpenAsync($"/Units/{verb}/{scene.Here.Id}")).AssertStatus(HttpStatusCode.Forbidden);
        }

        var unit = await scene.Portal.UnitAsync("户籍窗口", scene.Here);
        await scene.Portal.UnitAsync("车管窗口", scene.Here);
        before = await scene.Portal.HashAsync();
        (await (await admin.OpenAsync($"/Units/Merge/{unit.Id}")).Form().SubmitAsync(("Input.IntoId", $"{scene.There.Id}"), ("Input.Basis", "x"))).AssertStatus(HttpStatusCode.NotFound);
        (await (await admin.OpenAsync($"/Units/Transfer/{unit.Id}")).Form().SubmitAsync(("Input.ParentId", $"{scene.There.Id}"), ("Input.Basis", "x"))).AssertStatus(HttpStatusCode.NotFound);
        Assert.Contains("至少再选一个单位", (await (await admin.OpenAsync($"/Units/Merge/{unit.Id}")).Form().SubmitAsync(("Input.Code", "N1"), ("Input.Name", "新窗口"), ("Input.Basis", "x"))).Text, StringComparison.Ordinal);
        Assert.Contains("请至少填写两个单位", (await (await admin.OpenAsync($"/Units/Split/{unit.Id}")).Form().SubmitAsync(("Input.Into[0].Code", "N1"), ("Input.Basis", "x"))).Text, StringComparison.Ordinal);
        Assert.Contains("请填写新单位的名称", (await (await admin.OpenAsync($"/Units/Split/{unit.Id}")).Form().SubmitAsync(("Input.Into[0].Code", "N1"), ("Input.Into[0].Name", "甲"), ("Input.Into[1].Code", "N2"), ("Input.Basis", "x"))).Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task A_split_founds_what_does_not_exist_and_gives_its_people_to_the_first(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var (unit, taker) = (await scene.Portal.UnitAsync("户籍窗口", scene.Here), await scene.Portal.UnitAsync("车管窗口", scene.Here));
        var staff = await scene.Portal.PersonAsync(Role.OfficeStaff, unit);
        var preview = await (await admin.OpenAsync($"/Units/Split/{unit.Id}")).Form().SubmitAsync(
            ("Input.Into[0].Code", "N1"), ("Input.Into[0].Name", "出入境窗口"), ("Input.Into[1].Code", taker.Code), ("Input.Basis", OrganisationActs.Basis));
        Assert.Contains("出入境窗口、车管窗口", preview.Text, StringComparison.Ordinal);
        await preview.Form().SubmitAsync();
        var details = await admin.OpenAsync($"/Units/Details/{unit.Id}");
        Assert.Contains("承接单位：出入境窗口、车管窗口", details.Text, StringComparison.Ordinal);
        var founded = await scene.Portal.DataAsync(db => db.Units.Where(u => u.NormalisedCode == "N1").Select(u => u.Id).SingleAsync());
        Assert.Equal(founded, await scene.Portal.DataAsync(db => db.Postings.Where(p => p.PersonId == staff.PersonId && p.To == null).Select(p => p.UnitId).SingleAsync()));
        Assert.DoesNotContain("户籍窗口", (await admin.OpenAsync("/Units")).Text, StringComparison.Ordinal);
    }

    private static Task<string?> PhoneAsync(Scene scene, Someone who) => scene.Portal.DataAsync(db => db.People.Where(p => p.Id == who.PersonId).Select(p => p.OfficePhone).SingleAsync());

    private static Task<List<int>> InForceAsync(Scene scene) => scene.Portal.DataAsync(db => db.Charges.Where(c => c.UnitId == scene.Here.Id && c.To == null).Select(c => c.PersonId).ToListAsync());
}
