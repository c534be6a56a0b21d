using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using SelfSheet = CampaignPortal.Domain.Assessments.SelfAssessment;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>
/// Opens a round, by date or by hand: pins scheme, standards and participants, and lays out one self-assessment per
/// participant and one score sheet per responsible office and per supervisor. A unique row makes it happen once.
/// </summary>
public sealed partial class RoundOpening(CampaignDbContext db, Schemes schemes, Recipients recipients, TimeProvider clock, ILogger<RoundOpening> logger) : IDueByDate
{
    /// <exception cref="RefusedException">The round is not planned any more, or has too few participants.</exception>
    public Task OpenAsync(int roundId, long? expectedVersion, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(token => OpenInOneGoAsync(roundId, expectedVersion, actor, token), ct);

    /// <summary>Opens every round of a running campaign whose day has come, but for those that wait for a hand.</summary>
    /// <returns>How many were opened. One that cannot be opened holds up no other.</returns>
    public async Task<int> OpenDueAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var due = await (from r in db.Rounds
                         where r.State == RoundState.Planned && !r.OpensByHand && r.Dates.OpensOn <= today
                         join c in db.Campaigns on r.CampaignId equals c.Id
                         where c.State == CampaignState.Running
                         orderby r.Id
                         select r.Id).ToListAsync(ct);
        var opened = 0;
        foreach (var roundId in due)
        {
            try
            {
                await OpenAsync(roundId, null, Actor.System, ct);
                opened++;
            }
            catch (Exception failure) when (failure is RefusedException or DbUpdateException)
            {
                NotOpened(failure, roundId);
            }
        }

        return opened;
    }

    Task<int> IDueByDate.DoDueAsync(CancellationToken ct) => OpenDueAsync(ct);

    [LoggerMessage(LogLevel.Warning, "Round {RoundId}, whose day has come, was not opened this time")]
    private partial void NotOpened(Exception failure, int roundId);

    private async Task OpenInOneGoAsync(int roundId, long? expectedVersion, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var round = await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == roundId, ct);
        var campaign = await db.Campaigns.Include(c => c.Categories).Include(c => c.Participations).SingleAsync(c => c.Id == round.CampaignId, ct);
        RefusedException.ThrowIf(campaign.State == CampaignState.Running ? null : Refusal.WrongState);
        if (expectedVersion is { } version)
        {
            db.ExpectVersion(round, version);
        }

        var scheme = await FreezeSchemeAsync(campaign.SchemeVersionId!.Value, actor, now, ct);
        await FreezeStandardsAsync(campaign.StandardSetVersionId!.Value, actor, now, ct);
        var participants = await ParticipantsAsync(campaign, clock.Today(), ct);
        round.Open(actor, campaign.SchemeVersionId.Value, campaign.StandardSetVersionId.Value, campaign.Settings.Decider, participants, now);
        db.RoundEffects.Add(new RoundEffect(round.Id, RoundEffectKind.Opening, round.Dates.OpensOn, now));
        await LayOutSelfSheetsAsync(round, campaign.Settings.SelfMode, scheme, actor, now, ct);
        await LayOutScoreSheetsAsync(round, scheme, actor, now, ct);
        await recipients.TellUnitsAsync([.. participants.Select(p => p.UnitId)], "RoundOpened", $"{campaign.Name} {round.Quarter.Name}", "/", ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Scheme> FreezeSchemeAsync(int schemeVersionId, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var version = await db.SchemeVersions.SingleAsync(v => v.Id == schemeVersionId, ct);
        if (!version.IsFrozen)
        {
            version.Freeze(actor, now);
        }

        return await schemes.OfVersionAsync(schemeVersionId, ct);
    }

    private async Task FreezeStandardsAsync(int versionId, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var set = await db.StandardSets.Include(s => s.Versions).SingleAsync(s => s.Versions.Any(v => v.Id == versionId), ct);
        var version = set.Versions.Single(v => v.Id == versionId);
        if (!version.IsFrozen)
        {
            set.Freeze(version.Number, actor, now);
        }
    }

    private async Task<IReadOnlyList<Participant>> ParticipantsAsync(Campaign campaign, DateOnly today, CancellationToken ct)
    {
        var joined = campaign.ParticipantsOn(today).ToDictionary(p => p.UnitId);
        var names = campaign.Categories.ToDictionary(c => c.Code, c => c.Name);
        var units = await db.Units.Where(u => joined.Keys.Contains(u.Id)).OrderBy(u => u.Path)
            .Select(u => new { u.Id, u.NormalisedCode, u.Name, ParentCode = u.Parent!.NormalisedCode, Parent = u.Parent!.Name, u.Order }).ToListAsync(ct);
        return [.. units.Select((u, place) => new Participant(
            u.Id, u.NormalisedCode, u.Name, u.ParentCode, u.Parent, joined[u.Id].CategoryCode, names[joined[u.Id].CategoryCode], joined[u.Id].IsRanked, place + 1))];
    }

    private async Task LayOutSelfSheetsAsync(Round round, SelfMode mode, Scheme scheme, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var demanding = await db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == round.StandardSetVersionId)
            .SelectMany(v => v.Criteria).Where(c => c.RequiresEvidence).Select(c => c.Code).ToListAsync(ct);
        SelfItem[] items = [.. from i in scheme.ItemsJudgedIn(Schemes.SelfChannel)
                               select new SelfItem(i.Code, i is TextItem, i.Head.Criterion is { } criterion && demanding.Contains(criterion))];
        if (items.Length > 0)
        {
            db.SelfAssessments.AddRange(round.Participants.Select(p => new SelfSheet(round.Id, p.UnitId, round.CampaignId, mode, items, actor, now)));
        }
    }

