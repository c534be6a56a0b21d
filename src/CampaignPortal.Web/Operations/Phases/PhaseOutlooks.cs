using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>A function that would be closed on a day on which it is still needed.</summary>
/// <param name="Quarter">Whose day it is; null for what tasks ask.</param>
/// <param name="From">First day on which it is closed.</param>
/// <param name="DueOn">Last day on which it is needed.</param>
public sealed record Shortfall(CampaignFunction Function, Quarter? Quarter, DateOnly From, DateOnly DueOn);

/// <summary>What a change of a phase will mean, shown before it is made.</summary>
/// <param name="Before">Null for a phase that is not planned yet.</param>
/// <param name="After">Null where it is gone.</param>
/// <param name="Opens">What can be done then and cannot be done now.</param>
/// <param name="Closes">What can be done now and cannot be done then.</param>
/// <param name="Kept">Named by the phase, and open or closed as now.</param>
/// <param name="Shortfalls">What will be closed too early, today or on a later day.</param>
/// <param name="MissingSelfs">Units whose self-assessment of an open round is not in.</param>
/// <param name="MissingRaters">Raters whose sheet of an open round is not in.</param>
/// <param name="Unfiled">Duties of this phase that are not filed, as unit and task.</param>
/// <param name="Outside">Tasks whose last day lies outside the phase.</param>
/// <param name="ToldCount">People who get a message now.</param>
/// <param name="ToldLaterCount">People who get one on the day on which it opens or closes; 0 where it only names a time.</param>
public sealed record PhaseOutlook(
    PhaseStanding? Before, PhaseStanding? After, IReadOnlyList<CampaignFunction> Opens, IReadOnlyList<CampaignFunction> Closes, IReadOnlyList<CampaignFunction> Kept,
    IReadOnlyList<Shortfall> Shortfalls, IReadOnlyList<string> MissingSelfs, IReadOnlyList<string> MissingRaters, IReadOnlyList<string> Unfiled,
    IReadOnlyList<string> Outside, int UnitCount, int ToldCount, int ToldLaterCount)
{
    public bool IsNothingMissing => MissingSelfs.Count + MissingRaters.Count + Unfiled.Count == 0;
    public PhaseState NextState => After?.State ?? PhaseState.Closed;
    public bool IsBeginMoved => Before is not null && After is not null && Before.Plan.Begin != After.Plan.Begin;
    public bool IsEndMoved => Before is not null && After is not null && Before.Plan.End != After.Plan.End;
}

/// <summary>A task that is asked at once.</summary>
public sealed record AskedTask(string Title, DateOnly DueOn, int UnitCount);

/// <summary>What the start of a campaign will mean: its phases may be open already.</summary>
/// <param name="Opening">Names of the phases that are.</param>
/// <param name="ToldCount">People who get a message.</param>
public sealed record StartOutlook(int UnitCount, IReadOnlyList<string> Opening, IReadOnlyList<AskedTask> Tasks, int ToldCount);

/// <summary>Looks ahead: who can do what once a phase stands otherwise, what is missing then, and who is told.</summary>
public sealed class PhaseOutlooks(CampaignDbContext db, DutyLayout layout, Access access)
{
    /// <param name="proposed">The phase as it would stand at an instant; null when it would be gone.</param>
    public async Task<PhaseOutlook> ReadAsync(Campaign campaign, int phaseId, Func<DateTimeOffset, PhaseStanding>? proposed, CancellationToken ct)
    {
        var phases = await PhaseGate.Of(db, campaign.Id).AsNoTracking().ToListAsync(ct);
        var (now, then) = (Now(access.ArrivedAt), Then(access.ArrivedAt));
        var (before, after) = (now.Phases.FirstOrDefault(p => p.PhaseId == phaseId), proposed?.Invoke(access.ArrivedAt));
        var functions = Enum.GetValues<CampaignFunction>();
        CampaignFunction[] opens = [.. functions.Where(f => then.IsOpen(f) && !now.IsOpen(f))];
        CampaignFunction[] closes = [.. functions.Where(f => now.IsOpen(f) && !then.IsOpen(f))];
        var named = functions.Where(f => before?.Names(f) == true || after?.Names(f) == true).Union(closes).ToHashSet();
        var units = await PhaseTurning.ToldUnits(db, campaign.Id, access.Today).ToListAsync(ct);
        var (toldNow, toldLater) = campaign.State == CampaignState.Running ? await ToldAsync(campaign.Id, phaseId, before, after, units, ct) : (0, 0);
        return new PhaseOutlook(
            before, after, opens, closes, [.. named.Except(opens).Except(closes)], await ShortfallsAsync(campaign.Id, named, Now, Then, ct),
            named.Contains(CampaignFunction.SelfAssessment) ? await MissingSelfsAsync(campaign.Id, ct) : [],
            named.Contains(CampaignFunction.Scoring) ? await MissingRatersAsync(campaign.Id, ct) : [],
            await UnfiledAsync(phaseId, ct), await OutsideAsync(phaseId, after?.Plan, ct), units.Count, toldNow, toldLater);

        Openings Now(DateTimeOffset at) => Openings.At(phases, at);

        Openings Then(DateTimeOffset at) => proposed is null ? Now(at).Without(phaseId) : Now(at).With(proposed(at));
    }

