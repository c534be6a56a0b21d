using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>A person with an account, and the password he chose.</summary>
public sealed record Someone(int PersonId, string Name, string AccountName, string Password);

/// <summary>Units, people and rights, put there by the domain's verbs with only the telling values named.</summary>
public sealed partial class Portal
{
    public const string GoodPassword = "Tulpe-Regen-58";

    private int _number;
    private Unit? _top;

    /// <summary>The one top unit of the installation.</summary>
    public async Task<Unit> TopAsync() => _top ??= await UnitAsync("市政务服务中心", parent: null, UnitKind.Bureau);

    public Task<Unit> UnitAsync(string name, Unit? parent, UnitKind kind = UnitKind.Window) =>
        DataAsync(async db =>
        {
            var above = parent is null ? null : await db.Units.SingleAsync(u => u.Id == parent.Id);
            var unit = new Unit(above, kind, $"D{Next()}", name, 1, Today.AddYears(-1), Actor.System, Clock.GetUtcNow());
            db.Add(unit);
            await db.SaveChangesAsync();
            return unit;
        });

    /// <summary>A unit below the top one.</summary>
    public async Task<Unit> UnitAsync(string name) => await UnitAsync(name, await TopAsync());

    /// <summary>Somebody who works in the unit, without an account.</summary>
    public Task<Person> ColleagueAsync(Unit unit) =>
        DataAsync(async db =>
        {
            var number = $"P{Next()}";
            var person = new Person(number, $"人员{number}", Actor.System, Clock.GetUtcNow());
            db.Add(person);
            await db.SaveChangesAsync();
            db.Add(new Posting(person.Id, unit.Id, PostingKind.Workplace, "科员", Today.AddYears(-1), null, Actor.System, Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            return person;
        });

    /// <summary>Somebody who works in the unit and holds one role over it and what is below it.</summary>
    public async Task<Someone> PersonAsync(Role role, Unit unit)
    {
        var someone = await PersonAsync(unit);
        await AssignAsync(someone, role, unit);
        return someone;
    }

    /// <summary>Somebody with an account and no right at all.</summary>
    public async Task<Someone> PersonAsync(Unit unit)
    {
        var (person, secret) = await InvitedAsync(unit);
        await KeepAsync(person, async (accounts, account) =>
            Assert.True((await accounts.ChangePasswordAsync(account, secret, GoodPassword, 0, default)).Succeeded));
        return person with { Password = GoodPassword };
    }

    /// <summary>Somebody who was given a one-time password and has not signed in yet.</summary>
    public async Task<(Someone Person, string Secret)> InvitedAsync(Unit unit)
    {
        var person = await ColleagueAsync(unit);
        var name = person.StaffNumber.ToLowerInvariant();
        var secret = await WithAsync<AccountKeeping, string?>(accounts => accounts.InviteAsync(person, name, Actor.System, default));
        return (new Someone(person.Id, person.Name, name, secret!), secret!);
    }

    public Task<int> AssignAsync(Someone who, Role role, Unit unit, DateOnly? from = null, DateOnly? to = null) =>
        DataAsync(async db =>
        {
            var assignment = new Assignment(who.PersonId, role, unit.Id, withSubtree: true, null, [], from ?? Today.AddYears(-1), to, Granting.BySystem(who.Name), Clock.GetUtcNow());
            db.Add(assignment);
            await db.SaveChangesAsync();
            return assignment.Id;
        });

    /// <summary>Somebody is the deputy in charge of a unit, or its liaison person.</summary>
    public Task<int> ChargeAsync(Someone who, Unit unit, ChargeKind kind = ChargeKind.DeputyInCharge) =>
        DataAsync(async db =>
        {
            var charge = new Charge(who.PersonId, unit.Id, kind, Today.AddYears(-1), null, $"{who.Name} {unit.Name}", Actor.System, Clock.GetUtcNow());
            db.Add(charge);
            await db.SaveChangesAsync();
            return charge.Id;
        });

    /// <summary>One person acts for another from today on.</summary>
    public Task<int> DelegateAsync(Someone from, Someone to, Capacity capacity, DateOnly until, params string[] permits) =>
        DataAsync(async db =>
        {
            var delegation = new Delegation(from.PersonId, to.PersonId, capacity, permits, Today, until, "出差", new Delegating([], [], to.Name), new Actor(from.PersonId), Clock.GetUtcNow());
            db.Add(delegation);
            await db.SaveChangesAsync();
            return delegation.Id;
        });

    public Task<Account> AccountAsync(int personId) => DataAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.PersonId == personId));

    /// <summary>Does something to an account as the system does.</summary>
    public Task KeepAsync(Someone who, Func<AccountKeeping, Account, Task> work) =>
        WithAsync<IServiceProvider, bool>(async services =>
        {
            var account = await services.GetRequiredService<CampaignDbContext>().Users.SingleAsync(a => a.PersonId == who.PersonId);
            await work(services.GetRequiredService<AccountKeeping>(), account);
            return true;
        });

    /// <summary>A code that nothing else in this portal has.</summary>
    public string Code(string prefix) => $"{prefix}{Next()}";

    private int Next() => 1000 + Interlocked.Increment(ref _number);
}
