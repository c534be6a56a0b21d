using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>
/// Renames, moves, merges and splits units: at once where the day has come, else on the day, by whichever instance comes
/// first. The version of the reorganisation makes it happen once, and all of it or nothing.
/// </summary>
public sealed partial class Reorganising(
    CampaignDbContext db, Succession succession, ReorganisationPreview preview, Recipients recipients, TimeProvider clock, ILogger<Reorganising> logger) : IDueByDate
{
    /// <returns>Id of the draft; a form sent twice drafts once.</returns>
    /// <exception cref="RefusedException">The form was sent before and asked for something else.</exception>
    public Task<int> DraftAsync(Reorganisation draft, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var known = await db.Reorganisations.Include(r => r.Units).Include(r => r.Successors).AsSplitQuery().SingleOrDefaultAsync(r => r.Key == draft.Key, token);
                RefusedException.ThrowIf(known?.AsksTheSame(draft) == false ? Refusal.AlreadyRecorded : null);
                if (known is null)
                {
                    RefusedException.ThrowIf(await WhyNotDraftAsync(draft, token));
                    db.Reorganisations.Add(draft);
                    await db.SaveChangesAsync(token);
                }

                return (known ?? draft).Id;
            },
            ct);

    /// <summary>Does it where its day has come, and leaves it to its day otherwise.</summary>
    /// <param name="seen">What <see cref="PreviewView.Seen"/> said when it was shown.</param>
    /// <returns>Whether it is done.</returns>
    /// <exception cref="RefusedException">It cannot be done as the units stand now, or would do something else than what was shown.</exception>
    public Task<bool> DecideAsync(int id, long version, string seen, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var change = await db.Reorganisations.SingleAsync(r => r.Id == id, token);
                db.ExpectVersion(change, version);
                RefusedException.ThrowIf((await preview.ReadAsync(change, token)).Seen == seen ? await WhyNotAsync(change, token) : Refusal.ChangedByAnother);
                if (change.EffectiveOn <= clock.Today())
                {
                    await ApplyAsync(change, actor, token);
                    return true;
                }

                change.Plan(actor, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return false;
            },
            ct);

    public Task WithdrawAsync(int id, long version, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var change = await db.Reorganisations.SingleAsync(r => r.Id == id, token);
                db.ExpectVersion(change, version);
                change.Withdraw(actor, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Carries out every planned reorganisation whose day has come, the earliest first.</summary>
    /// <returns>How many. One that cannot be carried out holds up no other; its page says why.</returns>
    public async Task<int> CarryOutDueAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var due = await db.Reorganisations.Where(r => r.State == ReorganisationState.Planned && r.EffectiveOn <= today)
            .OrderBy(r => r.EffectiveOn).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        var done = 0;
        foreach (var id in due)
        {
            try
            {
                await db.AsOneAsync(token => CarryOutDueAsync(id, token), ct);
                done++;
            }
            catch (Exception failure) when (failure is RefusedException or DbUpdateException)
            {
                NotCarriedOut(failure, id);
            }
        }

        return done;
    }

    Task<int> IDueByDate.DoDueAsync(CancellationToken ct) => CarryOutDueAsync(ct);

    /// <summary>Why it cannot be done as the units stand now; the day is asked elsewhere.</summary>
    public async Task<Refusal?> WhyNotAsync(Reorganisation change, CancellationToken ct)
    {
        int[] ids = [.. change.Units.Select(u => u.UnitId), .. change.Successors.Select(s => s.UnitId).OfType<int>(), change.NewParentId ?? 0];
        var units = await db.Units.Include(u => u.Parent).Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var first = units[change.Units[0].UnitId];
        var day = change.EffectiveOn;
        var today = day > clock.Today() ? day : clock.Today();
        return change.WhyNotWithdraw() ?? change.Kind switch
        {
            ReorganisationKind.Rename => first.WhyNotRename(change.NewName!, day, today) ?? await WhyNotNameAsync(first.Id, change.NewName!, ct),
            ReorganisationKind.Transfer => first.WhyNotTransfer(units[change.NewParentId!.Value], day, await BelowAsync(first, ct)),
            _ => change.Successors.Any(s => s.UnitId is { } id && units[id].ClosedOn is not null) ? Refusal.UnitClosed
                : await WhyNotCloseAsync(change, [.. change.Units.Select(u => units[u.UnitId])], ct),
        };
    }

    /// <summary>Of each kind of change one waits for a unit, so that two never contradict each other.</summary>
    private async Task<Refusal?> WhyNotDraftAsync(Reorganisation draft, CancellationToken ct)
    {
        int[] ids = [.. draft.Units.Select(u => u.UnitId)];
        var isPending = await db.Reorganisations.AnyAsync(
            r => r.Kind == draft.Kind && (r.State == ReorganisationState.Drafted || r.State == ReorganisationState.Planned) && r.Units.Any(u => ids.Contains(u.UnitId)), ct);
        return isPending ? Refusal.ChangePending
            : draft.Kind == ReorganisationKind.Rename ? await WhyNotNameAsync(ids[0], draft.NewName!, ct)
            : null;
    }

    /// <summary>Names may repeat in different places, not under one unit above.</summary>
    private async Task<Refusal?> WhyNotNameAsync(int unitId, string name, CancellationToken ct) =>
        await db.Units.AnyAsync(u => u.Id != unitId && u.ClosedOn == null && u.Name == name && db.Units.Any(own => own.Id == unitId && own.ParentId == u.ParentId), ct)
            ? Refusal.NameTaken : null;

    private async Task<Refusal?> WhyNotCloseAsync(Reorganisation change, IReadOnlyList<Unit> units, CancellationToken ct)
    {
        int[] ids = [.. units.Select(u => u.Id)];
        string[] codes = [.. change.Successors.Where(s => s.UnitId is null).Select(s => s.NormalisedCode!)];
        var found = await db.Units.Where(u => u.Id == ids[0]).Select(_ => new
        {
            IsCodeTaken = db.Units.Any(u => codes.Contains(u.NormalisedCode)),
            HasUnitsBelow = db.Units.Any(u => u.ClosedOn == null && u.ParentId != null && ids.Contains(u.ParentId.Value)),
            Organises = db.Campaigns.Any(c => CampaignStates.Changeable.Contains(c.State) && ids.Contains(c.OrganiserUnitId)),
        }).SingleAsync(ct);
        return units.Select(u => u.ParentId is null ? Refusal.BelowItself : u.WhyNotClose(change.EffectiveOn.AddDays(-1))).FirstOrDefault(r => r is not null)
            ?? (found.IsCodeTaken ? Refusal.AlreadyRecorded : found.HasUnitsBelow ? Refusal.HasUnitsBelow : found.Organises ? Refusal.OrganisesCampaign : null);
    }

    private async Task CarryOutDueAsync(int id, CancellationToken ct)
    {
        var change = await db.Reorganisations.SingleAsync(r => r.Id == id, ct);
        RefusedException.ThrowIf(await WhyNotAsync(change, ct));
        await ApplyAsync(change, Actor.System, ct);
    }

    private async Task ApplyAsync(Reorganisation change, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        int[] ids = [.. change.Units.Select(u => u.UnitId)];
        var units = await db.Units.Include(u => u.Parent).Where(u => ids.Contains(u.Id)).ToListAsync(ct);
        switch (change.Kind)
        {
            case ReorganisationKind.Rename:
                units[0].Rename(change.NewName!, change.EffectiveOn, clock.Today(), actor, now);
                break;
            case ReorganisationKind.Transfer:
                units[0].Transfer(await db.Units.SingleAsync(u => u.Id == change.NewParentId, ct), change.EffectiveOn, await BelowAsync(units[0], ct), actor, now);
                break;
            default:
                await SucceedAsync(change, [.. ids.Select(id => units.Single(u => u.Id == id))], actor, ct);
                break;
        }

        change.CarryOut(actor, now);
        await TellAsync(change, ids, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task SucceedAsync(Reorganisation change, IReadOnlyList<Unit> units, Actor actor, CancellationToken ct)
    {
        var successors = await SuccessorsAsync(change, units[0], actor, ct);
        await succession.HandOverAsync(change, successors, actor, ct);
        foreach (var unit in units)
        {
            unit.Close(change.EffectiveOn.AddDays(-1), [.. successors.Select(s => s.Id)], actor, clock.GetUtcNow());
        }
    }

    /// <summary>Founds those that do not exist yet, beside the first unit.</summary>
    private async Task<IReadOnlyList<Unit>> SuccessorsAsync(Reorganisation change, Unit first, Actor actor, CancellationToken ct)
    {
        List<Unit> successors = [];
        foreach (var successor in change.Successors)
        {
            var unit = successor.UnitId is { } id
                ? await db.Units.SingleAsync(u => u.Id == id, ct)
                : new Unit(first.Parent, first.Kind, successor.Code!, successor.Name!, first.Order, change.EffectiveOn, actor, clock.GetUtcNow());
            if (successor.UnitId is null)
            {
                db.Units.Add(unit);
                await db.SaveChangesAsync(ct);
                successor.Became(unit.Id);
            }

            successors.Add(unit);
        }

        return successors;
    }

    /// <summary>Every unit under this one, closed ones too.</summary>
    private Task<List<Unit>> BelowAsync(Unit unit, CancellationToken ct) =>
        db.Units.Where(u => u.Id != unit.Id && u.Path.StartsWith(unit.Path)).OrderBy(u => u.Path).ToListAsync(ct);

    /// <summary>The people of all units concerned, and who runs the campaigns in which they take part.</summary>
    private async Task TellAsync(Reorganisation change, int[] ids, CancellationToken ct)
    {
        int[] concerned = [.. ids, .. change.Successors.Select(s => s.UnitId).OfType<int>()];
        await recipients.TellUnitsAsync(concerned, $"Reorganised{change.Kind}", change.About, "/", ct);
        foreach (var campaignId in await db.Campaigns.Where(c => c.State == CampaignState.Running && c.Participations.Any(p => ids.Contains(p.UnitId))).Select(c => c.Id).ToListAsync(ct))
        {
            await recipients.TellOrganisersAsync(campaignId, Role.Administrator, $"Reorganised{change.Kind}", change.About, $"/Campaigns/Participants/{campaignId}", ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Reorganisation {ReorganisationId}, whose day has come, was not carried out this time")]
    private partial void NotCarriedOut(Exception failure, int reorganisationId);
}
