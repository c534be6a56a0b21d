using System.Globalization;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>A person whom a row registers, posts and, where it names a role, entitles at his workplace.</summary>
/// <param name="EmployerId">Null where the cell is empty: then the workplace employs him.</param>
public sealed record PersonJoining(int Number, string StaffNumber, string Name, int WorkplaceId, int? EmployerId, string Post, Role? Role)
    : PlannedRow(Number, $"{StaffNumber} {Name}");

/// <summary>A person on record whom a row calls otherwise.</summary>
public sealed record PersonRenaming(int Number, int PersonId, string StaffNumber, string Name) : PlannedRow(Number, StaffNumber);

/// <summary>
/// Brings people in, with their postings and at most one role each, by the rules of the pages for one person. The staff number
/// is the key. Nobody gets an account or a password.
/// </summary>
public sealed class PersonImport(CampaignDbContext db, Access access, TimeProvider clock, IStringLocalizer<Texts> texts) : IImporter
{
    private const string StaffNumber = "number";
    private const string Name = "name";
    private const string Workplace = "workplace";
    private const string Post = "post";
    private const string Employer = "employer";
    private const string RoleKey = "role";

    private static readonly IReadOnlyDictionary<string, Role> RoleWords = BothLanguages.WordsOf(Enum.GetValues<Role>());

    public ImportKind Kind => ImportKind.People;

    public async Task<ImportForm> FormAsync(int? sheetId, CancellationToken ct)
    {
        var units = await db.Units.VisibleTo(access, Permit.ManageOrganisation).Where(u => u.ClosedOn == null).OrderBy(u => u.Path).Select(u => u.Code + " " + u.Name).ToListAsync(ct);
        return new ImportForm(
            texts["Imports.People.Title"], Columns(units, await GivenAsync(ct)), [],
            [.. Enumerable.Range(1, 7).Select(i => texts[$"Imports.People.Note{i}"].Value)]);
    }

    public async Task<ImportPlan> PlanAsync(int? sheetId, IReadOnlyList<InputRow> rows, CancellationToken ct)
    {
        var ground = await PersonGround.ReadAsync(db, access, ct);
        var columns = Columns([], []).ToDictionary(c => c.Key, StringComparer.Ordinal);
        List<ImportProblem> problems = [];
        List<PlannedRow> planned = [];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var same = 0;
        foreach (var input in rows)
        {
            var row = new RowReading(input, columns, problems);
            if (Unposted(row, ground) is { } left)
            {
                NotSeenBefore(row, Domain.Shared.Text.NormalisedCode(row.Typed(StaffNumber)), seen);
                var name = row.Text(Name, Person.NameMaxLength);
                same += name == left.Name ? 1 : 0;
                planned.AddRange(row.IsFaulty || name == left.Name ? [] : [Renaming(row.Number, left, row.Text(StaffNumber, Person.StaffNumberMaxLength), name)]);
                continue;
            }

            if (await ReadAsync(row, ground, seen, ct) is not { } read)
            {
                continue;
            }

            if (!ground.People.TryGetValue(Domain.Shared.Text.NormalisedCode(read.StaffNumber), out var person))
            {
                planned.Add(read);
            }
            else if (Compare(row, read, person))
            {
                same += person.Name == read.Name ? 1 : 0;
                planned.AddRange(person.Name == read.Name ? [] : [Renaming(read.Number, person, read.StaffNumber, read.Name)]);
            }
        }

        return new ImportPlan(rows.Count, planned, same, problems);
    }

    private static PersonRenaming Renaming(int number, KnownPerson person, string staffNumber, string name) => new(number, person.Id, staffNumber, name) { Before = person.Name, After = name };

