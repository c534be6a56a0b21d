using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>What a change of a phase will mean, shown before it is made.</summary>
/// <param name="Before">Null for a phase that is not planned yet.</param>
/// <param name="Opens">What can be done then and cannot be done now.</param>
/// <param name="Closes">What can be done now and cannot be done then.</param>
/// <param name="Kept">Named by the phase, and open or closed as now.</param>
/// <param name="MissingSelfs">Units whose self-assessment of an open round is not in.</param>
/// <param name="MissingRaters">Raters whose sheet of an open round is not in.</param>
/// <param name="Unfiled">Duties of this phase that are not filed, as unit and task.</param>
/// <param name="Outside">Tasks whose last day lies outside the phase.</param>
/// <param name="ToldCount">People who get a message; 0 where nothing is told.</param>
public sealed record PhaseOutlook(
    PhaseState? Before, PhaseState After, IReadOnlyList<CampaignFunction> Opens, IReadOnlyList<CampaignFunction> Closes, IReadOnlyList<CampaignFunction> Kept,
    IReadOnlyList<string> MissingSelfs, IReadOnlyList<string> MissingRaters, IReadOnlyList<string> Unfiled, IReadOnlyList<string> Outside, int UnitCount, int ToldCount)
{
    public bool IsNothingMissing => MissingSelfs.Count + MissingRaters.Count + Unfiled.Count == 0;
}

/// <summary>Looks ahead: who can do what once a phase stands otherwise, what is missing then, and who is told.</summary>
public sealed class PhaseOutlooks(CampaignDbContext db, PhaseGate gate, Access access)
{
    /// <param name="proposed">The phase as it would stand; null when it would be gone.</param>
    public async Task<PhaseOutlook> ReadAsync(Campaign campaign, int phaseId, PhaseStanding? proposed, CancellationToken ct)
    {
        var now = await gate.OpeningsAsync(campaign.Id, ct);
        var then = proposed is null ? now.Without(phaseId) : now.With(proposed);
        var before = now.Phases.FirstOrDefault(p => p.PhaseId == phaseId);
        var functions = Enum.GetValues<CampaignFunction>();
        CampaignFunction[] opens = [.. functions.Where(f => then.IsOpen(f) && !now.IsOpen(f))];
        CampaignFunction[] closes = [.. functions.Where(f => now.IsOpen(f) && !then.IsOpen(f))];
        var named = functions.Where(f => before?.Names(f) == true || proposed?.Names(f) == true).Union(closes).ToHashSet();
        var units = await PhaseTurning.ToldUnits(db, campaign.Id, access.Today).ToListAsync(ct);
        var isTold = campaign.State == CampaignState.Running && proposed is not null && proposed.State != (before?.State ?? PhaseState.Planned);
        return new PhaseOutlook(
            before?.State, proposed?.State ?? PhaseState.Closed, opens, closes, [.. named.Except(opens).Except(closes)],
            named.Contains(CampaignFunction.SelfAssessment) ? await MissingSelfsAsync(campaign.Id, ct) : [],
            named.Contains(CampaignFunction.Scoring) ? await MissingRatersAsync(campaign.Id, ct) : [],
            await UnfiledAsync(phaseId, ct), await OutsideAsync(phaseId, proposed?.Plan, ct),
            units.Count, isTold ? await PeopleAsync(units, ct) : 0);
    }

    private Task<List<string>> MissingSelfsAsync(int campaignId, CancellationToken ct) =>
        (from s in db.SelfAssessments
         where s.CampaignId == campaignId && !SheetStates.In.Contains(s.State) && db.Rounds.Any(r => r.Id == s.RoundId && r.State == RoundState.Open)
         join u in db.Units on s.UnitId equals u.Id
         orderby u.Path
         select u.Name).ToListAsync(ct);

    private Task<List<string>> MissingRatersAsync(int campaignId, CancellationToken ct) =>
        (from s in db.ScoreSheets
         where s.CampaignId == campaignId && !SheetStates.In.Contains(s.State) && db.Rounds.Any(r => r.Id == s.RoundId && r.State == RoundState.Open)
         orderby s.RaterKind, s.Id
         select db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
             ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "").ToListAsync(ct);

    private Task<List<string>> UnfiledAsync(int phaseId, CancellationToken ct) =>
        (from d in db.Duties
         where d.Origin == DutyOrigin.PhaseTask && DutyStates.Outstanding.Contains(d.State) && db.PhaseTasks.Any(t => t.Id == d.OriginId && t.PhaseId == phaseId)
         join u in db.Units on d.OwedByUnitId equals u.Id
         orderby u.Path, d.DueOn
         select u.Name + " " + d.Terms.Title).ToListAsync(ct);

    private async Task<IReadOnlyList<string>> OutsideAsync(int phaseId, PhasePlan? plan, CancellationToken ct)
    {
        if (plan is null)
        {
            return [];
        }

        var (first, last) = (plan.Begin.Earliest, plan.End?.Latest ?? DateOnly.MaxValue);
        return await db.PhaseTasks.Where(t => t.PhaseId == phaseId && t.CancelledAt == null && (t.Due.Latest < first || t.Due.Latest > last))
            .OrderBy(t => t.Due.Latest).Select(t => t.Title + " " + t.Due.Wording).ToListAsync(ct);
    }

    private Task<int> PeopleAsync(List<int> unitIds, CancellationToken ct)
    {
        var today = access.Today;
        return db.Assignments.Where(a => unitIds.Contains(a.UnitId) && Roles.OfOffice.Contains(a.Role) && a.From <= today && (a.To == null || a.To >= today))
            .Select(a => a.PersonId).Distinct().CountAsync(ct);
    }
}
