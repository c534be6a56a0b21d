using System.Net;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Imports;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>What belongs to another unit answers as what does not exist.</summary>
public sealed class ScopeTests
{
    private const int NeverGiven = 1_000_000;

    /// <summary>For each page of the organisation: who may open it, an id that is his business, and one that is not. A new one joins by one entry.</summary>
    private static readonly Dictionary<string, Func<Scene, Task<(Someone Who, int Own, int Foreign)>>> Ids = new(StringComparer.Ordinal)
    {
        ["/Units/Details/{id}"] = s => Of(s.Admin, s.Here.Id, s.There.Id),
        ["/Units/Arrange/{id}"] = s => Of(s.Admin, s.Here.Id, s.There.Id),
        ["/Units/Charge/{id}"] = s => Of(s.Admin, s.Here.Id, s.There.Id),
        ["/Units/EndCharge/{id}"] = async s => (s.Admin, await s.Portal.ChargeAsync(s.Leader, s.Here), await s.Portal.ChargeAsync(s.Stranger, s.There)),
        ["/People/Details/{id}"] = s => Of(s.Admin, s.Staff.PersonId, s.Stranger.PersonId),
        ["/People/Post/{id}"] = s => Of(s.Admin, s.Staff.PersonId, s.Stranger.PersonId),
        ["/People/Grant/{id}"] = s => Of(s.Admin, s.Staff.PersonId, s.Stranger.PersonId),
        ["/People/Revoke/{id}"] = async s => (s.Admin, await s.RightOfAsync(s.Staff), await s.RightOfAsync(s.Stranger)),
        ["/Accounts/Change/{id}"] = s => Of(s.Keeper, s.Staff.PersonId, s.Stranger.PersonId),
        ["/Accounts/Invite/{id}"] = async s => (s.Keeper, s.Newcomer.Id, (await s.Portal.ColleagueAsync(s.There)).Id),
        ["/Delegations/End/{id}"] = async s => (s.Head, await s.DelegationAsync(), await s.DelegationAsync(s.Leader, s.Staff)),
        ["/Imports/Discard/{id}"] = BatchesAsync,
        ["/Imports/Marked/{id}"] = BatchesAsync,
        ["/Imports/Review/{id}"] = BatchesAsync,
        ["/Imports/Undo/{id}"] = BatchesAsync,
        ["/Messages/Open/{id}"] = async s => (s.Staff, await s.MessageAsync(s.Staff), await s.MessageAsync(s.Stranger)),
    };

    private static async Task<(Someone, int, int)> BatchesAsync(Scene scene)
    {
        var other = await scene.Portal.PersonAsync(Role.Administrator, scene.There);
        return (scene.Admin, await ImportActs.BatchAsync(scene, scene.Admin, scene.Here), await ImportActs.BatchAsync(scene, other, scene.There));
    }

    /// <summary>Pages whose objects everybody has some of; the others are tried by <see cref="OutsiderTests"/>.</summary>
    internal static bool Covers(ServedPage page) =>
        page.HasId && page.Permit is (nameof(Permit.SignedIn) or nameof(Permit.ManageOrganisation) or nameof(Permit.ManageAccounts));

    [PortalFact]
    public async Task AUTHZ_02_an_id_of_another_unit_answers_like_one_that_does_not_exist(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var pages = (await scene.Portal.PagesAsync()).Where(Covers).ToList();
        Assert.Equal(pages.Select(p => p.Address), Ids.Keys.Order(StringComparer.Ordinal));
        foreach (var page in pages)
        {
            var (who, own, foreign) = await Ids[page.Address](scene);
            var visitor = await scene.Portal.SignInAsync(who);
            var before = await scene.Portal.HashAsync();
            Assert.NotEqual(HttpStatusCode.NotFound, (await visitor.OpenAsync(page.At(own))).Status);
            HashSet<string> answers = new(StringComparer.Ordinal);
            foreach (var id in (string[])[$"{foreign}", $"{NeverGiven}", "-1", "0", $"{int.MaxValue}"])
            {
                answers.Add(AnswerOf(await visitor.OpenAsync(page.At(id))));
                if (page.Posts)
                {
                    (await visitor.PostWithTokenAsync(page.At(id), ("Chosen", "Disable"), ("Input.Name", "x"), ("Input.From", "2026-09-01"))).AssertStatus(HttpStatusCode.NotFound);
                }
            }

            Assert.True(answers.Count == 1, $"{page.Address} tells foreign ids from missing ones: {string.Join(" / ", answers)}");
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(page.At("99999999999"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(page.At("5b0f"))).Status);
            Assert.Equal(before, await scene.Portal.HashAsync());
        }
    }

