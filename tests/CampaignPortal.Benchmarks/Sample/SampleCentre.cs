using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace CampaignPortal.Benchmarks.Sample;

/// <summary>A centre with windows below bureaus of twenty, a head and a member of staff in each, and three supervisors over all.</summary>
internal sealed class SampleCentre(CampaignDbContext db, DemoClock clock, DateOnly since)
{
    public const string Password = "Tulpe-Regen-58";
    public const string OfficeCode = "K01";
    private const int SupervisorCount = 3;
    private const int WindowsPerBureau = 20;

    private readonly List<(Person Person, Unit Unit, Role Role)> _cast = [];

    public Unit Centre { get; private set; } = null!;
    public IReadOnlyList<Unit> Windows { get; private set; } = [];
    public Actor Administrator => Only(Role.Administrator);
    public Actor Leader => Only(Role.Leader);

    /// <summary>Who heads a window, and who else works there.</summary>
    public IReadOnlyDictionary<int, Actor> Heads { get; private set; } = new Dictionary<int, Actor>();

    public IReadOnlyDictionary<int, Actor> Staff { get; private set; } = new Dictionary<int, Actor>();

    public async Task SetAsync(int windowCount)
    {
        clock.GoTo(since, 8);
        await FoundAsync(windowCount);
        Cast();
        await db.SaveChangesAsync();
        foreach (var (person, unit, role) in _cast)
        {
            db.Postings.Add(new Posting(person.Id, unit.Id, PostingKind.Workplace, "工作人员", since, null, Actor.System, clock.GetUtcNow()));
            db.Assignments.Add(new Assignment(person.Id, role, unit.Id, unit == Centre, null, [], since, null, Granting.BySystem(person.StaffNumber), clock.GetUtcNow()));
        }

        OpenAccounts();
        await db.SaveChangesAsync();
        (Heads, Staff) = (ByUnit(Role.OfficeHead), ByUnit(Role.OfficeStaff));
    }

    private async Task FoundAsync(int windowCount)
    {
        Centre = Found(null, UnitKind.Bureau, "ZX", "政务服务中心", 1);
        Found(Centre, UnitKind.Section, OfficeCode, "综合科", 1);
        List<Unit> windows = [];
        foreach (var (bureauNumber, numbers) in Enumerable.Range(1, windowCount).Chunk(WindowsPerBureau).Index())
        {
            var bureau = Found(Centre, UnitKind.Bureau, $"J{bureauNumber:000}", $"第{bureauNumber + 1}局", bureauNumber + 2);
            windows.AddRange(numbers.Select(n => Found(bureau, UnitKind.Window, $"W{n:00000}", $"第{n}号综合服务窗口", n)));
        }

        Windows = windows;
        await db.SaveChangesAsync();
    }

    private Unit Found(Unit? parent, UnitKind kind, string code, string name, int order)
    {
        var unit = new Unit(parent, kind, code, name, order, since, Actor.System, clock.GetUtcNow());
        db.Units.Add(unit);
        return unit;
    }

    private void Cast()
    {
        foreach (var role in (Role[])[Role.Administrator, Role.Leader, .. Enumerable.Repeat(Role.Supervisor, SupervisorCount)])
        {
            Register(Centre, role);
        }

        foreach (var window in Windows)
        {
            Register(window, Role.OfficeHead);
            Register(window, Role.OfficeStaff);
        }
    }

    private void Register(Unit unit, Role role)
    {
        var person = new Person($"{10_000 + _cast.Count}", $"人员{_cast.Count}", Actor.System, clock.GetUtcNow());
        db.People.Add(person);
        _cast.Add((person, unit, role));
    }

    /// <summary>One for each role, named like it; of windows the first one's, of supervisors the one whose sheet comes last.</summary>
    private void OpenAccounts()
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        foreach (var (person, _, role) in _cast.GroupBy(c => c.Role).Select(g => g.Key == Role.Supervisor ? g.Last() : g.First()))
        {
            var name = NameOf(role);
            db.Users.Add(new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person.Id, PasswordHash = hash, SecurityStamp = name });
        }
    }

    /// <summary>One for each person who files for a window, named by its code.</summary>
    public async Task<IReadOnlyDictionary<int, string>> OpenFilersAsync()
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        var open = db.Users.Local.ToDictionary(a => a.PersonId, a => a.UserName!);
        foreach (var (person, unit, _) in _cast.Where(c => c.Role == Role.OfficeStaff && !open.ContainsKey(c.Person.Id)))
        {
            var name = $"filer-{unit.Code}".ToLowerInvariant();
            db.Users.Add(new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person.Id, PasswordHash = hash, SecurityStamp = name });
            open[person.Id] = name;
        }

        await db.SaveChangesAsync();
        return _cast.Where(c => c.Role == Role.OfficeStaff).ToDictionary(c => c.Unit.Id, c => open[c.Person.Id]);
    }

    public static string NameOf(Role role) => $"{role}".ToLowerInvariant();

    private Actor Only(Role role) => new(_cast.First(c => c.Role == role).Person.Id);

    private Dictionary<int, Actor> ByUnit(Role role) => _cast.Where(c => c.Role == role).ToDictionary(c => c.Unit.Id, c => new Actor(c.Person.Id));
}
