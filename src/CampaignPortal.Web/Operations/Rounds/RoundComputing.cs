using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>Computes a closed round, as a preview or as the correction of a decided result.</summary>
public sealed class RoundComputing(CampaignDbContext db, Schemes schemes, RoundFacts collection, RoundClosing closing, Recipients recipients, TimeProvider clock)
{
    /// <summary>Makes the first preview, or computes it anew from what is stored now.</summary>
    /// <exception cref="RefusedException">The round is not closed, or its result is decided.</exception>
    public Task ComputeAsync(int roundId, long expectedVersion, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                var round = await LoadAsync(roundId, token);
                var latest = await LatestAsync(roundId, token);
                db.ExpectVersion(round, expectedVersion);
                RefusedException.ThrowIf(latest?.WhyNotRecompute());
                round.MarkComputed(actor, now);
                await closing.RequireConfirmedAsync(roundId, token);
                var calculation = await CalculateAsync(round, token);
                if (latest is null)
                {
                    db.RoundResults.Add(new RoundResult(round.Id, round.CampaignId, calculation, actor, now));
                }
                else
                {
                    latest.Recompute(calculation, actor, now);
                }

                await TellUnitsAsync(round, token);

                await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Makes the next number of a decided result, as a preview that somebody else decides.</summary>
    public Task CorrectAsync(int roundId, string reason, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var latest = await LatestAsync(roundId, token);
                RefusedException.ThrowIf(latest is null ? Refusal.WrongState : latest.WhyNotCorrect());
                var undecided = await closing.UndecidedNumbersAsync(roundId, token);
                RefusedException.ThrowIf(undecided.Count > 0 ? Refusal.OccurrencesUndecided : null, string.Join('、', undecided));
                await closing.RequireConfirmedAsync(roundId, token);
                var calculation = await CalculateAsync(await LoadAsync(roundId, token), token);
                db.RoundResults.Add(latest!.Correct(reason, calculation, actor, clock.GetUtcNow()));
                await db.SaveChangesAsync(token);
            },
            ct);

    private async Task<Calculation> CalculateAsync(Round round, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(round.SchemeVersionId!.Value, ct);
        var facts = await collection.CollectAsync(round, scheme, ct);
        var result = Evaluation.Evaluate(scheme, facts);
        var bundle = Bundle.Create(scheme, facts, result);
        var late = (await db.SelfAssessments.Where(s => s.RoundId == round.Id && s.Submissions.Any(x => x.IsLate)).Select(s => s.UnitId).ToListAsync(ct)).ToHashSet();
        var (results, excerpts) = (result.Subjects.ToDictionary(s => s.Subject, StringComparer.Ordinal), BundleExcerpt.AllOf(facts, result));
        return new Calculation(
            round.SchemeVersionId.Value, bundle.CanonicalText, bundle.Hash,
            [.. round.Participants.Select(p => StandingOf(p, results[p.UnitCode], excerpts[p.UnitCode], late.Contains(p.UnitId)))])
        {
            Means = [.. from m in CategoryMean.AllOf(result)
                        where !m.Category.EndsWith(RoundFacts.UnrankedSuffix, StringComparison.Ordinal)
                        select new ResultMean(m.Category, m.Channel, m.Item, m.Mean, m.Count)],
            OpenQuestionCount = scheme.Content.HasStanding ? OpenQuestion.Of(scheme.Content, facts, result).Count(q => q.MustBeAnswered) : 0,
            Seats = [.. from q in result.Quotas
                        from category in q.Categories
                        where !category.EndsWith(RoundFacts.UnrankedSuffix, StringComparison.Ordinal)
                        select new ResultSeats(category, q)],
        };
    }

    private static Standing StandingOf(Participant participant, SubjectResult result, string excerpt, bool isLate)
    {
        var notes = StandingNotes.None;
        notes |= participant.IsRanked ? StandingNotes.None : StandingNotes.Unranked;
        notes |= result.Tie is { IsShared: true } ? StandingNotes.Tied : StandingNotes.None;
        notes |= isLate ? StandingNotes.SelfLate : StandingNotes.None;
        foreach (var note in result.Notes.Where(n => n.Kind == NoteKind.RaterMissing))
        {
            notes |= note.Channel == Schemes.SelfChannel ? StandingNotes.SelfMissing : StandingNotes.MarksMissing;
        }

        var standing = new Standing(
            participant.UnitId, participant.UnitName, participant.CategoryCode, result.Total, participant.IsRanked ? result.Rank : null, excerpt, notes);
        return result.Standing is not { } outcome ? standing : participant.IsRanked ? standing.Gated(outcome).Graded(outcome) : standing.Gated(outcome);
    }

    /// <summary>Each unit may look at its own lines and state its case before somebody decides.</summary>
    private async Task TellUnitsAsync(Round round, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId).Select(c => c.Name).SingleAsync(ct);
        await recipients.TellUnitsAsync([.. round.Participants.Select(p => p.UnitId)], "ResultPreviewed", $"{campaign} {round.Quarter.Name}", "/Results", ct);
    }

    private Task<Round> LoadAsync(int roundId, CancellationToken ct) =>
        db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery().SingleAsync(r => r.Id == roundId, ct);

    private Task<RoundResult?> LatestAsync(int roundId, CancellationToken ct) =>
        db.RoundResults.Include(r => r.Bundle).Include(r => r.Standings).Include(r => r.Statements).Include(r => r.Means).Include(r => r.Seats).AsSplitQuery()
            .Where(r => r.RoundId == roundId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
}
