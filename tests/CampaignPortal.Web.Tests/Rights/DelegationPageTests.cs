using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>Naming a substitute: what is asked for, and what cannot be handed over.</summary>
public sealed class DelegationPageTests
{
    [PortalFact]
    public async Task INP_02_what_is_missing_or_cannot_be_is_named_and_nothing_is_handed_over(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var form = await scene.FormAsync(scene.Head, "/Delegations/New");
        foreach (var wrong in ((string Name, string?)[])
            [
                ("Input.Person", ""), ("Input.Person", "没有"), ("Input.Person", scene.Head.AccountName), ("Input.Capacity", nameof(Capacity.Own)), ("Input.Capacity", "17"),
                ("Input.Permits", null), ("Input.From", ""), ("Input.To", ""), ("Input.To", "2026-09-14"), ("Input.Reason", " "), ("Input.Reason", new string('长', 201)),
            ])
        {
            var page = await form.SubmitAsync([.. Typed(scene.Staff).Where(t => t.Name != wrong.Name), wrong]);
            Assert.True(page.Document.QuerySelector(".cp-error-summary li") is not null, $"{wrong} was taken: {page}");
        }

        Assert.Equal(0, await CountAsync(scene));
    }

    [PortalFact]
    public async Task AUTHZ_07_nobody_hands_over_what_he_does_not_hold(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var form = await scene.FormAsync(scene.Head, "/Delegations/New");
        foreach (var permit in (string[])[Permit.DecideResults, Permit.SetUpCampaigns, Permit.ManageAccounts, "Nonsense"])
        {
            Assert.DoesNotContain(permit, (await scene.AsAsync(scene.Head)).OpenAsync("/Delegations/New").Result.Document.QuerySelectorAll("[name='Input.Permits']").Select(i => i.GetAttribute("value")));
            var page = await form.SubmitAsync([.. Typed(scene.Staff).Where(t => t.Name != "Input.Permits"), ("Input.Permits", permit)]);
            Assert.Equal("/Delegations/New", page.Path);
            Assert.True(page.Document.QuerySelector(".cp-error-summary li") is not null, $"{permit} was refused without a word.");
        }

        Assert.Equal(0, await CountAsync(scene));
    }

    [PortalFact]
    public async Task A_delegation_is_told_listed_and_given_once(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var form = await scene.FormAsync(scene.Head, "/Delegations/New");
        Assert.Equal("/Delegations", (await form.SubmitAsync(Typed(scene.Staff))).Path);
        Assert.Equal("/Delegations", (await form.SubmitAsync(Typed(scene.Staff))).Path);
        Assert.Equal(1, await CountAsync(scene));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Messages.CountAsync(m => m.Kind == "DelegationGiven" && m.RecipientId == scene.Staff.PersonId)));
        foreach (var who in (Someone[])[scene.Head, scene.Staff])
        {
            Assert.Contains("出差", (await (await scene.AsAsync(who)).OpenAsync("/Delegations")).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("出差", (await (await scene.AsAsync(scene.Supervisor)).OpenAsync("/Delegations")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_substitute_is_found_by_name_and_namesakes_are_told_apart(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var outsider = await scene.Portal.PersonAsync(Role.OfficeStaff, await scene.Portal.UnitAsync("另一个中心", parent: null, UnitKind.Bureau));
        await scene.Portal.DataAsync(async db =>
        {
            var (by, now) = (new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            foreach (var (person, name) in ((int, string)[])[(scene.Staff.PersonId, "李小梅"), (scene.Head.PersonId, "李小梅"), (scene.Supervisor.PersonId, "王独一"), (outsider.PersonId, "赵外人")])
            {
                (await db.People.SingleAsync(p => p.Id == person)).Rename(name, by, now);
            }

            await db.SaveChangesAsync();
        });
        var form = await scene.FormAsync(scene.Head, "/Delegations/New");
        var several = await form.SubmitAsync(Typed(scene.Staff).Select(t => t.Name == "Input.Person" ? ("Input.Person", "李小梅") : t).ToArray());
        var said = several.Document.QuerySelector(".cp-error-summary")!.TextContent;
        Assert.All([scene.Staff.AccountName, scene.Head.AccountName, scene.Here.Name], part => Assert.Contains(part, said, StringComparison.OrdinalIgnoreCase));
        var outside = await form.SubmitAsync(Typed(scene.Staff).Select(t => t.Name == "Input.Person" ? ("Input.Person", "赵外人") : t).ToArray());
        Assert.Contains("没有找到这个人", outside.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(scene));

        Assert.Equal("/Delegations", (await form.SubmitAsync(Typed(scene.Staff).Select(t => t.Name == "Input.Person" ? ("Input.Person", " 王独一 ") : t).ToArray())).Path);
        Assert.Equal(scene.Supervisor.PersonId, await scene.Portal.DataAsync(db => db.Delegations.Select(d => d.ToPersonId).SingleAsync()));
    }

    private static Task<int> CountAsync(Scene scene) => scene.Portal.DataAsync(db => db.Delegations.CountAsync());

    private static (string Name, string? Value)[] Typed(Someone to) =>
    [
        ("Input.Person", to.AccountName), ("Input.Capacity", nameof(Capacity.Substitute)), ("Input.Permits", Permit.ConfirmSelfAssessment),
        ("Input.From", "2026-09-15"), ("Input.To", "2026-12-31"), ("Input.Reason", "出差"),
    ];
}
