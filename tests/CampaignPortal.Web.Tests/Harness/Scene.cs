using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>Two bureaus under one top unit: everybody who acts belongs to the first one, and the second is none of his business.</summary>
public sealed class Scene : IAsyncDisposable
{
    private readonly Dictionary<(Type, string), object> _parts = [];
    private readonly Dictionary<int, Visitor> _visitors = [];

    private Scene(Portal portal, Unit here, Unit there) => (Portal, Here, There) = (portal, here, there);

    public Portal Portal { get; }
    public Unit Here { get; }
    public Unit There { get; }
    public required Someone Admin { get; init; }
    public required Someone Keeper { get; init; }
    public required Someone Leader { get; init; }
    public required Someone Head { get; init; }
    public required Someone Staff { get; init; }
    public required Someone Supervisor { get; init; }
    public required Someone Stranger { get; init; }

    /// <summary>Somebody here without an account.</summary>
    public required Person Newcomer { get; init; }

    public static async Task<Scene> SetAsync(Provider provider, PortalSetup? setup = null)
    {
        var portal = await Portal.OpenAsync(provider, setup);
        var (here, there) = (await portal.UnitAsync("公安窗口"), await portal.UnitAsync("税务窗口"));
        return new Scene(portal, here, there)
        {
            Admin = await portal.PersonAsync(Role.Administrator, here),
            Keeper = await portal.PersonAsync(Role.SystemAdministrator, here),
            Leader = await portal.PersonAsync(Role.Leader, here),
            Head = await portal.PersonAsync(Role.OfficeHead, here),
            Staff = await portal.PersonAsync(Role.OfficeStaff, here),
            Supervisor = await portal.PersonAsync(Role.Supervisor, here),
            Stranger = await portal.PersonAsync(Role.OfficeStaff, there),
            Newcomer = await portal.ColleagueAsync(here),
        };
    }

    public IEnumerable<Someone> Everybody => [Admin, Keeper, Leader, Head, Staff, Supervisor];

    public Task<int> RightOfAsync(Someone who) =>
        Portal.DataAsync(db => db.Assignments.Where(a => a.PersonId == who.PersonId).Select(a => a.Id).SingleAsync());

    /// <summary>A delegation from the head to the staff of his office, and the message that tells of it.</summary>
    public Task<int> DelegationAsync(Someone? from = null, Someone? to = null) =>
        Portal.DelegateAsync(from ?? Head, to ?? Staff, Capacity.ActingHead, Portal.Today.AddDays(7), Permit.ConfirmSelfAssessment);

    public Task<int> MessageAsync(Someone to) =>
        Portal.DataAsync(async db =>
        {
            var message = new Domain.Messages.Message(to.PersonId, "DelegationGiven", "某人", "/Delegations", Portal.Clock.GetUtcNow());
            db.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });

    /// <summary>Something more that stands in the same portal, put there when it is first asked for.</summary>
    public async Task<T> PartAsync<T>(Func<Portal, Task<T>> set, string name = "")
        where T : class
    {
        if (!_parts.TryGetValue((typeof(T), name), out var part))
        {
            _parts[(typeof(T), name)] = part = await set(Portal);
        }

        return (T)part;
    }

    /// <summary>Somebody's browser, signed in when it is first asked for.</summary>
    public async Task<Visitor> AsAsync(Someone who)
    {
        if (!_visitors.TryGetValue(who.PersonId, out var visitor))
        {
            _visitors[who.PersonId] = visitor = await Portal.SignInAsync(who);
        }

        return visitor;
    }

    /// <summary>The form of a page in somebody's browser.</summary>
    public async Task<Form> FormAsync(Someone who, string path, string selector = "main form[method=post]") =>
        (await (await AsAsync(who)).OpenAsync(path)).Form(selector);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
