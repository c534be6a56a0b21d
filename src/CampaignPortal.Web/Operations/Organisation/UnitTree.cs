using System.Globalization;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>One unit in the tree.</summary>
/// <param name="ClosedOn">Last day, inclusive; null while it exists.</param>
public sealed record UnitNode(int Id, int? ParentId, string Code, string Name, UnitKind Kind, string Path, int Order, DateOnly? ClosedOn);

/// <summary>A unit with units below it.</summary>
/// <param name="IsOpen">Whether the unit chosen is this one or stands below it.</param>
public sealed record Branch(UnitNode Unit, IReadOnlyList<Branch> Below, bool IsOpen);

/// <summary>A person with what he is called by.</summary>
public sealed record NamedPerson(int Id, string Name, string? OfficePhone);

/// <summary>Who heads a unit.</summary>
/// <param name="ActingUntil">Last day of somebody who was named for a time (主持工作); null for the head.</param>
public sealed record UnitHead(int Id, string Name, DateOnly? ActingUntil)
{
    public string InWords(IStringLocalizer<Texts> texts) =>
        ActingUntil is { } day ? texts["Units.ActingHead.Until", Name, day.ToString(texts["Format.Day"], CultureInfo.InvariantCulture)] : Name;
}

/// <summary>Who answers for a unit today.</summary>
public sealed record UnitFaces(IReadOnlyList<UnitHead> Heads, IReadOnlyList<NamedPerson> Deputies, IReadOnlyList<NamedPerson> Liaisons, int PeopleCount)
{
    public static UnitFaces Nobody { get; } = new([], [], [], 0);
}

/// <summary>
/// The unit tree as somebody sees it. It is read whole and searched in memory: an installation has hundreds of units, the
/// initials of a name never grow stale that way, and no database sorts Chinese as offices do.
/// </summary>
public sealed class UnitTree(CampaignDbContext db, Access access)
{
    public async Task<IReadOnlyList<UnitNode>> ReadAsync(string permit, CancellationToken ct) =>
        await db.Units.VisibleTo(access, permit).OrderBy(u => u.Path)
            .Select(u => new UnitNode(u.Id, u.ParentId, u.Code, u.Name, u.Kind, u.Path, u.Order, u.ClosedOn)).ToListAsync(ct);

    /// <returns>The units that have units below them, from the top; empty where one list says all.</returns>
    public static IReadOnlyList<Branch> BranchesOf(IReadOnlyList<UnitNode> units, UnitNode? chosen)
    {
        var open = units.Where(u => u.ClosedOn is null).ToList();
        var below = BelowOf(open);
        return [.. below[null].Where(u => below[u.Id].Any()).Select(BranchOf)];

        Branch BranchOf(UnitNode unit) => new(
            unit, [.. below[unit.Id].Where(u => below[u.Id].Any()).Select(BranchOf)], chosen?.Path.StartsWith(unit.Path, StringComparison.Ordinal) == true);
    }

    /// <param name="all">Every unit in sight: by number, units stand below their own unit above.</param>
    public static IReadOnlyList<UnitNode> Sort(IEnumerable<UnitNode> units, IReadOnlyList<UnitNode> all, NameOrder order)
    {
        var places = Walk(BelowOf(all), null).Select((u, place) => (u.Id, place)).ToDictionary(p => p.Id, p => p.place);
        return order switch
        {
            NameOrder.Pinyin => [.. units.OrderBy(u => u.Name, Pinyin.ByPinyin).ThenBy(u => places[u.Id])],
            NameOrder.Strokes => [.. units.OrderBy(u => u.Name, Strokes.Order).ThenBy(u => places[u.Id])],
            _ => [.. units.OrderBy(u => places[u.Id])],
        };
    }

    /// <summary>Units by the one above them, in their order; those at the top of what is in sight under null.</summary>
    private static ILookup<int?, UnitNode> BelowOf(IReadOnlyList<UnitNode> units)
    {
        var ids = units.Select(u => u.Id).ToHashSet();
        return units.OrderBy(u => u.Order).ThenBy(u => u.Path, StringComparer.Ordinal).ToLookup(u => u.ParentId is { } parent && ids.Contains(parent) ? u.ParentId : null);
    }

    private static IEnumerable<UnitNode> Walk(ILookup<int?, UnitNode> below, int? parent) =>
        below[parent].SelectMany(u => Walk(below, u.Id).Prepend(u));

    /// <summary>Rights that were given without this end: whoever leaves on a day was no acting head before it.</summary>
    internal static IQueryable<int?> CutShort(CampaignDbContext db) =>
        db.AuditEntries.Where(e => e.Subject == nameof(Assignment) && e.Code == "Assignment.Revoked").Select(e => e.SubjectId);

    /// <returns>By unit; a unit for which nobody answers is missing.</returns>
    public async Task<IReadOnlyDictionary<int, UnitFaces>> FacesAsync(IReadOnlyCollection<int> unitIds, CancellationToken ct)
    {
        var today = access.Today;
        var cut = CutShort(db);
        var heads = await (from a in db.Assignments
                           where a.Role == Role.OfficeHead && unitIds.Contains(a.UnitId) && a.From <= today && (a.To == null || a.To >= today)
                           join p in db.People on a.PersonId equals p.Id
                           orderby a.From, a.Id
                           select new { a.UnitId, Person = new UnitHead(p.Id, p.Name, cut.Any(id => id == a.Id) ? null : a.To) }).ToListAsync(ct);
        var charges = await (from c in db.Charges
                             where unitIds.Contains(c.UnitId) && c.From <= today && (c.To == null || c.To >= today)
                             join p in db.People on c.PersonId equals p.Id
                             orderby c.From, c.Id
                             select new { c.UnitId, c.Kind, Person = new NamedPerson(p.Id, p.Name, c.Kind == ChargeKind.Liaison ? p.OfficePhone : null) }).ToListAsync(ct);
        var counts = await db.Postings.Where(p => unitIds.Contains(p.UnitId) && p.From <= today && (p.To == null || p.To >= today))
            .GroupBy(p => p.UnitId).Select(g => new { g.Key, Count = g.Select(p => p.PersonId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return unitIds.ToDictionary(id => id, id => new UnitFaces(
            [.. heads.Where(h => h.UnitId == id).Select(h => h.Person).DistinctBy(p => p.Id)],
            [.. charges.Where(c => c.UnitId == id && c.Kind == ChargeKind.DeputyInCharge).Select(c => c.Person)],
            [.. charges.Where(c => c.UnitId == id && c.Kind == ChargeKind.Liaison).Select(c => c.Person)],
            counts.GetValueOrDefault(id)));
    }
}
