using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>A duty as somebody who may answer it has it before him.</summary>
/// <param name="Units">The recipients for which he may act now; usually one.</param>
/// <param name="WhyNot">Null where there is one.</param>
public sealed record DutyAnswer(DutyShown Shown, IReadOnlyList<int> Units, Refusal? WhyNot);

/// <summary>As whom somebody answers for a recipient.</summary>
/// <param name="Homes">Units in which either side of the actor holds a post or files.</param>
public sealed record Answering(Actor Actor, IReadOnlySet<int> Homes);

/// <summary>For which recipients of a duty somebody receives or sends back, and as whom.</summary>
public sealed class DutyAnswering(CampaignDbContext db, Access access, DutyReading reading)
{
    /// <returns>Null when the duty is owed to nobody for whom the person receives.</returns>
    public async Task<DutyAnswer?> ReadAsync(int dutyId, Func<Duty, CampaignState, int, Answering, Refusal?> whyNot, CancellationToken ct)
    {
        var shown = await reading.ReadAsync(db.Duties.OwedTo(access, Permit.ReceiveDuties), dutyId, ct);
        return shown is null ? null : await ReadAsync(shown, whyNot, ct);
    }

    /// <summary>Of a duty that is read already; somebody for whom nobody is answered is not entitled.</summary>
    public async Task<DutyAnswer> ReadAsync(DutyShown shown, Func<Duty, CampaignState, int, Answering, Refusal?> whyNot, CancellationToken ct)
    {
        List<(int UnitId, Refusal? WhyNot)> mine = [];
        foreach (var unitId in await MineAsync(shown.Duty.Id, ct))
        {
            if (await AnsweringAsync(unitId, ct) is { } me)
            {
                mine.Add((unitId, whyNot(shown.Duty, shown.CampaignState, unitId, me)));
            }
        }

        List<int> units = [.. mine.Where(m => m.WhyNot is null).Select(m => m.UnitId)];
        return new DutyAnswer(shown, units, units.Count > 0 ? null : mine.Count > 0 ? mine[0].WhyNot : Refusal.NotEntitled);
    }

    /// <returns>As whom the person answers for this recipient; null when the duty or the recipient is not his.</returns>
    public async Task<Answering?> FindAsync(int dutyId, int unitId, CancellationToken ct) =>
        (await MineAsync(dutyId, ct)).Contains(unitId) ? await AnsweringAsync(unitId, ct) : null;

    private async Task<Answering?> AnsweringAsync(int unitId, CancellationToken ct) =>
        await access.ActorForAsync(Permit.ReceiveDuties, unitId, ct) is { } actor ? new Answering(actor, await db.HomesOfAsync(actor, access.Today, ct)) : null;

    private Task<List<int>> MineAsync(int dutyId, CancellationToken ct)
    {
        var mine = db.Duties.ReceivedFor(access, Permit.ReceiveDuties);
        return db.Duties.Where(d => d.Id == dutyId).SelectMany(d => d.Recipients).Where(r => mine.Any(m => m.Id == r.Id)).OrderBy(r => r.Id).Select(r => r.UnitId).ToListAsync(ct);
    }
}
