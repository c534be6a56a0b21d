using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>What stands over every page about a result: whose, which quarter, which number, who computed and who decided.</summary>
public sealed record ResultHead(
    int Id, int RoundId, int CampaignId, int OrganiserUnitId, string CampaignName, Quarter Quarter, CampaignSettings Settings, int Number,
    ResultState State, long Version, int SchemeVersionId, string Hash, int? CorrectsNumber, string? CorrectionReason, DateTimeOffset ComputedAt,
    string? ComputedBy, DecisionView? Decision, DateTimeOffset? DecidedAt, string? DecidedBy, string? PrintedException, EvidenceLink? Scan, bool IsOrganiser,
    int UnitCount, Decider? OpenedWith, RoundState RoundState, AudienceLevel? DecidedFor, int OpenQuestionCount, bool HasResolutions, IReadOnlyList<SeatsRow> Seats)
{
    /// <summary>Who may see how much: as it was when decided, before that as the campaign has it.</summary>
    public AudienceLevel Audience => DecidedFor ?? Settings.AudienceLevel;

    public Decider Decider => Decider.InForce(OpenedWith, Settings.Decider);
}

/// <summary>Who decided, without the parts that nobody reads.</summary>
public sealed record DecisionView(DeciderKind Kind, string? BodyName, DateOnly? MeetingOn, string? MinutesNumber);

/// <summary>One unit in a result, with its place in lists.</summary>
public sealed record StandingRow(
    int UnitId, string UnitCode, string UnitName, string CategoryCode, string CategoryName, int Order, bool IsRanked, decimal? Total, int? Rank,
    StandingNotes Notes, GradeOnRow? Grade, IReadOnlyList<PlaceOnList> Lists, IReadOnlyList<GateOnRow> Gates, IReadOnlyList<ConsequenceOnRow> Consequences)
{
    /// <summary>Whether it is still to be decided if the unit gets this grade or stands on this list.</summary>
    public bool IsOpen(string list) =>
        (Grade is { By: GradeBy.Open } && Grade.Grade == list) || Lists.Any(l => l.List == list && l.State == AwardState.Open);

    /// <summary>Whether a gate fixes its grade, or keeps it low.</summary>
    public bool IsGradedByGate(StandingRules rules) =>
        Grade is { By: GradeBy.Gate } || Gates.Select(g => rules.FindGate(g.Gate)).Any(g => g is { LowersGrade: true });

    /// <summary>Whether a gate keeps it from having a rank.</summary>
    public bool IsTakenOut(StandingRules rules) => Rank is null && Gates.Select(g => rules.FindGate(g.Gate)).Any(g => g is { TakesOutOfRanking: true });

    /// <summary>With grade, lists, gates and consequences as the calculation gives them; outside the ranking only what gates did is kept.</summary>
    /// <param name="outcome">Null where the scheme has none.</param>
    public StandingRow With(StandingResult? outcome)
    {
        var ofRank = IsRanked ? outcome : null;
        return this with
        {
            Grade = ofRank?.Grade is { } given ? new GradeOnRow(ofRank.Band, given.Grade, given.By, given.Seat) : null,
            Lists = [.. (ofRank?.Awards ?? []).Select(a => new PlaceOnList(a.Award, a.State, a.Seat))],
            Gates = [.. (outcome?.Gates ?? []).Select(g => new GateOnRow(g.Gate, g.Since))],
            Consequences = [.. (outcome?.Consequences ?? []).Where(c => IsRanked || c.Gate is not null).Select(c => new ConsequenceOnRow(c.Consequence, c.Gate, c.Award, c.Back, c.Scope))],
        };
    }

    /// <inheritdoc cref="With"/>
    public bool IsThatOf(StandingResult? outcome)
    {
        var own = With(outcome);
        return Grade == own.Grade && Lists.SequenceEqual(own.Lists) && Gates.SequenceEqual(own.Gates) && Consequences.SequenceEqual(own.Consequences);
    }
}

/// <summary>A unit of the result that is the reader's own.</summary>
public sealed record OwnUnit(int UnitId, string UnitName, string CategoryCode);

/// <summary>A result as one reader finds it; its rows are read as far as a page shows them.</summary>
public sealed record OpenedResult(ResultHead Head, IReadOnlyList<OwnUnit> Own, ResultSight Sight)
{
    public bool IsOwn(StandingRow row) => Sight.OwnUnits.Contains(row.UnitId);

