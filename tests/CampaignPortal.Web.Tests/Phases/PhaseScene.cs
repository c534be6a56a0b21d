using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>A running campaign of two windows whose third window and whose organiser receive what is owed.</summary>
public sealed class PhaseScene : IAsyncDisposable
{
    private PhaseScene(CampaignScene campaigns) => Campaigns = campaigns;

    public CampaignScene Campaigns { get; }
    public Portal Portal => Campaigns.Portal;
    public Someone Admin => Campaigns.Admin;
    public Someone Staff => Campaigns.Staff;
    public Unit Window => Campaigns.Windows[0];
    public Unit Office => Campaigns.Windows[2];

    /// <summary>Works in the office to which things are owed.</summary>
    public required Someone Receiver { get; init; }

    /// <summary>Works in the other window that takes part.</summary>
    public required Someone Neighbour { get; init; }

    public static async Task<PhaseScene> SetAsync(Provider provider) => await SetAsync(await Portal.OpenAsync(provider));

    public static async Task<PhaseScene> SetAsync(Portal portal)
    {
        var campaigns = await CampaignScene.SetAsync(portal);
        return new PhaseScene(campaigns)
        {
            Receiver = await portal.PersonAsync(Role.OfficeStaff, campaigns.Windows[2]),
            Neighbour = await portal.PersonAsync(Role.OfficeStaff, campaigns.Windows[1]),
        };
    }

    /// <returns>A phase of the campaign, or of a new running one.</returns>
    public async Task<int> PhaseAsync(string begin, string? end, int? campaignId = null, params CampaignFunction[] functions)
    {
        var id = campaignId ?? await Campaigns.RunningAsync();
        return await Portal.DataAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == id);
            var plan = new PhasePlan(1, Portal.Code("阶段"), null, DateWording.Read(begin, 2026)!, end is null ? null : DateWording.Read(end, 2026), functions);
            var phase = new Phase(Guid.NewGuid(), campaign, plan, new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
            db.Add(phase);
            await db.SaveChangesAsync();
            return phase.Id;
        });
    }

    /// <summary>A task owed to the office, laid out if its phase is open.</summary>
    public async Task<int> TaskAsync(int phaseId, string due = "9月下旬前", bool needsCheck = false, DutyEvidence evidence = DutyEvidence.Words, bool isRolled = false)
    {
        var taskId = await Portal.DataAsync(async db =>
        {
            var phase = await db.Phases.SingleAsync(p => p.Id == phaseId);
            var plan = new TaskPlan(Portal.Code("任务"), null, DateWording.Read(due, 2026)!, isRolled, evidence, needsCheck, [], [], [Office.Id, Campaigns.Organiser.Id]);
            var task = new PhaseTask(Guid.NewGuid(), phase, CampaignState.Running, plan, new Actor(Admin.PersonId), Portal.Clock.GetUtcNow());
            db.Add(task);
            await db.SaveChangesAsync();
            return task.Id;
        });
        await DoDueAsync();
        return taskId;
    }

    /// <returns>The duty of the first window, of a task in a phase without end.</returns>
    public async Task<int> DutyAsync(string due = "9月下旬前", bool needsCheck = false, DutyEvidence evidence = DutyEvidence.Words) =>
        await DutyOfAsync(await TaskAsync(await PhaseAsync("2026年9月", null), due, needsCheck, evidence));

    public async Task<int> FiledAsync(bool needsCheck = false)
    {
        var id = await DutyAsync(needsCheck: needsCheck);
        await Portal.DataAsync(async db =>
        {
            var stored = await DutyReading.Whole(db.Duties).SingleAsync(d => d.Id == id);
            stored.File(CampaignState.Running, Guid.NewGuid(), "已完成", 0, new Actor(Staff.PersonId), Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        return id;
    }

    public Task<int> DutyOfAsync(int taskId, Unit? unit = null) =>
        Portal.DataAsync(db => db.Duties.Where(d => d.OriginId == taskId && d.OwedByUnitId == (unit ?? Window).Id).Select(d => d.Id).SingleAsync());

    public Task<Duty> ReadAsync(int id) => Portal.DataAsync(db => DutyReading.Whole(db.Duties).AsNoTracking().SingleAsync(d => d.Id == id));

    public Task<int> CampaignOfAsync(int phaseId) => Portal.DataAsync(db => db.Phases.Where(p => p.Id == phaseId).Select(p => p.CampaignId).SingleAsync());

    /// <summary>As the background work does each minute.</summary>
    public Task<int> DoDueAsync() => Portal.WithAsync<PhaseTurning, int>(turning => turning.DoDueAsync(default));

    public async Task<Page> OpenAsync(Someone who, string path) => await (await Portal.SignInAsync(who)).OpenAsync(path);

    public Task<IReadOnlyList<string>> MessagesAsync(Someone to) => Portal.DataAsync<IReadOnlyList<string>>(async db =>
        await db.Messages.Where(m => m.RecipientId == to.PersonId).OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync());

    public Task<IReadOnlyList<string>> DeedsAsync(string about) => Portal.DataAsync<IReadOnlyList<string>>(async db =>
        await db.AuditEntries.Where(e => e.Subject == about).OrderBy(e => e.Id).Select(e => e.Code).ToListAsync());

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
