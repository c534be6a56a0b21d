using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>Whether a result leaves something to a body, and how many of its decisions count.</summary>
public sealed record MattersForDecision(bool HasOpen, int RecordedCount);

/// <summary>A question that the figures leave open, with the units that it is about.</summary>
/// <param name="IsAnswered">Something about it is on record, and counts once it is computed anew.</param>
public sealed record QuestionView(OpenQuestion Question, IReadOnlyList<QuestionUnit> Units, bool IsAnswered);

public sealed record QuestionUnit(int UnitId, string Name);

/// <summary>A decision on record.</summary>
/// <param name="Units">In the order that was decided.</param>
public sealed record ResolutionView(int Id, DecisionKind Kind, string? List, IReadOnlyList<string> Units, ResolutionGrounds Grounds, string? RecordedBy, DateTimeOffset RecordedAt, string? WithdrawnBecause);

/// <summary>What a body decided about one unit among others.</summary>
public sealed record UnitResolution(DecisionKind Kind, string? List, ResolutionGrounds Grounds);

/// <summary>What figures leave to a body, and what it decided (研究决定). A decision counts with the next computing.</summary>
public sealed class ResultResolving(CampaignDbContext db, Schemes schemes, TimeProvider clock)
{
    /// <summary>From the bundle, so that the questions are those of the figures that people see.</summary>
    public async Task<IReadOnlyList<QuestionView>> QuestionsAsync(ResultHead head, CancellationToken ct)
    {
        if (!(await schemes.OfVersionAsync(head.SchemeVersionId, ct)).Content.HasStanding)
        {
            return [];
        }

        var bundle = Bundle.Parse(await db.RoundResults.Where(r => r.Id == head.Id).Select(r => r.Bundle.Text).SingleAsync(ct));
        var units = await db.Rounds.Where(r => r.Id == head.RoundId).SelectMany(r => r.Participants).ToDictionaryAsync(p => p.UnitCode, p => new QuestionUnit(p.UnitId, p.UnitName), StringComparer.Ordinal, ct);
        var recorded = await db.Resolutions.Include(r => r.Places).Where(r => r.RoundId == head.RoundId).AsNoTracking().ToListAsync(ct);
        return [.. from question in OpenQuestion.Of(bundle.Scheme.Content, bundle.Facts, bundle.Recalculate())
                   let about = question.Subjects.Select(s => units[s]).ToList()
                   select new QuestionView(question, about, recorded.Exists(r => r.Answers(question, about.Select(u => u.UnitId))))];
    }

    /// <summary>Those that count first, each kind in the order of recording.</summary>
    public async Task<IReadOnlyList<ResolutionView>> RecordedAsync(int roundId, CancellationToken ct)
    {
        var names = db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants);
        return await db.Resolutions.Where(r => r.RoundId == roundId).OrderBy(r => r.WithdrawnBecause != null).ThenBy(r => r.Id)
            .Select(r => new ResolutionView(
                r.Id, r.Kind, r.ListCode, r.Places.OrderBy(p => p.Place).Select(p => names.Where(n => n.UnitId == p.UnitId).Select(n => n.UnitName).First()).ToList(),
                new ResolutionGrounds(r.Basis, r.Authority, r.Grounds), db.People.Where(p => p.Id == r.RecordedBy.PersonId).Select(p => p.Name).FirstOrDefault(), r.RecordedAt, r.WithdrawnBecause))
            .AsSingleQuery().ToListAsync(ct);
    }

    /// <summary>Decisions that count in the result and name the unit, without the others whom they name.</summary>
    public async Task<IReadOnlyList<UnitResolution>> OfUnitAsync(ResultHead head, int unitId, CancellationToken ct) =>
        await Counted(head).Where(r => r.Places.Any(p => p.UnitId == unitId)).OrderBy(r => r.Id)
            .Select(r => new UnitResolution(r.Kind, r.ListCode, new ResolutionGrounds(r.Basis, r.Authority, r.Grounds))).ToListAsync(ct);

    /// <summary>Units that such decisions name.</summary>
    public async Task<IReadOnlySet<int>> UnitsAsync(ResultHead head, CancellationToken ct) =>
        (await Counted(head).SelectMany(r => r.Places).Select(p => p.UnitId).ToListAsync(ct)).ToHashSet();

    private IQueryable<Resolution> Counted(ResultHead head) =>
        db.Resolutions.Where(r => r.RoundId == head.RoundId && r.WithdrawnBecause == null && r.RecordedAt <= head.ComputedAt);

    public async Task<MattersForDecision> MattersAsync(ResultHead head, Scheme scheme, CancellationToken ct)
    {
        var content = scheme.Content;
        if (!content.HasStanding)
        {
            return new MattersForDecision(false, 0);
        }

        var recorded = head.HasResolutions ? await db.Resolutions.Where(r => r.RoundId == head.RoundId && r.WithdrawnBecause == null).Select(r => new { r.Kind, r.ListCode }).ToListAsync(ct) : [];
        var isFree = head.Seats.Any(s => s.Taken < s.Seats && content.Standing.Bands.Any(b => b.Code == s.List && b.Quota?.Unfilled == Unfilled.NextBand)
            && !recorded.Exists(r => r.Kind == DecisionKind.Fill && r.ListCode == s.List));
        return new MattersForDecision(head.OpenQuestionCount > 0 || isFree, recorded.Count);
    }

    /// <summary>Records the answer to a question of the result as it is shown.</summary>
    /// <inheritdoc cref="RoundResult.Resolve"/>
    public Task RecordAsync(int resultId, long expectedVersion, QuestionView shown, IReadOnlyList<int> order, ResolutionGrounds grounds, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var result = await db.RoundResults.SingleAsync(r => r.Id == resultId, token);
                var round = await db.Rounds.SingleAsync(r => r.Id == result.RoundId, token);
                var recorded = await db.Resolutions.Include(r => r.Places).Where(r => r.RoundId == result.RoundId).ToListAsync(token);
                db.ExpectVersion(result, expectedVersion);
                db.Add(result.Resolve(round, shown.Question, [.. shown.Units.Select(u => u.UnitId)], recorded, order, grounds, actor, clock.GetUtcNow()));
                await db.SaveChangesAsync(token);
            },
            ct);

    public Task WithdrawAsync(int id, long expectedVersion, string? reason, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var resolution = await db.Resolutions.SingleAsync(r => r.Id == id, token);
                var latest = await db.RoundResults.Where(r => r.RoundId == resolution.RoundId).OrderByDescending(r => r.Number).FirstAsync(token);
                db.ExpectVersion(resolution, expectedVersion);
                resolution.Withdraw(latest, reason, actor, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
            },
            ct);
}