    public bool SeesFigures(StandingRow row) => Sight.SeesFigures(row.UnitId, row.CategoryCode);

    /// <summary>Whether he may know which gates apply to the unit and why; others learn no more than that it is not ranked.</summary>
    public bool SeesGates(StandingRow row) => Head.IsOrganiser || IsOwn(row);
}

/// <param name="CorrectedSince">Number of the earlier quarter's result where that was corrected after this one was computed; else null.</param>
public sealed record EarlierRanks(IReadOnlyDictionary<int, int> Ranks, int? CorrectedSince)
{
    /// <summary>Names of the units of that quarter's result, as far as they were asked for; empty where there is none.</summary>
    public IReadOnlyDictionary<int, string> Units { get; init; } = new Dictionary<int, string>();

    /// <summary>Places gained since the quarter before, negative when lost; null where either rank is missing.</summary>
    public int? MovementOf(StandingRow row) => row.Rank is { } rank && Ranks.TryGetValue(row.UnitId, out var before) ? before - rank : null;
}

/// <summary>Opens results for reading. Every page about results starts here, so that all draw the same line.</summary>
public sealed class ResultReading(Access access)
{
    /// <returns>Null where the result does not exist for this person.</returns>
    public async Task<OpenedResult?> OpenAsync(int id, string permit, CancellationToken ct)
    {
        var head = await Heads(access.Db.RoundResults.VisibleTo(access, permit).Where(r => r.Id == id), permit).SingleOrDefaultAsync(ct);
        if (head is null)
        {
            return null;
        }

        var units = await access.UnitsAsync(permit, Roles.OfUnit, ct);
        var own = await (from u in units join s in Standings(head) on u.Id equals s.UnitId orderby u.Path select new OwnUnit(s.UnitId, s.UnitName, s.CategoryCode)).ToListAsync(ct);
        var sight = new ResultSight(
            head.IsOrganiser, head.State, head.Audience,
            own.Select(u => u.UnitId).ToHashSet(), own.Select(u => u.CategoryCode).ToHashSet(StringComparer.Ordinal));
        return sight.Exists ? new OpenedResult(head, own, sight) : null;
    }

    public IQueryable<ResultHead> Heads(IQueryable<RoundResult> results, string permit)
    {
        var (db, organised) = (access.Db, access.Db.Campaigns.Organised(access, permit));
        // A few rows more instead of a command more, here and below.
        return from r in results.AsSingleQuery()
               join round in db.Rounds on r.RoundId equals round.Id
               join c in db.Campaigns on r.CampaignId equals c.Id
               select new ResultHead(
                   r.Id, r.RoundId, r.CampaignId, c.OrganiserUnitId, c.Name, round.Quarter, c.Settings, r.Number, r.State, r.Version, r.SchemeVersionId,
                   r.Hash, r.CorrectsNumber, r.CorrectionReason, r.ComputedAt,
                   db.People.Where(p => p.Id == r.ComputedBy.PersonId).Select(p => p.Name).FirstOrDefault(),
                   // Field by field: the whole of it would bring the whole result with its bundle.
                   r.DecidedAt == null ? null : new DecisionView(r.Decision!.Kind, r.Decision.BodyName, r.Decision.MeetingOn, r.Decision.MinutesNumber), r.DecidedAt,
                   db.People.Where(p => p.Id == r.DecidedBy!.PersonId).Select(p => p.Name).FirstOrDefault(),
                   r.PrintedException,
                   db.Evidence.Where(e => r.Decision != null && e.Id == r.Decision.ScanEvidenceId).SelectMany(e => e.Versions)
                       .Select(v => new EvidenceLink(v.Id, v.FileName, v.Size)).FirstOrDefault(),
                   organised.Any(o => o.Id == c.Id), r.Standings.Count, round.OpenedWith, round.State, r.Audience, r.OpenQuestionCount, db.Resolutions.Any(x => x.RoundId == r.RoundId && x.WithdrawnBecause == null),
                   r.Seats.OrderBy(s => s.Id).Select(s => new SeatsRow(s.ListCode, s.CategoryCode, s.PoolCode, s.Base, s.Exact, s.Seats, s.Taken)).ToList());
    }

