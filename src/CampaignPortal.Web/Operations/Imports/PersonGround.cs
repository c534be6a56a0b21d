using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>A unit in which people are posted.</summary>
/// <param name="IsReached">Whether the person of this request may post people there; people of his may be employed elsewhere.</param>
internal sealed record KnownPlace(int Id, string Name, string Path, bool IsClosed, bool IsReached);

/// <summary>Where somebody is posted today.</summary>
internal sealed record KnownPosting(int PersonId, int UnitId, PostingKind Kind, string Post);

/// <summary>Somebody on record, with his posts and roles of today.</summary>
/// <param name="IsReached">Whether he is the business of the person of this request.</param>
internal sealed record KnownPerson(int Id, string Name, bool IsReached, IReadOnlyList<KnownPosting> Postings, IReadOnlyList<(int UnitId, Role Role)> Rights)
{
    public IEnumerable<KnownPosting> Workplaces => Postings.Where(p => p.Kind == PostingKind.Workplace);
    public IEnumerable<KnownPosting> Employments => Postings.Where(p => p.Kind == PostingKind.Employment);
}

/// <summary>What a table of people is compared to, by the keys that its rows name.</summary>
internal sealed record PersonGround(IReadOnlyDictionary<string, KnownPlace> Places, IReadOnlyDictionary<string, KnownPerson> People)
{
    public static async Task<PersonGround> ReadAsync(CampaignDbContext db, Access access, CancellationToken ct)
    {
        var today = access.Today;
        var units = db.Units.VisibleTo(access, Permit.ManageOrganisation);
        var places = await db.Units
            .Select(u => new { u.NormalisedCode, Place = new KnownPlace(u.Id, u.Name, u.Path, u.ClosedOn != null, units.Any(r => r.Id == u.Id)) })
            .ToDictionaryAsync(u => u.NormalisedCode, u => u.Place, StringComparer.Ordinal, ct);
        var reached = (await db.People.VisibleTo(access, Permit.ManageOrganisation).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var held = (await db.Assignments.Where(a => a.From <= today && (a.To == null || a.To >= today)).Select(a => new { a.PersonId, a.UnitId, a.Role }).ToListAsync(ct))
            .ToLookup(a => a.PersonId, a => (a.UnitId, a.Role));
        var postings = (await db.Postings.Where(p => p.From <= today && (p.To == null || p.To >= today))
            .Select(p => new KnownPosting(p.PersonId, p.UnitId, p.Kind, p.Post)).ToListAsync(ct)).ToLookup(p => p.PersonId);
        var people = await db.People.Select(p => new { p.Id, p.NormalisedStaffNumber, p.Name }).ToListAsync(ct);
        return new PersonGround(places, people.ToDictionary(
            p => p.NormalisedStaffNumber,
            p => new KnownPerson(p.Id, p.Name, reached.Contains(p.Id), [.. postings[p.Id]], [.. held[p.Id]]),
            StringComparer.Ordinal));
    }
}
