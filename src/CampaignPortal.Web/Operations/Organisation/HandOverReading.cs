using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>Finds everything that hangs on one person, and says of each piece whether somebody else may take it over.</summary>
public sealed class HandOverReading(CampaignDbContext db, Access access, TimeProvider clock)
{
    private sealed record Place(string Name, string Path);

    /// <summary>What the rules look at, for every piece the same.</summary>
    private sealed record World(
        AskedHandOver Asked, IReadOnlyList<Right> Mine, Dictionary<int, Place> Units, Dictionary<int, string> Names, List<Assignment> Rights, List<Delegation> Delegations)
    {
        public string To => Names[Asked.ToPersonId];

        /// <summary>The roles in which the one who hands over reaches the unit.</summary>
        public IReadOnlyCollection<Role> RolesOver(int unitId) =>
            [.. Mine.Where(r => r.Via is null && Permit.RolesOf(Permit.Reorganise).Contains(r.Role) && r.Covers(unitId, Units[unitId].Path)).Select(r => r.Role).Distinct()];

        public Refusal? WhyNotReach(int unitId) => RolesOver(unitId).Count == 0 ? Refusal.NotEntitled : null;

        /// <summary>What the successor holds, and what comes to him or goes from him by a delegation.</summary>
        public IReadOnlyList<Assignment> Beside(Role role) =>
        [
            .. Rights.Where(r => r.PersonId == Asked.ToPersonId),
            .. Rights.Where(r => Delegations.Exists(d =>
                (d.FromPersonId == Asked.ToPersonId && d.ToPersonId == r.PersonId && d.Permits.Any(p => Permit.RolesOf(p).Contains(role)))
                || (d.ToPersonId == Asked.ToPersonId && d.FromPersonId == r.PersonId && d.FromPersonId != Asked.PersonId && d.Permits.Any(p => Permit.RolesOf(p).Contains(r.Role))))),
        ];

        public DateOnly Start(DateOnly from) => from > Asked.From ? from : Asked.From;
    }

    /// <summary>A supervisor's sheet that is not submitted while its round is open.</summary>
    /// <param name="About">Campaign and quarter.</param>
    /// <param name="IsMine">Whether the one who hands over runs the campaign.</param>
    /// <param name="HasOwn">Whether the successor has a sheet of his own for the same part of the total.</param>
    private sealed record OpenSheet(ScoreSheet Sheet, string About, bool IsMine, bool HasOwn);

    /// <param name="Homes">Units in which the successor is at home, with their names.</param>
    private sealed record Desk(IReadOnlyList<OpenSheet> Sheets, IReadOnlyDictionary<int, string> Homes);