    /// <summary>All units of a result in list order.</summary>
    public async Task<IReadOnlyList<StandingRow>> RowsAsync(ResultHead head, CancellationToken ct) =>
        await Rows(Placed(head, Standings(head)).OrderBy(p => p.Place.Order).ThenBy(p => p.Place.UnitId)).ToListAsync(ct);

    /// <returns>Null where the unit does not stand in the result.</returns>
    public Task<StandingRow?> RowAsync(ResultHead head, int unitId, CancellationToken ct) =>
        Rows(Placed(head, Standings(head).Where(s => s.UnitId == unitId))).SingleOrDefaultAsync(ct);

    /// <summary>Units of one category that have a rank.</summary>
    public Task<int> RankedCountAsync(ResultHead head, string category, CancellationToken ct) =>
        Standings(head).CountAsync(s => s.CategoryCode == category && s.Rank != null, ct);

    /// <summary>Ranks in force of the quarter before, by unit; a rank in another category is none.</summary>
    /// <param name="rows">The rows that they stand beside.</param>
    public async Task<EarlierRanks> EarlierRanksAsync(ResultHead head, IReadOnlyCollection<StandingRow> rows, CancellationToken ct)
    {
        var (db, before, campaignId) = (access.Db, head.Quarter.Previous, head.CampaignId);
        var isAll = rows.Count == head.UnitCount;
        int[] units = isAll ? [] : [.. rows.Select(r => r.UnitId)];
        var found = await (from round in db.Rounds
                           where round.CampaignId == campaignId && round.Quarter.Year == before.Year && round.Quarter.Number == before.Number
                           join r in db.RoundResults on round.Id equals r.RoundId
                           where ResultStates.InForce.Contains(r.State)
                           from s in r.Standings
                           where isAll || units.Contains(s.UnitId)
                           select new { s.UnitId, s.UnitName, s.CategoryCode, s.Rank, r.Number, r.DecidedAt }).ToListAsync(ct);
        var category = rows.ToDictionary(r => r.UnitId, r => r.CategoryCode);
        var ranks = found.Where(r => r.Rank is not null && category.GetValueOrDefault(r.UnitId) == r.CategoryCode).ToDictionary(r => r.UnitId, r => r.Rank!.Value);
        var isNewer = found.Count > 0 && found[0].Number > 1 && found[0].DecidedAt > head.ComputedAt;
        return new EarlierRanks(ranks, isNewer ? found[0].Number : null) { Units = found.ToDictionary(r => r.UnitId, r => r.UnitName) };
    }

    public IQueryable<Standing> Standings(ResultHead head) => access.Db.RoundResults.Where(r => r.Id == head.Id).SelectMany(r => r.Standings);

    /// <summary>Standings with the units' places in lists.</summary>
    public IQueryable<PlacedStanding> Placed(ResultHead head, IQueryable<Standing> standings) =>
        from s in standings
        join p in access.Db.Rounds.Where(r => r.Id == head.RoundId).SelectMany(r => r.Participants) on s.UnitId equals p.UnitId
        select new PlacedStanding { Standing = s, Place = p };

    public static IQueryable<StandingRow> Rows(IQueryable<PlacedStanding> placed) => placed.AsSingleQuery().Select(p => new StandingRow(
        p.Standing.UnitId, p.Place.UnitCode, p.Standing.UnitName, p.Standing.CategoryCode, p.Place.CategoryName, p.Place.Order, p.Place.IsRanked,
        p.Standing.Total, p.Standing.Rank, p.Standing.Notes,
        p.Standing.GradeCode == null ? null : new GradeOnRow(p.Standing.BandCode, p.Standing.GradeCode, p.Standing.GradedBy!.Value, p.Standing.GradeSeat),
        p.Standing.Awards.OrderBy(a => a.Id).Select(a => new PlaceOnList(a.ListCode, a.State, a.Seat)).ToList(),
        p.Standing.Gates.OrderBy(g => g.Id).Select(g => new GateOnRow(g.GateCode, g.Since)).ToList(),
        p.Standing.Consequences.OrderBy(c => c.Id).Select(c => new ConsequenceOnRow(c.ConsequenceCode, c.GateCode, c.AwardCode, c.Back, c.Scope)).ToList()));
}

/// <summary>For use inside queries.</summary>
public sealed class PlacedStanding
{
    public required Standing Standing { get; init; }
    public required Participant Place { get; init; }
}