    private static void NotSeenBefore(RowReading row, string number, Dictionary<string, int> seen)
    {
        if (number.Length > 0 && !seen.TryAdd(number, row.Number))
        {
            row.Wrong(StaffNumber, ImportFault.Twice, seen[number].ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <returns>The person on record without any post of whom a row says nothing but who he is; null for every other row.</returns>
    private static KnownPerson? Unposted(RowReading row, PersonGround ground) =>
        ground.People.GetValueOrDefault(Domain.Shared.Text.NormalisedCode(row.Typed(StaffNumber))) is { IsReached: true, Postings.Count: 0 } person
        && row.Typed(Workplace) + row.Typed(Post) + row.Typed(Employer) + row.Typed(RoleKey) == "" ? person : null;

    public async Task<IReadOnlyList<ImportedThing>> ApplyAsync(int? sheetId, IReadOnlyList<PlannedRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var joining = rows.OfType<PersonJoining>().Select(r => (Row: r, Person: new Person(r.StaffNumber, r.Name, access.Self, now))).ToList();
        db.People.AddRange(joining.Select(j => j.Person));
        var renamed = await RenameAsync([.. rows.OfType<PersonRenaming>()], ct);
        await db.SaveChangesAsync(ct);
        List<Posting> postings = [.. joining.SelectMany(j => PostingsOf(j.Row, j.Person.Id, now))];
        List<Assignment> rights = [];
        foreach (var (row, person) in joining.Where(j => j.Row.Role is not null))
        {
            var unit = await UnitAsync(row.WorkplaceId, ct);
            var granting = await GrantingAsync(new KnownPlace(unit.Id, unit.Name, unit.Path, IsClosed: false, IsReached: true), row.Name, row.StaffNumber, ct);
            rights.Add(new Assignment(person.Id, row.Role!.Value, unit.Id, withSubtree: false, null, [], access.Today, null, granting, now));
        }

        db.Postings.AddRange(postings);
        db.Assignments.AddRange(rights);
        await db.SaveChangesAsync(ct);
        return
        [
            .. joining.Select(j => new ImportedThing(ImportedSubject.Person, j.Person.Id, j.Person.Version)),
            .. renamed.Select(r => new ImportedThing(ImportedSubject.Person, r.Person.Id, r.Person.Version, r.Before)),
            .. postings.Select(p => new ImportedThing(ImportedSubject.Posting, p.Id, p.Version)),
            .. rights.Select(a => new ImportedThing(ImportedSubject.Assignment, a.Id, a.Version)),
        ];
    }

    public Task<IReadOnlyList<string>> UsesAsync(ImportBatch batch, CancellationToken ct) => PersonUndo.UsesAsync(db, batch, ct);

    public Task TakeBackAsync(ImportBatch batch, CancellationToken ct) => PersonUndo.TakeBackAsync(db, batch, access.Self, clock.GetUtcNow(), ct);

    private InputColumn[] Columns(IReadOnlyList<string> units, IReadOnlyList<string> roles) =>
    [
        ColumnOf(StaffNumber, "Imports.Column.StaffNumber", 14, isRequired: true),
        ColumnOf(Name, "Imports.Column.PersonName", 14, isRequired: true),
        ColumnOf(Workplace, "Imports.Column.Workplace", 36, isRequired: true, units),
        ColumnOf(Post, "Imports.Column.Post", 16, isRequired: true),
        ColumnOf(Employer, "Imports.Column.Employer", 36, choices: units),
        ColumnOf(RoleKey, "Imports.Column.Role", 14, choices: roles),
    ];

    private InputColumn ColumnOf(string key, string title, double width, bool isRequired = false, IReadOnlyList<string>? choices = null) =>
        new(key, BothLanguages.Of(title), new WorkbookColumn(texts[title], width) { Choices = choices ?? [] }) { IsRequired = isRequired };

    private async Task<PersonJoining?> ReadAsync(RowReading row, PersonGround ground, Dictionary<string, int> seen, CancellationToken ct)
    {
        var (number, name, post) = (row.Text(StaffNumber, Person.StaffNumberMaxLength), row.Text(Name, Person.NameMaxLength), row.Text(Post, Posting.PostMaxLength));
        var normalised = Domain.Shared.Text.NormalisedCode(number);
        var known = ground.People.GetValueOrDefault(normalised);
        var (workplace, employer) = (PlaceOf(row, Workplace, ground, known, isRequired: true), PlaceOf(row, Employer, ground, known, isRequired: false));
        var role = row.Choice(RoleKey, RoleWords, isRequired: false);
        NotSeenBefore(row, normalised, seen);

        if (workplace is not null && role is { } asked && known is null
            && Assignment.WhyNotGrant(0, asked, null, access.Today, null, await GrantingAsync(workplace, name, number, ct)) is { } refusal)
        {
            row.Wrong(RoleKey, ImportFault.RoleRefused, texts[$"Refusal.{refusal}"]);
        }

        return row.IsFaulty || workplace is null ? null : new PersonJoining(row.Number, number, name, workplace.Id, employer?.Id, post, role);
    }

    /// <param name="known">Who the row is about; he may be posted where nobody could be brought in.</param>
    private static KnownPlace? PlaceOf(RowReading row, string key, PersonGround ground, KnownPerson? known, bool isRequired)
    {
        var code = row.Code(key, Unit.CodeMaxLength, isRequired);
        if (code.Length == 0)
        {
            return null;
        }

        var place = ground.Places.GetValueOrDefault(code);
        if (place is not null && (place is { IsReached: true, IsClosed: false } || known is { IsReached: true } && known.Postings.Any(p => p.UnitId == place.Id)))
        {
            return place;
        }

        row.Wrong(key, place is not { IsReached: true } ? ImportFault.UnknownUnit : ImportFault.ClosedUnit);
        return null;
    }

    /// <returns>Whether the row may say what it says of a person on record: all but his name as it stands there.</returns>
    private static bool Compare(RowReading row, PersonJoining read, KnownPerson person)
    {
        if (!person.IsReached)
        {
            row.Wrong(StaffNumber, ImportFault.Taken);
        }
        else if (!person.Workplaces.Any())
        {
            row.Wrong(Workplace, ImportFault.NotPosted);
        }
        else if (person.Workplaces.All(p => p.UnitId != read.WorkplaceId))
        {
            row.Wrong(Workplace, ImportFault.OtherWorkplace);
        }
        else
        {
            CompareThere(row, read, person, person.Workplaces.First(p => p.UnitId == read.WorkplaceId));
        }

        return !row.IsFaulty;
    }

    private static void CompareThere(RowReading row, PersonJoining read, KnownPerson person, KnownPosting there)
    {
        if (there.Post != read.Post)
        {
            row.Wrong(Post, ImportFault.OtherPost, there.Post);
        }

        if (person.Employments.All(p => p.UnitId != (read.EmployerId ?? read.WorkplaceId)) && (read.EmployerId is not null || person.Employments.Any()))
        {
            row.Wrong(Employer, ImportFault.OtherEmployer);
        }

        if (read.Role is { } role && !person.Rights.Contains((read.WorkplaceId, role)))
        {
            row.Wrong(RoleKey, ImportFault.RoleOfKnown);
        }
    }

    /// <summary>As the giver would give a right there: the rules of the page for one person.</summary>
    private async Task<Granting> GrantingAsync(KnownPlace place, string name, string staffNumber, CancellationToken ct) =>
        new(access.Self, await access.RolesOverAsync(Permit.ManageOrganisation, place.Id, place.Path, ct), [], $"{name} {staffNumber} {place.Name}");

    /// <returns>Words for the roles that the person of this request may give somewhere.</returns>
    private async Task<IReadOnlyList<string>> GivenAsync(CancellationToken ct)
    {
        var mine = (await access.RightsAsync(ct)).Where(r => r.Via is null).Select(r => r.Role).ToList();
        return [.. Enum.GetValues<Role>().Where(r => Assignment.MayGive(mine, r)).Select(r => texts[$"Role.{r}"].Value)];
    }

    private async Task<IReadOnlyList<(Person Person, string Before)>> RenameAsync(IReadOnlyList<PersonRenaming> rows, CancellationToken ct)
    {
        int[] ids = [.. rows.Select(r => r.PersonId)];
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        List<(Person, string)> renamed = [];
        foreach (var row in rows)
        {
            renamed.Add((people[row.PersonId], people[row.PersonId].Name));
            people[row.PersonId].Rename(row.Name, access.Self, clock.GetUtcNow());
        }

        return renamed;
    }

    /// <summary>Each unit is read once: the context keeps it.</summary>
    private async Task<Unit> UnitAsync(int id, CancellationToken ct) => await db.Units.FindAsync([id], ct) ?? throw new InvalidOperationException($"Unit {id} was planned with and is gone.");

    private IEnumerable<Posting> PostingsOf(PersonJoining row, int personId, DateTimeOffset now) =>
    [
        new(personId, row.WorkplaceId, PostingKind.Workplace, row.Post, access.Today, null, access.Self, now),
        new(personId, row.EmployerId ?? row.WorkplaceId, PostingKind.Employment, row.Post, access.Today, null, access.Self, now),
    ];
}