    public async Task<IReadOnlyList<HandOverItem>> ReadAsync(AskedHandOver asked, CancellationToken ct)
    {
        var (from, to) = (asked.PersonId, asked.ToPersonId);
        var postings = await db.Postings.Where(p => (p.PersonId == from || p.PersonId == to) && p.Kind == PostingKind.Workplace && (p.To == null || p.To >= asked.From)).OrderBy(p => p.Id).ToListAsync(ct);
        var charges = await db.Charges.Where(c => (c.PersonId == from || c.PersonId == to) && (c.To == null || c.To >= asked.From)).OrderBy(c => c.Id).ToListAsync(ct);
        var delegations = await db.Delegations.Where(d => (d.FromPersonId == from || d.ToPersonId == from || d.FromPersonId == to || d.ToPersonId == to) && d.To >= asked.From && d.To >= d.From).OrderBy(d => d.Id).ToListAsync(ct);
        int[] people = [from, to, .. delegations.SelectMany(d => new[] { d.FromPersonId, d.ToPersonId })];
        var rights = await db.Assignments.Where(a => people.Contains(a.PersonId) && (a.To == null || a.To >= asked.From)).OrderBy(a => a.Id).ToListAsync(ct);
        int[] units = [.. postings.Select(p => p.UnitId), .. charges.Select(c => c.UnitId), .. rights.Select(r => r.UnitId)];
        var world = new World(
            asked, await access.RightsAsync(ct), await db.Units.Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => new Place(u.Name, u.Path), ct),
            await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name + " " + p.StaffNumber, ct), rights, delegations);
        var desk = await DeskAsync(asked, ct);
        var mine = rights.FindAll(r => r.PersonId == from);
        var moved = mine.ConvertAll(r => Right(r, world));
        var bound = Handed(asked, desk, WillBe(Role.Supervisor)).Zip(desk.Sheets).Where(s => !asked.IsToGo(s.First)).Select(s => s.Second.Sheet.CampaignId).ToHashSet();
        moved = [.. mine.Zip(moved, (right, item) => item.WhyNot is null && IsBound(right, bound) ? item with { WhyNot = Refusal.SheetsStay } : item)];
        return
        [
            .. postings.Where(p => p.PersonId == from).Select(p => Posted(p, postings.Exists(x => x.PersonId == to && x.UnitId == p.UnitId), world)),
            .. moved,
            .. charges.Where(c => c.PersonId == from).Select(c => Charged(c, charges.Exists(x => x.PersonId == to && (x.UnitId, x.Kind) == (c.UnitId, c.Kind)), world)),
            .. delegations.Where(d => d.FromPersonId == from || d.ToPersonId == from).Select(d => Delegated(d, world)),
            .. await DecidersAsync(asked, WillBe(Role.Leader), ct),
            .. Handed(asked, desk, WillBe(Role.Supervisor)),
        ];

        bool WillBe(Role role) => rights.Exists(r => r.PersonId == to && r.Role == role) || moved.Exists(m => m.Role == role && asked.IsToGo(m));
    }

    /// <summary>Without the right nobody could submit the sheets that stay, so it stays with them.</summary>
    private static bool IsBound(Assignment right, HashSet<int> campaigns) =>
        right.Role == Role.Supervisor && (right.CampaignId is { } campaign ? campaigns.Contains(campaign) : campaigns.Count > 0);

    private HandOverItem Posted(Posting posting, bool isThere, World world)
    {
        var (start, last, now) = (world.Start(posting.From), posting.To, clock.GetUtcNow());
        return new(HandOverKind.Posting, posting.Id, $"{world.Units[posting.UnitId].Name} {posting.Post}", null, world.WhyNotReach(posting.UnitId), () =>
        {
            posting.End(start.AddDays(-1), access.Self, now);
            if (!isThere)
            {
                db.Postings.Add(new Posting(world.Asked.ToPersonId, posting.UnitId, posting.Kind, posting.Post, start, last, access.Self, now));
            }
        });
    }

    /// <summary>By the rules for taking a right back and for giving one: nobody grants himself, and some roles exclude each other.</summary>
    private HandOverItem Right(Assignment right, World world)
    {
        var (start, last, now, unit) = (world.Start(right.From), right.To, clock.GetUtcNow(), world.Units[right.UnitId].Name);
        var roles = world.RolesOver(right.UnitId);
        var taking = new Taking(access.Self, roles, IsLastKeeper: false, $"{world.Names[right.PersonId]} {unit}");
        var granting = new Granting(access.Self, roles, world.Beside(right.Role), $"{world.To} {unit}");
        var isHeld = world.Rights.Exists(r => (r.PersonId, r.Role, r.UnitId, r.WithSubtree, r.CampaignId) == (world.Asked.ToPersonId, right.Role, right.UnitId, right.WithSubtree, right.CampaignId) && r.HoldsOn(start));
        var whyNot = right.WhyNotRevoke(start, taking) ?? (isHeld ? null : Assignment.WhyNotGrant(world.Asked.ToPersonId, right.Role, right.CampaignId, start, last, granting));
        return new(HandOverKind.Right, right.Id, unit, right.Role, whyNot, () =>
        {
            right.Revoke(start, taking, now);
            if (!isHeld)
            {
                db.Assignments.Add(new Assignment(world.Asked.ToPersonId, right.Role, right.UnitId, right.WithSubtree, right.CampaignId, right.Items, start, last, granting, now));
            }
        });
    }

    private HandOverItem Charged(Charge charge, bool isHeld, World world)
    {
        var (start, last, now, unit) = (world.Start(charge.From), charge.To, clock.GetUtcNow(), world.Units[charge.UnitId].Name);
        return new(charge.Kind == ChargeKind.Liaison ? HandOverKind.Liaison : HandOverKind.DeputyInCharge, charge.Id, unit, null, world.WhyNotReach(charge.UnitId) ?? charge.WhyNotEnd(start), () =>
        {
            charge.End(start, $"{world.Names[charge.PersonId]} {unit}", access.Self, now);
            if (!isHeld)
            {
                db.Charges.Add(new Charge(world.Asked.ToPersonId, charge.UnitId, charge.Kind, start, last, $"{world.To} {unit}", access.Self, now));
            }
        });
    }

    /// <summary>
    /// Whoever acts for the one who leaves acts for his successor; for whom he acts, his successor acts. Between the two of
    /// them it ends. Rights out of reach are lent on by nobody but their holder.
    /// </summary>
    private HandOverItem Delegated(Delegation delegation, World world)
    {
        var (isGiven, to, now, start, last) = (delegation.FromPersonId == world.Asked.PersonId, world.Asked.ToPersonId, clock.GetUtcNow(), world.Start(delegation.From), delegation.To);
        var (giver, receiver) = isGiven ? (to, delegation.ToPersonId) : (delegation.FromPersonId, to);
        var held = world.Rights.FindAll(r => r.PersonId == receiver);
        var lent = world.Rights.FindAll(r => (r.PersonId == giver || (isGiven && r.PersonId == world.Asked.PersonId)) && delegation.Permits.Any(p => Permit.RolesOf(p).Contains(r.Role)));
        var delegating = new Delegating(lent, held, $"{world.Names[receiver]} {world.Names[giver]}");
        var ends = giver == receiver;
        var whyNot = delegation.WhyNotEnd(start)
            ?? (ends ? null
                : receiver == access.PersonId ? Refusal.OwnGrant
                : lent.Exists(r => world.RolesOver(r.UnitId).Count == 0) ? Refusal.NotEntitled
                : Delegation.WhyNotDelegate(giver, receiver, delegation.Permits, start, last, delegating));
        var about = world.Names[isGiven ? delegation.ToPersonId : delegation.FromPersonId];
        return new(isGiven ? HandOverKind.DelegationGiven : HandOverKind.DelegationReceived, delegation.Id, about, null, whyNot, () =>
        {
            delegation.End(start, about, access.Self, now);
            if (!ends)
            {
                db.Delegations.Add(new Delegation(giver, receiver, delegation.Capacity, delegation.Permits, start, last, delegation.Reason, delegating, access.Self, now));
                db.Messages.Add(isGiven
                    ? new Message(receiver, "DelegationGiven", world.To, "/Delegations", now)
                    : new Message(giver, "DelegationMoved", world.To, "/Delegations", now));
            }
        });
    }

    /// <summary>Has no date of its own: it is changed on the day itself.</summary>
    private async Task<IEnumerable<HandOverItem>> DecidersAsync(AskedHandOver asked, bool isLeader, CancellationToken ct)
    {
        var organised = db.Campaigns.Organised(access, Permit.Reorganise);
        var campaigns = await (from c in db.Campaigns
                               where c.Settings.DeciderPersonId == asked.PersonId && CampaignStates.Changeable.Contains(c.State)
                               orderby c.Id
                               select new { Campaign = c, IsMine = organised.Any(o => o.Id == c.Id) }).ToListAsync(ct);
        return campaigns.Select(c =>
        {
            var settings = c.Campaign.Settings with { DeciderPersonId = asked.ToPersonId };
            var whyNot = asked.From > access.Today ? Refusal.NotYet : !c.IsMine || !isLeader ? Refusal.NotEntitled : c.Campaign.WhyNotChangeSettings(settings);
            return new HandOverItem(HandOverKind.Decider, c.Campaign.Id, c.Campaign.Name, null, whyNot, () => c.Campaign.ChangeSettings(settings, access.Self, clock.GetUtcNow()));
        });
    }

    /// <summary>A supervisor's open sheets; an office's sheets stay with the office.</summary>
    private async Task<Desk> DeskAsync(AskedHandOver asked, CancellationToken ct)
    {
        var organised = db.Campaigns.Organised(access, Permit.Reorganise);
        var sheets = await (from s in db.ScoreSheets.Include(s => s.Marks)
                            where s.RaterPersonId == asked.PersonId && SheetStates.Editable.Contains(s.State)
                            join r in db.Rounds on s.RoundId equals r.Id
                            where r.State == RoundState.Open
                            join c in db.Campaigns on r.CampaignId equals c.Id
                            orderby s.Id
                            select new
                            {
                                Sheet = s, c.Name, r.QuarterCode, IsMine = organised.Any(o => o.Id == c.Id),
                                HasOwn = db.ScoreSheets.Any(o => o.RoundId == s.RoundId && o.ChannelCode == s.ChannelCode && o.RaterPersonId == asked.ToPersonId),
                            }).AsSingleQuery().ToListAsync(ct);
        var homes = sheets.Count == 0 ? new HashSet<int>() : await db.HomesOfAsync(new Actor(asked.ToPersonId), access.Today, ct);
        var names = homes.Count == 0 ? new Dictionary<int, string>() : await db.Units.Where(u => homes.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new Desk(sheets.ConvertAll(s => new OpenSheet(s.Sheet, $"{s.Name} {s.QuarterCode}", s.IsMine, s.HasOwn)), names);
    }

    /// <returns>One piece for each sheet, in their order.</returns>
    private IEnumerable<HandOverItem> Handed(AskedHandOver asked, Desk desk, bool isSupervisor)
    {
        var homes = desk.Homes.Keys.ToHashSet();
        return desk.Sheets.Select(s =>
        {
            var whyNot = asked.From > access.Today ? Refusal.NotYet : !s.IsMine ? Refusal.NotEntitled
                : s.Sheet.WhyNotHandOver(asked.ToPersonId, homes, s.HasOwn) ?? (isSupervisor ? null : Refusal.NotEntitled);
            return new HandOverItem(HandOverKind.ScoreSheet, s.Sheet.Id, s.About, null, whyNot, () => s.Sheet.HandOver(asked.ToPersonId, homes, s.HasOwn, access.Self, clock.GetUtcNow()))
            {
                OwnUnits = whyNot == Refusal.OwnWork ? [.. s.Sheet.UnitIds.Where(homes.Contains).Select(id => desk.Homes[id])] : [],
            };
        });
    }
}
