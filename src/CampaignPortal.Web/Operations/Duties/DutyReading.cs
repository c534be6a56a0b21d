using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>A file behind one filing of a duty.</summary>
public sealed record DutyFile(int EvidenceId, int FilingNumber, EvidenceLink Link);

/// <summary>A duty with the names that pages show.</summary>
/// <param name="CampaignState">Of its campaign.</param>
/// <param name="Names">Of the units concerned, by id.</param>
/// <param name="People">Of everybody who acted, by id.</param>
public sealed record DutyShown(
    Duty Duty, string Campaign, CampaignState CampaignState, IReadOnlyDictionary<int, string> Names, IReadOnlyDictionary<int, string> People, IReadOnlyList<DutyFile> Files,
    IReadOnlyList<DutyExtension> Extensions, IReadOnlyList<DutyReminder> Reminders)
{
    public string Unit => Names[Duty.OwedByUnitId];
    public IEnumerable<string> Recipients => Duty.Recipients.Select(r => Names[r.UnitId]);
    public string? NameOf(Doer doer) => People.GetValueOrDefault(doer.PersonId);
    public IReadOnlyList<EvidenceLink> FilesOf(int filingNumber) => [.. Files.Where(f => f.FilingNumber == filingNumber).Select(f => f.Link)];
}

/// <summary>Reads duties for the pages that show them.</summary>
public sealed class DutyReading(CampaignDbContext db)
{
    /// <summary>With everything that hangs on it.</summary>
    public static IQueryable<Duty> Whole(IQueryable<Duty> duties) =>
        duties.Include(d => d.Recipients).Include(d => d.Filings).Include(d => d.Receipts).Include(d => d.Returns).Include(d => d.Extensions).Include(d => d.Reminders).AsSplitQuery();

    /// <param name="visible">The duties that exist for the reader under the permit of his page.</param>
    /// <returns>Null when there is no such duty among them.</returns>
    public async Task<DutyShown?> ReadAsync(IQueryable<Duty> visible, int id, CancellationToken ct)
    {
        var duty = await visible.Where(d => d.Id == id).Include(d => d.Recipients).Include(d => d.Filings).Include(d => d.Receipts)
            .Include(d => d.Returns).AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(ct);
        if (duty is null)
        {
            return null;
        }

        // Apart from the rest, because their rows would multiply with it.
        var extensions = await db.Duties.Where(d => d.Id == id).SelectMany(d => d.Extensions).OrderBy(e => e.Id).AsNoTracking().ToListAsync(ct);
        var reminders = await db.Duties.Where(d => d.Id == id).SelectMany(d => d.Reminders).OrderBy(r => r.Id).AsNoTracking().ToListAsync(ct);
        int[] units = [duty.OwedByUnitId, .. duty.Recipients.Select(r => r.UnitId)];
        int[] people = [.. duty.Filings.Select(f => f.FiledBy).Concat(duty.Receipts.Select(r => r.ReceivedBy)).Concat(duty.Returns.Select(r => r.ReturnedBy)).Concat(reminders.Select(r => r.RemindedBy)).Select(d => d.PersonId).Distinct()];
        var campaign = await db.Campaigns.Where(c => c.Id == duty.CampaignId).Select(c => new { c.Name, c.State }).SingleAsync(ct);
        return new DutyShown(
            duty, campaign.Name, campaign.State,
            await db.Units.Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct),
            await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct),
            await FilesAsync(id, ct), extensions, reminders);
    }

    /// <summary>The files behind all filings of a duty, oldest first.</summary>
    public async Task<IReadOnlyList<DutyFile>> FilesAsync(int dutyId, CancellationToken ct)
    {
        var rows = await (from e in db.Evidence
                          where e.RemovedAt == null
                          from u in e.Uses
                          where u.Kind == EvidenceUseKind.Duty && u.SubjectId == dutyId
                          from v in e.Versions
                          where v.Number == e.Versions.Max(x => x.Number)
                          orderby e.Id
                          select new { e.Id, u.ItemCode, Link = new EvidenceLink(v.Id, v.FileName, v.Size) }).ToListAsync(ct);
        return [.. rows.Select(r => new DutyFile(r.Id, int.Parse(r.ItemCode!, CultureInfo.InvariantCulture), r.Link))];
    }
}
