using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>Names that are the same, and changes that contradict each other.</summary>
public sealed class RenamingTests
{
    [PortalFact]
    public async Task A_unit_is_not_renamed_to_its_own_name_nor_to_that_of_one_beside_it(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (unit, beside) = (await scene.Portal.UnitAsync("户籍窗口", scene.Here), await scene.Portal.UnitAsync("车管窗口", scene.Here));
        Assert.Contains("新名称和现在的名称相同", (await RenameAsync(scene, unit, " 户籍窗口 ")).Text, StringComparison.Ordinal);
        Assert.Contains("同一上级下面已有同名的单位", (await RenameAsync(scene, unit, beside.Name)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.Reorganisations.CountAsync()));
    }

    [PortalFact]
    public async Task A_name_that_another_unit_has_elsewhere_is_warned_of_before_it_is_decided(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (section, unit) = (await scene.Portal.UnitAsync("政务科", scene.Here, UnitKind.Section), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        var namesake = await scene.Portal.UnitAsync("综合窗口", section);
        var preview = await RenameAsync(scene, unit, "综合窗口");
        Assert.Contains("还有同名的单位", preview.Text, StringComparison.Ordinal);
        Assert.Contains($"综合窗口 {namesake.Code}", preview.Text, StringComparison.Ordinal);
        Assert.Contains("属于“政务科”", preview.Text, StringComparison.Ordinal);
        Assert.Contains("的机构调整已执行", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
        var foreign = await RenameAsync(scene, namesake, scene.There.Name);
        Assert.Contains("其他范围内已有同名的单位", foreign.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.There.Code, foreign.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task One_renaming_waits_for_a_unit_until_it_is_done_or_withdrawn(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var unit = await scene.Portal.UnitAsync("户籍窗口", scene.Here);
        var first = await RenameAsync(scene, unit, "综合窗口");
        Assert.Contains("已有一项同类的机构调整还没有办完", (await RenameAsync(scene, unit, "人口窗口")).Text, StringComparison.Ordinal);
        await first.Form("main form[action^='/Units/Withdraw']").SubmitAsync();
        Assert.StartsWith("/Units/Change/", (await RenameAsync(scene, unit, "人口窗口")).Path, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_is_merged_into_a_unit_that_exists_becomes_part_of_it_and_a_code_typed_twice_is_said(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit, into) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here), await scene.Portal.UnitAsync("车管窗口", scene.Here));
        var merged = await (await admin.OpenAsync($"/Units/Merge/{unit.Id}")).Form().SubmitAsync(("Input.IntoId", $"{into.Id}"), ("Input.Basis", OrganisationActs.Basis));
        Assert.Contains("“户籍窗口”并入“车管窗口”", merged.Text, StringComparison.Ordinal);
        var split = await (await admin.OpenAsync($"/Units/Split/{into.Id}")).Form().SubmitAsync(
            ("Input.Into[0].Code", "N1"), ("Input.Into[0].Name", "甲窗口"), ("Input.Into[1].Code", "n1"), ("Input.Into[1].Name", "乙窗口"), ("Input.Basis", OrganisationActs.Basis));
        Assert.Contains("同一个单位编码填了两次", split.Text, StringComparison.Ordinal);
    }

    private static async Task<Page> RenameAsync(Scene scene, Unit unit, string name) =>
        await (await scene.FormAsync(scene.Admin, $"/Units/Rename/{unit.Id}")).SubmitAsync(("Input.Name", name), ("Input.Basis", OrganisationActs.Basis));
}
