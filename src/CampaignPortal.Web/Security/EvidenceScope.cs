using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>Which pieces of evidence exist for somebody: those of his units, and those used by what he may see.</summary>
public static class EvidenceScope
{
    public static IQueryable<Evidence> VisibleTo(this DbSet<Evidence> evidence, Access access, string permit)
    {
        var (db, owners) = (access.Db, access.Units(permit, Roles.OfOffice));
        var occurrences = db.Occurrences.VisibleTo(access, permit);
        var selfSheets = db.SelfAssessments.ReadableTo(access, permit);
        var (mine, run) = (db.ScoreSheets.OfRater(access), db.ScoreSheets.OfOrganiser(access, permit));
        var (papers, campaigns) = (db.BasisDocuments, db.Campaigns.VisibleTo(access, permit));
        var duties = db.Duties.VisibleTo(access, permit);
        var (organised, results) = (db.Campaigns.Organised(access, permit), db.RoundResults.VisibleTo(access, permit));
        return evidence.Where(e => e.RemovedAt == null
            && (owners.Any(u => u.Id == e.OwnerUnitId)
                || e.Uses.Any(x => x.Kind == EvidenceUseKind.Occurrence && occurrences.Any(o => o.Id == x.SubjectId))
                || e.Uses.Any(x => x.Kind == EvidenceUseKind.SelfAnswer && selfSheets.Any(s => s.Id == x.SubjectId))
                || e.Uses.Any(x => x.Kind == EvidenceUseKind.Duty && duties.Any(d => d.Id == x.SubjectId))
                || e.Uses.Any(x => x.Kind == EvidenceUseKind.Mark && (mine.Any(s => s.Id == x.SubjectId)
                    || run.Any(s => s.Id == x.SubjectId && s.State == SheetState.Confirmed)))
                || e.Uses.Any(x => x.Kind == EvidenceUseKind.Decision && results.Any(r => r.Id == x.SubjectId && organised.Any(c => c.Id == r.CampaignId)))
                || e.Uses.Any(x => x.Kind == EvidenceUseKind.BasisDocument
                    && papers.Any(d => d.Id == x.SubjectId && d.WithdrawnAt == null && campaigns.Any(c => c.Id == d.CampaignId && (c.State != CampaignState.Draft || organised.Any(o => o.Id == c.Id)))))));
    }

    /// <summary>
    /// A draft is its unit's alone. Once it is in, it is read by who runs the campaign, by those who lead or supervise the
    /// unit, and by those who mark it in the same round.
    /// </summary>
    private static IQueryable<SelfAssessment> ReadableTo(this DbSet<SelfAssessment> sheets, Access access, string permit)
    {
        var (own, reached) = (access.Units(permit, Roles.OfOffice), access.Units(permit, [Role.Leader, Role.Supervisor]));
        var (campaigns, marking) = (access.Db.Campaigns.Organised(access, permit), access.Db.ScoreSheets.OfRater(access));
        return sheets.Where(s => own.Any(u => u.Id == s.UnitId)
            || (SheetStates.In.Contains(s.State)
                && (reached.Any(u => u.Id == s.UnitId)
                    || campaigns.Any(c => c.Id == s.CampaignId)
                    || marking.Any(m => m.RoundId == s.RoundId && m.Marks.Any(k => k.UnitId == s.UnitId)))));
    }
}
