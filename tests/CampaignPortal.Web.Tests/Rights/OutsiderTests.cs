using System.Net;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Http;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>
/// The demonstration has every kind of object in every state. Somebody who holds all rights over a unit outside it finds
/// nothing of it; those who belong to it meet no error. A new page joins by itself.
/// </summary>
[Trait("Length", "Long")]
public sealed class OutsiderTests
{
    private const int NeverGiven = 1_000_000;

    private static readonly PortalSetup WithDemonstration = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Demonstration"] = "true" },
    };

    [PortalFact]
    public async Task AUTHZ_02_an_outsider_with_every_right_finds_no_object_of_a_campaign(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider, WithDemonstration);
        var unit = await portal.UnitAsync("另一个中心", parent: null, UnitKind.Bureau);
        var pages = (await portal.PagesAsync()).Where(p => p.HasId && !IsOrganisation(p)).ToList();
        Assert.True(pages.Count > 20);
        var before = await portal.HashAsync();
        List<string> seen = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var outsider = await portal.SignInAsync(await portal.PersonAsync(role, unit));
            before = await portal.HashAsync();
            foreach (var page in pages.Where(p => Permit.RolesOf(p.Permit!).Contains(role)))
            {
                var missing = await AnswerAsync(outsider, page, NeverGiven);
                foreach (var id in (int[])[1, 2, 3, 5, 8, 13, 40, -1, 0, int.MaxValue])
                {
                    var answer = await AnswerAsync(outsider, page, id);
                    if (answer != missing || answer.Get is HttpStatusCode.OK)
                    {
                        seen.Add($"{page.At(id)} as {role}: {answer}, and {missing} for what does not exist");
                    }
                }
            }

            Assert.Equal(before, await portal.HashAsync());
        }

        Assert.Empty(seen);
    }

    [PortalFact]
    public async Task SESS_06_WEB_01_reading_every_page_of_the_demonstration_changes_nothing_and_meets_no_error(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider, WithDemonstration);
        var pages = await portal.PagesAsync();
        List<string> wrong = [];
        foreach (var player in DemoCast.Players)
        {
            var visitor = await portal.SignInAsync(new Someone(0, player.Name, player.Account, DemoCast.Password));
            var before = await portal.HashAsync();
            foreach (var (page, id) in pages.SelectMany(p => (p.HasId ? (int[])[1, 2, 4, 12, 25] : [404]).Select(id => (p, id))))
            {
                var seen = await visitor.OpenAsync(page.At(id));
                if ((int)seen.Status >= 500)
                {
                    wrong.Add($"{player.Role}: {seen}");
                }
                else
                {
                    SurfaceTests.AssertHeaders(seen);
                    SurfaceTests.AssertNothingInline(seen);
                }
            }

            Assert.True(before == await portal.HashAsync(), $"Reading as {player.Role} changed something.");
        }

        Assert.Empty(wrong);
    }

    private static async Task<(HttpStatusCode Get, HttpStatusCode? Post)> AnswerAsync(Visitor visitor, ServedPage page, int id) =>
        ((await visitor.OpenAsync(page.At(id))).Status, page.Posts ? (await visitor.PostWithTokenAsync(page.At(id), ("Input.Version", "1"))).Status : null);

    /// <summary>Pages whose objects an outsider has too; <see cref="ScopeTests"/> tries each with a foreign id.</summary>
    private static bool IsOrganisation(ServedPage page) => ScopeTests.Covers(page);
}