    [PortalFact]
    public async Task AUTHZ_02_lists_show_one_s_own_units_only(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, keeper) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(scene.Keeper));
        foreach (var (visitor, path) in ((Visitor, string)[])[(admin, "/Units"), (admin, "/People"), (keeper, "/Accounts"), (admin, "/People/New"), (admin, "/Units/New")])
        {
            var page = await visitor.OpenAsync(path);
            page.AssertStatus(HttpStatusCode.OK);
            Assert.DoesNotContain(scene.There.Name, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(scene.Stranger.Name, page.Body, StringComparison.Ordinal);
        }
    }

    [PortalFact]
    public async Task A_right_that_is_revoked_opens_nothing_with_the_next_request(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var second = await scene.Portal.PersonAsync(Domain.Organisation.Role.Administrator, scene.Here);
        var (admin, other) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(second));
        Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync("/Units")).Status);
        var revoke = await admin.OpenAsync($"/People/Revoke/{await scene.RightOfAsync(second)}");
        Assert.Equal(HttpStatusCode.OK, (await revoke.Form().SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.OpenAsync("/Units")).Status);
    }

    [PortalFact]
    public async Task Nobody_grants_or_revokes_his_own_right(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var before = await scene.Portal.HashAsync();
        var granted = await (await admin.OpenAsync($"/People/Grant/{scene.Admin.PersonId}")).Form().SubmitAsync(("Input.Role", "OfficeStaff"));
        Assert.Equal($"/People/Grant/{scene.Admin.PersonId}", granted.Path);
        Assert.NotNull(granted.Document.QuerySelector(".cp-error-summary"));
        Assert.Null((await admin.OpenAsync($"/People/Revoke/{await scene.RightOfAsync(scene.Admin)}")).Document.QuerySelector("main form"));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task A_delegation_gives_its_rights_from_its_first_day_to_its_last(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.Portal.DelegateAsync(scene.Head, scene.Supervisor, Capacity.ActingHead, scene.Portal.Today.AddDays(2), Permit.ConfirmSelfAssessment);
        Assert.Equal((true, false), await MayAsync(scene));
        scene.Portal.Clock.Set(OfficeTime.EndOf(scene.Portal.Today.AddDays(2)).AddSeconds(-1));
        Assert.Equal((true, false), await MayAsync(scene));
        scene.Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((false, false), await MayAsync(scene));
        scene.Portal.Clock.Set(TestClock.Start.AddDays(-1));
        Assert.Equal((false, false), await MayAsync(scene));
    }

    /// <summary>Whether the supervisor may confirm (handed over) and state the case (not handed over) in the head's unit.</summary>
    private static async Task<(bool Confirm, bool StateCase)> MayAsync(Scene scene) =>
        (await ActorAsync(scene, Permit.ConfirmSelfAssessment) is { ForPersonId: not null }, await ActorAsync(scene, Permit.StateCase) is not null);

    private static Task<Actor?> ActorAsync(Scene scene, string permit) =>
        scene.Portal.AsAsync(scene.Supervisor, access => access.ActorForAsync(permit, scene.Here.Id, default));

    private static Task<(Someone, int, int)> Of(Someone who, int own, int foreign) => Task.FromResult((who, own, foreign));

    private static string AnswerOf(Page page) => $"{(int)page.Status} {page.Path.Split('/')[1]} {Regex.Replace(page.Text, @"编号 \S+", "", RegexOptions.None, TimeSpan.FromSeconds(1))}"
        .Replace(page.Path, "", StringComparison.Ordinal);
}