    /// <summary>
    /// A responsible office marks its items for all units but itself; where several were merged, one sheet has the items of
    /// all. A supervisor marks the items of no office for the units assigned to him, but not those in which he is at home.
    /// </summary>
    private async Task LayOutScoreSheetsAsync(Round round, Scheme scheme, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var offices = await db.OfficesByCodeAsync(ct);
        var supervisors = await SupervisorsAsync(round, ct);
        var homes = await db.HomesOfAsync(supervisors.Keys, clock.Today(), ct);
        foreach (var channel in scheme.Content.Channels.Where(c => c.Code != Schemes.SelfChannel))
        {
            var marked = MarkedItems(scheme, channel.Code).ToLookup(i => RaterOf(i, offices), i => i.Code);
            foreach (var office in marked.Where(g => g.Key is not null))
            {
                Prepare(round, channel.Code, RaterKind.ResponsibleOffice, office.Key!.Value, [.. office], round.Participants, [office.Key.Value], actor, now);
            }

            foreach (var supervisor in supervisors.Where(_ => marked[null].Any()))
            {
                var units = round.Participants.Where(p => supervisor.Value.Contains(p.UnitId));
                Prepare(round, channel.Code, RaterKind.Supervisor, supervisor.Key, [.. marked[null]], units, [.. homes[supervisor.Key]], actor, now);
            }
        }
    }

    /// <returns>The unit that answers today for the item's office; null where it names none.</returns>
    private static int? RaterOf(Item item, IReadOnlyDictionary<string, int> offices)
    {
        if (item.Head.ResponsibleOffice is not { } office)
        {
            return null;
        }

        var code = Text.NormalisedCode(office);
        RefusedException.ThrowIf(offices.ContainsKey(code) ? null : Refusal.Incomplete, code);
        return offices[code];
    }

    /// <summary>What a person enters on a sheet of the channel: items judged there, and the counts behind its ratios.</summary>
    internal static IEnumerable<Item> MarkedItems(Scheme scheme, string channel) =>
        scheme.Content.TreeItems.Where(i => i is not TextItem && (i.IsJudgedIn(channel) || (i is RatioItem && i.StandsIn(channel))));

    private void Prepare(
        Round round, string channel, RaterKind kind, int raterId, string[] items, IEnumerable<Participant> participants, int[] own, Actor actor, DateTimeOffset now)
    {
        int[] units = [.. participants.Select(p => p.UnitId)];
        if (units.Except(own).Any())
        {
            db.ScoreSheets.Add(new ScoreSheet(round.Id, round.CampaignId, channel, kind, raterId, items, units, [.. units.Intersect(own)], actor, now));
        }
    }

    /// <returns>The supervisors in force, each with the units assigned to him.</returns>
    private async Task<Dictionary<int, HashSet<int>>> SupervisorsAsync(Round round, CancellationToken ct)
    {
        var today = clock.Today();
        var pairs = await (from a in db.Assignments
                           where a.Role == Role.Supervisor && a.From <= today && (a.To == null || a.To >= today)
                               && (a.CampaignId == null || a.CampaignId == round.CampaignId)
                           join top in db.Units on a.UnitId equals top.Id
                           from u in db.Units
                           where u.Id == a.UnitId || (a.WithSubtree && u.Path.StartsWith(top.Path))
                           select new { a.PersonId, UnitId = u.Id }).Distinct().ToListAsync(ct);
        return pairs.GroupBy(p => p.PersonId, p => p.UnitId).ToDictionary(g => g.Key, g => g.ToHashSet());
    }
}
