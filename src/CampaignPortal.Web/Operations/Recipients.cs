using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

/// <summary>Writes a message to everybody who holds a role at a unit today, in the transaction of what it tells of.</summary>
public sealed class Recipients(CampaignDbContext db, TimeProvider clock)
{
    public Task TellUnitsAsync(IReadOnlyCollection<int> unitIds, string kind, string about, string link, CancellationToken ct) =>
        TellAsync(OfUnits(unitIds), kind, about, link, ct);

    /// <summary>How many people news for these units would reach.</summary>
    public Task<int> CountAsync(IReadOnlyCollection<int> unitIds, CancellationToken ct) =>
        InForce(OfUnits(unitIds)).Select(a => a.PersonId).Distinct().CountAsync(ct);

    /// <summary>Each unit its own news, with one reading of who holds a role where.</summary>
    public async Task TellUnitsAsync(string kind, IReadOnlyCollection<UnitNews> news, CancellationToken ct)
    {
        var (now, today, unitIds) = (clock.GetUtcNow(), clock.Today(), news.Select(n => n.UnitId).Distinct().ToList());
        var holders = (await db.Assignments.Where(a => unitIds.Contains(a.UnitId) && Roles.OfOffice.Contains(a.Role) && a.From <= today && (a.To == null || a.To >= today))
            .Select(a => new { a.UnitId, a.PersonId }).Distinct().ToListAsync(ct)).ToLookup(a => a.UnitId, a => a.PersonId);
        db.Messages.AddRange(news.SelectMany(n => holders[n.UnitId].Select(personId => new Message(personId, kind, n.About, n.Link, now))));
    }

    /// <summary>Those who hold one of the roles over the organising unit of a campaign.</summary>
    public Task TellOrganisersAsync(int campaignId, Role role, string kind, string about, string link, CancellationToken ct)
    {
        var organiser = from c in db.Campaigns
                        where c.Id == campaignId
                        join u in db.Units on c.OrganiserUnitId equals u.Id
                        select u;
        return TellAsync(
            db.Assignments.Where(a => a.Role == role && (a.CampaignId == null || a.CampaignId == campaignId)
                && organiser.Any(o => o.Id == a.UnitId || (a.WithSubtree && db.Units.Any(t => t.Id == a.UnitId && o.Path.StartsWith(t.Path))))),
            kind, about, link, ct);
    }

    public void TellPerson(int personId, string kind, string about, string link) =>
        db.Messages.Add(new Message(personId, kind, about, link, clock.GetUtcNow()));

    private IQueryable<Assignment> OfUnits(IReadOnlyCollection<int> unitIds) =>
        db.Assignments.Where(a => unitIds.Contains(a.UnitId) && Roles.OfOffice.Contains(a.Role));

    private IQueryable<Assignment> InForce(IQueryable<Assignment> rights)
    {
        var today = clock.Today();
        return rights.Where(a => a.From <= today && (a.To == null || a.To >= today));
    }

    private async Task TellAsync(IQueryable<Assignment> rights, string kind, string about, string link, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var people = await InForce(rights).Select(a => a.PersonId).Distinct().ToListAsync(ct);
        db.Messages.AddRange(people.Select(personId => new Message(personId, kind, about, link, now)));
    }
}

/// <summary>What one unit's people are told.</summary>
/// <param name="About">In words of the office.</param>
/// <param name="Link">Local path of the page where something can be done about it.</param>
public sealed record UnitNews(int UnitId, string About, string Link);
