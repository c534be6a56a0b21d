using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.SignIn;

/// <summary>Finding an account, and what the page says of passwords.</summary>
public sealed class AccountListTests
{
    [PortalFact]
    public async Task Accounts_are_found_by_pinyin_initials_on_the_page_and_in_its_file(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.Portal.DataAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == scene.Staff.PersonId)).Rename("王建国", Actor.System, scene.Portal.Clock.GetUtcNow());
            (await db.People.SingleAsync(p => p.Id == scene.Stranger.PersonId)).Rename("王精工", Actor.System, scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        var page = await keeper.OpenAsync("/Accounts?q=wjg");
        Assert.Equal("王建国", Assert.Single(page.Document.QuerySelectorAll("main tbody th")).TextContent.Trim());
        page.AssertCommandsAtMost(12);
        Assert.Equal("王建国", Assert.Single((await ExportTests.TakeAsync(keeper, "/Accounts/Export?q=wjg")).Body)[1]);
    }

    [PortalFact]
    public async Task The_pages_say_who_sees_which_password_and_what_to_do_when_somebody_was_faster(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        var list = (await keeper.OpenAsync("/Accounts")).Text;
        Assert.Contains("本人设置的密码谁也看不到", list, StringComparison.Ordinal);
        Assert.DoesNotContain("管理员看不到", list, StringComparison.Ordinal);
        var invited = await (await keeper.OpenAsync($"/Accounts/Invite/{scene.Newcomer.Id}")).Form().SubmitAsync(("Input.Name", "newcomer"));
        Assert.Contains("一次性密码不能用时马上联系管理员重置", invited.Text, StringComparison.Ordinal);
    }
}
