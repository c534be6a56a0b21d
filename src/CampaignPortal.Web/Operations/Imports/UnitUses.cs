using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>
/// Says what stands on imported units. Recipients of tasks, the office of a campaign and the codes in a scheme are no foreign
/// keys: what is overlooked here, the database does not hold either.
/// </summary>
internal static class UnitUses
{
    public static async Task<IReadOnlyList<string>> OfAsync(CampaignDbContext db, ImportBatch batch, CancellationToken ct)
    {
        var things = db.ThingsOf(batch, ImportedSubject.Unit);
        var made = things.Select(t => t.SubjectId);
        var use = await db.ImportBatches.Where(b => b.Id == batch.Id).Select(_ => new
        {
            Changed = things.Any(t => !db.Units.Any(u => u.Id == t.SubjectId && u.Version == t.SubjectVersion)),
            Below = db.Units.Any(u => made.Contains(u.ParentId!.Value) && !made.Contains(u.Id)),
            People = db.Postings.Any(p => made.Contains(p.UnitId)),
            Rights = db.Assignments.Any(a => made.Contains(a.UnitId)),
            Campaigns = db.Campaigns.Any(c => made.Contains(c.OrganiserUnitId) || made.Contains(c.Outline.OfficeUnitId!.Value) || c.Participations.Any(p => made.Contains(p.UnitId))),
            Rounds = db.Rounds.Any(r => r.Participants.Any(p => made.Contains(p.UnitId))) || db.Occurrences.Any(o => made.Contains(o.RecordingUnitId!.Value)),
            Tasks = db.PhaseTasks.Any(t => t.RecipientUnitIds.Any(id => made.Contains(id))),
        }).SingleAsync(ct);
        return ImportUses.Of(
            ("Changed", use.Changed), ("Below", use.Below), ("People", use.People), ("Rights", use.Rights), ("Campaigns", use.Campaigns), ("Rounds", use.Rounds),
            ("Tasks", use.Tasks), ("Offices", await AreOfficesAsync(db, made, ct)));
    }

    /// <summary>Whether a scheme of any version, or a draft of one, names one of the units by its code.</summary>
    private static async Task<bool> AreOfficesAsync(CampaignDbContext db, IQueryable<int> made, CancellationToken ct)
    {
        var codes = (await db.Units.Where(u => made.Contains(u.Id)).Select(u => u.NormalisedCode).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        List<string> schemes = [.. await db.SchemeVersions.Select(v => v.CanonicalText).ToListAsync(ct), .. await db.RulebookDrafts.Select(d => d.SchemeText).ToListAsync(ct)];
        return schemes.Exists(s => Scheme.ReadDraft(s).Content.AllItems.Any(i => i.Head.ResponsibleOffice is { } office && codes.Contains(Text.NormalisedCode(office))));
    }
}
