using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>Sets up the centre: units, people, postings, rights, and the accounts of the printed sign-ins.</summary>
internal sealed class DemoStage(CampaignDbContext db, UserManager<Account> accounts, DemoClock clock)
{
    private const int FirstFreeStaffNumber = 2001;
    private readonly Dictionary<string, Unit> _units = [];
    private readonly Dictionary<string, Person> _people = [];
    private readonly List<(string UnitCode, Person Person, Role Role, string Post)> _cast = [];

    /// <summary>Units by code.</summary>
    public IReadOnlyDictionary<string, Unit> Units => _units;

    /// <summary>The printed people by account name.</summary>
    public IReadOnlyDictionary<string, Person> Players => _people;

    /// <summary>Who heads a unit, and who else works there.</summary>
    public Person HeadOf(string unitCode) => _cast.First(c => c.UnitCode == unitCode && c.Role == Role.OfficeHead).Person;

    public Person StaffOf(string unitCode) => _cast.First(c => c.UnitCode == unitCode && c.Role == Role.OfficeStaff).Person;

    public async Task SetAsync(DateOnly since, CancellationToken ct)
    {
        clock.GoTo(since, 8);
        await FoundUnitsAsync(since, ct);
        await RegisterPeopleAsync(ct);
        GrantRights(since);
        await db.SaveChangesAsync(ct);
        foreach (var player in DemoCast.Players)
        {
            var account = new Account { UserName = player.Account, PersonId = _people[player.Account].Id };
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, DemoCast.Password);
            Succeed(await accounts.CreateAsync(account));
        }
    }

    private async Task FoundUnitsAsync(DateOnly since, CancellationToken ct)
    {
        var centre = Found(null, UnitKind.Bureau, DemoCast.CentreCode, DemoCast.CentreName, 1);
        foreach (var (index, office) in DemoCast.Offices.Index())
        {
            Found(centre, UnitKind.Section, office.Code, office.Name, index + 1);
        }

        foreach (var (index, bureau) in DemoCast.Bureaus.Index())
        {
            Found(centre, UnitKind.Bureau, bureau.Code, bureau.Name, index + 10);
        }

        foreach (var (index, window) in DemoCast.Windows.Index())
        {
            Found(_units[window.Bureau], UnitKind.Window, window.Code, window.Name, index + 1);
        }

        await db.SaveChangesAsync(ct);

        Unit Found(Unit? parent, UnitKind kind, string code, string name, int order)
        {
            var unit = new Unit(parent, kind, code, name, order, since, Actor.System, clock.GetUtcNow());
            db.Units.Add(unit);
            return _units[code] = unit;
        }
    }

    private async Task RegisterPeopleAsync(CancellationToken ct)
    {
        foreach (var player in DemoCast.Players)
        {
            _people[player.Account] = Register(player.StaffNumber, player.Name);
            _cast.Add((player.UnitCode, _people[player.Account], player.Role, player.Post));
        }

        var names = new Queue<string>(DemoCast.Names);
        var number = FirstFreeStaffNumber;
        foreach (var code in _units.Keys.Where(c => c[0] is 'K' or 'W'))
        {
            foreach (var (role, post) in ((Role, string)[])[(Role.OfficeHead, "负责人"), (Role.OfficeStaff, "工作人员")])
            {
                if (!_cast.Exists(c => c.UnitCode == code && c.Role == role))
                {
                    _cast.Add((code, Register($"{number++}", names.Dequeue()), role, post));
                }
            }
        }

        await db.SaveChangesAsync(ct);

        Person Register(string staffNumber, string name)
        {
            var person = new Person(staffNumber, name, Actor.System, clock.GetUtcNow());
            db.People.Add(person);
            return person;
        }
    }

    /// <summary>Windows are staffed by their bureaus: employed there, working here.</summary>
    private void GrantRights(DateOnly since)
    {
        var now = clock.GetUtcNow();
        foreach (var (unitCode, person, role, post) in _cast)
        {
            var unit = _units[unitCode];
            var isAtRoot = role is Role.SystemAdministrator or Role.Administrator or Role.Leader or Role.Supervisor;
            db.Postings.Add(new Posting(person.Id, unit.Id, PostingKind.Workplace, post, since, null, Actor.System, now));
            db.Postings.Add(new Posting(person.Id, unit.Kind == UnitKind.Window ? unit.ParentId!.Value : unit.Id, PostingKind.Employment, post, since, null, Actor.System, now));
            db.Assignments.Add(new Assignment(
                person.Id, role, isAtRoot ? _units[DemoCast.CentreCode].Id : unit.Id, isAtRoot, null, [], since, null, Granting.BySystem($"{person.Name} {person.StaffNumber} {unit.Name}"), now));
        }

        foreach (var unit in _units.Values.Where(u => u.ParentId is not null))
        {
            db.Charges.Add(new Charge(_people["zhangweimin"].Id, unit.Id, ChargeKind.DeputyInCharge, since, null, $"{_people["zhangweimin"].Name} {unit.Name}", Actor.System, now));
        }

        var (liaison, window) = (_people["lixiaomei"], _units["W10"]);
        liaison.NameLiaisonPhone("0571-85551234", Actor.System, now);
        db.Charges.Add(new Charge(liaison.Id, window.Id, ChargeKind.Liaison, since, null, $"{liaison.Name} {window.Name}", Actor.System, now));

        // A head who also files for the window next door, where nobody has begun.
        var (head, nextDoor) = (_people["wangjianguo"], _units["W11"]);
        db.Assignments.Add(new Assignment(
            head.Id, Role.OfficeStaff, nextDoor.Id, withSubtree: false, null, [], since, null,
            Granting.BySystem($"{head.Name} {head.StaffNumber} {nextDoor.Name}"), now));
    }

    private static void Succeed(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
