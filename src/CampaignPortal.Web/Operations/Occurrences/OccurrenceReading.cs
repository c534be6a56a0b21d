using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;

namespace CampaignPortal.Web.Operations.Occurrences;

/// <param name="IsMine">Whether the reader answers for this unit.</param>
/// <param name="Share">Which share it bears; null where the item shares nothing out.</param>
/// <param name="AnsweredAt">Null too where it is not for the reader.</param>
/// <param name="IsOpen">Whether the reader sees more of it than that it is concerned.</param>
public sealed record SubjectShown(int UnitId, string Unit, string? Person, SubjectVia Via, bool Counts, DateTimeOffset? AnsweredAt, bool IsMine, ShareShown? Share, bool IsOpen);

/// <param name="Role">Its name; its code where the scheme knows it no more.</param>
/// <param name="Points">Of the occurrence as it stands, without a sign.</param>
public sealed record ShareShown(string Role, decimal Factor, decimal Points);

/// <param name="Name">Its code where the scheme knows it no more.</param>
public sealed record MultiplierShown(string Name, decimal Factor);

public sealed record StatementShown(string Unit, string Text, string By, string? For, DateTimeOffset At);

/// <summary>One step on the way of an occurrence; the names are null for the system.</summary>
public sealed record DeedShown(string Code, DateTimeOffset At, string? Who, string? ForWhom, Capacity Capacity, string? Unit, string? Reason);

/// <summary>One occurrence with the names of what it speaks of, as far as the reader may see it.</summary>
/// <param name="Decider">As whom the reader would decide; null when he does not.</param>
/// <param name="Homes">Units in which the decider, or whom he acts for, is at home.</param>
public sealed record OccurrenceShown(
    Occurrence Occurrence, string Campaign, Quarter Quarter, Item? Item, OccurrenceRule? Rule, string? RecordingUnit, string RecordedBy,
    IReadOnlyList<SubjectShown> Subjects, IReadOnlyList<StatementShown> Statements, IReadOnlyList<DeedShown> Deeds,
    IReadOnlyList<EvidenceLink> Files, Actor? Decider, IReadOnlySet<int> Homes)
{
    public OccurrenceFacts Facts => Occurrence.Facts;

    public IReadOnlyList<MultiplierShown> Multipliers =>
        [.. Occurrence.Multipliers.Select(m => new MultiplierShown(Item?.Weighing.Multipliers.FirstOrDefault(x => x.Code == m.Code)?.Name.Shown() ?? m.Code, m.Factor))];

    /// <summary>Lowest and highest value of the rule; the recorded value where the scheme knows the rule no more.</summary>
    public ValueRange Range => Rule is null ? new(Facts.Points, Facts.Points) : new(Rule.From, Rule.To);
}

/// <summary>Reads one occurrence for whoever may see it.</summary>
public sealed class OccurrenceReading(CampaignDbContext db, Access access, Schemes schemes)
{
    private sealed record Setting(string Campaign, int OrganiserUnitId, Quarter Quarter, int SchemeVersionId, bool IsWhole, bool MayDecide);

    /// <returns>Null when it does not exist for the reader.</returns>
    public async Task<OccurrenceShown?> FindAsync(int id, CancellationToken ct)
    {
        var occurrence = await db.Occurrences.VisibleTo(access, Permit.SeeOccurrences).Include(o => o.Subjects).Include(o => o.Statements)
            .AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(o => o.Id == id, ct);
        if (occurrence is null)
        {
            return null;
        }

        var setting = await SettingAsync(occurrence, ct);
        var item = (await schemes.OfVersionAsync(setting.SchemeVersionId, ct)).FindItem(occurrence.Facts.ItemCode);
        var units = await UnitsAsync(occurrence, ct);
        var deeds = await db.AuditEntries.Where(e => e.Subject == nameof(Occurrence) && e.SubjectId == id).OrderBy(e => e.Id).AsNoTracking().ToListAsync(ct);
        var names = await NamesAsync(occurrence, deeds.SelectMany(d => new[] { d.PersonId, d.ForPersonId ?? 0 }), ct);
        var decider = setting.MayDecide ? await access.ActorForAsync(Permit.DecideOccurrences, setting.OrganiserUnitId, ct) : null;
        var seesAll = setting.IsWhole || occurrence.RecordedBy.IsSameAs(access.Self) || units.Any(u => u.Value.IsMine && u.Key == occurrence.RecordingUnitId);
        return new OccurrenceShown(
            occurrence, setting.Campaign, setting.Quarter, item, item?.Rules.FirstOrDefault(r => r.Code == occurrence.Facts.RuleCode),
            occurrence.RecordingUnitId is { } office ? units[office].Name : null, names[occurrence.RecordedBy.PersonId],
            [.. occurrence.Subjects.Select(s => SubjectOf(occurrence, item, s, units[s.UnitId], s.PersonId is { } p ? names[p] : null, seesAll || IsOpen(units, s.UnitId)))],
            [.. from s in occurrence.Statements
                where seesAll || IsOpen(units, s.UnitId)
                orderby s.StatedAt
                select new StatementShown(units[s.UnitId].Name, s.Text, names[s.StatedBy.PersonId], NameOf(names, s.StatedBy.ForPersonId), s.StatedAt)],
            [.. deeds.Where(d => seesAll || d.UnitId is not { } unit || IsOpen(units, unit)).Select(d => new DeedShown(d.Code, d.At, NameOf(names, d.PersonId), NameOf(names, d.ForPersonId), d.Capacity, NameOf(units, d.UnitId), d.Reason))],
            await FilesAsync(id, ct), decider, decider is null ? new HashSet<int>() : await db.HomesOfAsync(decider, access.Today, ct));
    }