    /// <summary>Of a campaign that is about to start.</summary>
    public async Task<StartOutlook> OfStartAsync(Campaign campaign, CancellationToken ct)
    {
        var units = await PhaseTurning.ToldUnits(db, campaign.Id, access.Today).ToListAsync(ct);
        var open = (await PhaseGate.Of(db, campaign.Id).AsNoTracking().ToListAsync(ct)).FindAll(p => p.StateAt(access.ArrivedAt) == PhaseState.Open);
        var asked = await layout.WouldAskAsync(campaign.Id, [.. open.Select(p => p.Id)], ct);
        IEnumerable<int> told = open.Exists(p => p.WhyNotTurn(access.ArrivedAt) is null && p.Functions.Count > 0) ? units : [];
        return new StartOutlook(
            units.Count, open.ConvertAll(p => p.Name), [.. asked.GroupBy(a => (a.Terms.Title, a.Terms.DueOn)).Select(g => new AskedTask(g.Key.Title, g.Key.DueOn, g.Count()))],
            await PeopleAsync([.. asked.Select(a => a.UnitId).Union(told)], ct));
    }

    private async Task<(int Now, int Later)> ToldAsync(int campaignId, int phaseId, PhaseStanding? before, PhaseStanding? after, List<int> units, CancellationToken ct)
    {
        if (after is null)
        {
            return (0, 0);
        }

        List<int> concerned = after.Plan.Functions.Count > 0 ? units : [];
        if (PhaseTurning.NewsOf(before, after) is null)
        {
            return (0, await PeopleAsync(concerned, ct));
        }

        var asked = after.State == PhaseState.Open ? await layout.WouldAskAsync(campaignId, [phaseId], ct) : [];
        return (await PeopleAsync([.. concerned.Union(asked.Select(a => a.UnitId))], ct), 0);
    }

    /// <summary>What a quarter that is planned or open, or a duty that is laid out, still needs and would lose by the change.</summary>
    private async Task<IReadOnlyList<Shortfall>> ShortfallsAsync(
        int campaignId, HashSet<CampaignFunction> named, Func<DateTimeOffset, Openings> now, Func<DateTimeOffset, Openings> then, CancellationToken ct)
    {
        var rounds = await db.Rounds.Where(r => r.CampaignId == campaignId && (r.State == RoundState.Planned || r.State == RoundState.Open))
            .Select(r => new { r.Quarter, r.Dates }).ToListAsync(ct);
        var filing = await db.Duties.Where(d => d.CampaignId == campaignId && DutyStates.Outstanding.Contains(d.State)).MaxAsync(d => (DateOnly?)d.Terms.DueOn, ct);
        var needs = rounds.OrderBy(r => r.Quarter).SelectMany(r => new (CampaignFunction Function, Quarter? Quarter, DateOnly From, DateOnly DueOn)[]
        {
            (CampaignFunction.SelfAssessment, r.Quarter, r.Dates.OpensOn, r.Dates.LateUntilOn ?? r.Dates.SelfDueOn),
            (CampaignFunction.Scoring, r.Quarter, r.Dates.OpensOn, r.Dates.ScoringDueOn),
        });
        return [.. from need in filing is { } last ? needs.Append((CampaignFunction.Duties, null, access.Today, last)) : needs
                   where named.Contains(need.Function)
                   let lost = LostFrom(need.Function, need.From > access.Today ? need.From : access.Today, need.DueOn)
                   where lost is not null
                   select new Shortfall(need.Function, need.Quarter, lost.Value, need.DueOn)];

        DateOnly? LostFrom(CampaignFunction function, DateOnly first, DateOnly last)
        {
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                if (now(OfficeTime.StartOf(day)).IsOpen(function) && !then(OfficeTime.StartOf(day)).IsOpen(function))
                {
                    return day;
                }
            }

            return null;
        }
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
