using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>What hangs on the units of a merge or a split and finds another place from its day on.</summary>
public sealed record Estate(
    IReadOnlyList<Posting> Postings, IReadOnlyList<Assignment> Rights, IReadOnlyList<Charge> Charges, IReadOnlyList<Campaign> Campaigns, IReadOnlyDictionary<int, string> Names)
{
    /// <summary>Whoever works in the unit follows the first successor; whoever leads, supervises or administers it has to do with each.</summary>
    public static IEnumerable<int> HeirsOf(Assignment right, IReadOnlyList<int> successors) =>
        Roles.OfOffice.Contains(right.Role) ? successors.Take(1) : successors;

    /// <summary>The liaison person follows his people; a deputy in charge answers for each.</summary>
    public static IEnumerable<int> HeirsOf(Charge charge, IReadOnlyList<int> successors) =>
        charge.Kind == ChargeKind.Liaison ? successors.Take(1) : successors;
}

/// <summary>
/// Hands over what a closed unit leaves: posts and charges end and begin anew at the successor, rights are given there too
/// and stay at the closed unit, so that what is open there can be finished; in the campaigns the successor takes its place,
/// and files what is still owed.
/// </summary>
public sealed class Succession(CampaignDbContext db, DutySuccession duties, TimeProvider clock)
{
    /// <summary>What is in force on the day or later, tracked where it is to be changed.</summary>
    public async Task<Estate> ReadAsync(IReadOnlyCollection<int> unitIds, DateOnly from, CancellationToken ct)
    {
        var postings = await db.Postings.Where(p => unitIds.Contains(p.UnitId) && (p.To == null || p.To >= from)).OrderBy(p => p.Id).ToListAsync(ct);
        var rights = await db.Assignments.Where(a => unitIds.Contains(a.UnitId) && (a.To == null || a.To >= from)).OrderBy(a => a.Id).ToListAsync(ct);
        var charges = await db.Charges.Where(c => unitIds.Contains(c.UnitId) && (c.To == null || c.To >= from)).OrderBy(c => c.Id).ToListAsync(ct);
        var campaigns = await db.Campaigns.Include(c => c.Participations).Include(c => c.Categories).AsSplitQuery()
            .Where(c => CampaignStates.Changeable.Contains(c.State)
                && c.Participations.Any(p => unitIds.Contains(p.UnitId) && (p.LeftOn == null || p.LeftOn > from)))
            .OrderBy(c => c.Id).ToListAsync(ct);
        int[] people = [.. postings.Select(p => p.PersonId), .. rights.Select(r => r.PersonId), .. charges.Select(c => c.PersonId)];
        return new Estate(postings, rights, charges, campaigns, await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name + " " + p.StaffNumber, ct));
    }

    /// <param name="successors">In their order; all of them are stored.</param>
    public async Task HandOverAsync(Reorganisation change, IReadOnlyList<Unit> successors, Actor actor, CancellationToken ct)
    {
        int[] from = [.. change.Units.Select(u => u.UnitId)];
        var estate = await ReadAsync(from, change.EffectiveOn, ct);
        int[] to = [.. successors.Select(s => s.Id)];
        MovePostings(estate, change, successors[0], await db.Postings.Where(p => p.UnitId == to[0]).ToListAsync(ct), actor);
        GiveRights(estate, change, successors, await db.Assignments.Where(a => to.Contains(a.UnitId)).ToListAsync(ct), actor);
        MoveCharges(estate, change, successors, await db.Charges.Where(c => to.Contains(c.UnitId)).ToListAsync(ct), actor);
        foreach (var campaign in estate.Campaigns)
        {
            TakePlaces(campaign, from, change, successors, actor);
        }

        await duties.HandOverAsync(change, successors[0], actor, ct);
    }

    /// <summary>Whoever is posted there already, or was posted in two of the units, has one post of a kind there.</summary>
    private void MovePostings(Estate estate, Reorganisation change, Unit to, List<Posting> there, Actor actor)
    {
        foreach (var posting in estate.Postings)
        {
            var (day, last, now) = (Later(change.EffectiveOn, posting.From), posting.To, clock.GetUtcNow());
            posting.End(day.AddDays(-1), actor, now);
            if (!there.Exists(p => (p.PersonId, p.Kind) == (posting.PersonId, posting.Kind) && p.HoldsOn(day)))
            {
                there.Add(new Posting(posting.PersonId, to.Id, posting.Kind, posting.Post, day, last, actor, now));
                db.Postings.Add(there[^1]);
            }
        }
    }

    /// <summary>In the name of the system: nobody gives himself a right, and nobody gets one here that he did not hold over the same people.</summary>
    private void GiveRights(Estate estate, Reorganisation change, IReadOnlyList<Unit> successors, List<Assignment> there, Actor actor)
    {
        var names = successors.ToDictionary(s => s.Id, s => s.Name);
        foreach (var right in estate.Rights)
        {
            var day = Later(change.EffectiveOn, right.From);
            foreach (var unitId in Estate.HeirsOf(right, [.. successors.Select(s => s.Id)]))
            {
                if (there.Exists(h => (h.PersonId, h.Role, h.UnitId, h.CampaignId) == (right.PersonId, right.Role, unitId, right.CampaignId) && h.HoldsOn(day)))
                {
                    continue;
                }

                var granting = Granting.BySystem($"{estate.Names[right.PersonId]} {names[unitId]}") with { Giver = actor.Is(right.PersonId) ? Actor.System : actor };
                var given = new Assignment(right.PersonId, right.Role, unitId, right.WithSubtree, right.CampaignId, right.Items, day, right.To, granting, clock.GetUtcNow());
                db.Assignments.Add(given);
                there.Add(given);
            }
        }
    }

    private void MoveCharges(Estate estate, Reorganisation change, IReadOnlyList<Unit> successors, List<Charge> there, Actor actor)
    {
        var (now, names) = (clock.GetUtcNow(), successors.ToDictionary(s => s.Id, s => s.Name));
        foreach (var charge in estate.Charges)
        {
            var (day, last, person) = (Later(change.EffectiveOn, charge.From), charge.To, estate.Names[charge.PersonId]);
            charge.End(day, $"{person} {change.About}", actor, now);
            foreach (var unitId in Estate.HeirsOf(charge, [.. successors.Select(s => s.Id)])
                .Where(id => !there.Exists(c => (c.PersonId, c.UnitId, c.Kind) == (charge.PersonId, id, charge.Kind) && c.HoldsOn(day))))
            {
                there.Add(new Charge(charge.PersonId, unitId, charge.Kind, day, last, $"{person} {names[unitId]}", actor, now));
                db.Charges.Add(there[^1]);
            }
        }
    }

    /// <summary>The first place that is left says the category of whoever comes; who takes part already keeps his own.</summary>
    private void TakePlaces(Campaign campaign, int[] from, Reorganisation change, IReadOnlyList<Unit> successors, Actor actor)
    {
        var now = clock.GetUtcNow();
        foreach (var place in campaign.Participations.Where(p => from.Contains(p.UnitId) && (p.LeftOn is null || p.LeftOn > change.EffectiveOn)).ToList())
        {
            var (day, last) = (Later(change.EffectiveOn, place.JoinedOn), place.LeftOn);
            campaign.Leave(place.UnitId, day, actor, now);
            foreach (var successor in successors.Where(s => change.Course != CampaignCourse.Leave && campaign.WhyNotJoin(s.Id, place.CategoryCode, day, last) is null))
            {
                campaign.Join(successor.Id, place.CategoryCode, place.IsRanked, day, actor, now, last);
            }
        }
    }

    private static DateOnly Later(DateOnly day, DateOnly other) => other > day ? other : day;
}