    /// <summary>Whether the reader answers for the unit or watches over it.</summary>
    private static bool IsOpen(Dictionary<int, Known> units, int id) => units.TryGetValue(id, out var unit) && unit.IsReached;

    /// <summary>Of a unit that is not his own a reader learns that it is concerned too, and nothing more.</summary>
    private static SubjectShown SubjectOf(Occurrence occurrence, Item? item, OccurrenceSubject subject, Known unit, string? person, bool isOpen) => new(
        subject.UnitId, unit.Name, person, subject.Via, unit.Counts, isOpen ? subject.AnsweredAt : null, unit.IsMine,
        isOpen && subject.Role is { } role
            ? new ShareShown(item?.Weighing.Roles.FirstOrDefault(r => r.Code == role)?.Name.Shown() ?? role, subject.Factor, occurrence.TotalPoints * subject.Factor)
            : null,
        isOpen);

    private sealed record Known(string Name, bool Counts, bool IsMine, bool IsReached);

    private Task<Setting> SettingAsync(Occurrence occurrence, CancellationToken ct)
    {
        var (whole, decided) = (db.Campaigns.Organised(access, Permit.SeeOccurrences), db.Campaigns.Organised(access, Permit.DecideOccurrences));
        return (from r in db.Rounds
                where r.Id == occurrence.RoundId
                join c in db.Campaigns on r.CampaignId equals c.Id
                select new Setting(
                    c.Name, c.OrganiserUnitId, r.Quarter, (r.SchemeVersionId ?? c.SchemeVersionId)!.Value,
                    whole.Any(x => x.Id == c.Id), decided.Any(x => x.Id == c.Id))).SingleAsync(ct);
    }

    private async Task<Dictionary<int, Known>> UnitsAsync(Occurrence occurrence, CancellationToken ct)
    {
        int[] ids = [.. occurrence.Subjects.Select(s => s.UnitId), occurrence.RecordingUnitId ?? 0];
        var (mine, reached, roundId, campaignId) = (access.Units(Permit.AnswerOccurrences, Roles.OfOffice), access.Units(Permit.SeeOccurrences), occurrence.RoundId, occurrence.CampaignId);
        return await db.Units.Where(u => ids.Contains(u.Id)).Select(u => new
        {
            u.Id,
            Known = new Known(
                u.Name,
                db.Rounds.Any(r => r.Id == roundId && (r.Participants.Any() ? r.Participants.Any(p => p.UnitId == u.Id) : db.Campaigns.Any(c => c.Id == campaignId && c.Participations.Any(p => p.UnitId == u.Id)))),
                mine.Any(m => m.Id == u.Id), reached.Any(m => m.Id == u.Id)),
        }).ToDictionaryAsync(u => u.Id, u => u.Known, ct);
    }

    private async Task<Dictionary<int, string>> NamesAsync(Occurrence occurrence, IEnumerable<int> doers, CancellationToken ct)
    {
        int[] ids = [.. doers, occurrence.RecordedBy.PersonId, .. occurrence.Subjects.Select(s => s.PersonId ?? 0),
            .. occurrence.Statements.SelectMany(s => new[] { s.StatedBy.PersonId, s.StatedBy.ForPersonId ?? 0 })];
        var wanted = ids.Distinct().ToArray();
        var names = await db.People.Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        names.TryAdd(occurrence.RecordedBy.PersonId, "–");
        return names;
    }

    private static string? NameOf(Dictionary<int, string> names, int? id) => id is { } known ? names.GetValueOrDefault(known) : null;

    private static string? NameOf(Dictionary<int, Known> units, int? id) => id is { } known ? units.GetValueOrDefault(known)?.Name : null;

    private async Task<IReadOnlyList<EvidenceLink>> FilesAsync(int id, CancellationToken ct) =>
        await (from e in db.Evidence
               where e.RemovedAt == null && e.Uses.Any(u => u.Kind == EvidenceUseKind.Occurrence && u.SubjectId == id)
               from v in e.Versions
               where v.Number == e.Versions.Max(x => x.Number)
               orderby e.Id
               select new EvidenceLink(v.Id, v.FileName, v.Size)).ToListAsync(ct);
}
