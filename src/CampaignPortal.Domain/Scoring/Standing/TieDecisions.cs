namespace CampaignPortal.Domain.Scoring;

/// <summary>What the scheme does with equals whom the chain of ties cannot tell apart.</summary>
internal static class TieDecisions
{
    /// <param name="equals">All who share a rank and a tie, more than one.</param>
    public static void Resolve(IfTied rule, DecidedOrders decided, IReadOnlyList<RankedSubject> equals)
    {
        if (rule == IfTied.Share)
        {
            return;
        }

        if (decided.Naming([.. equals.Select(e => e.Subject.Code)]) is { } decision)
        {
            var best = equals[0].Rank;
            foreach (var (place, subject) in decided.InOrder(decision, equals, e => e.Subject.Code).Index())
            {
                subject.Rank = best + place;
                subject.Tie = subject.Tie! with { IsShared = false, Decision = decision.Id };
            }

            return;
        }

        var shared = equals[0].Rank;
        foreach (var subject in equals)
        {
            subject.Standing!.OpenPlace = shared;
            subject.Rank = rule == IfTied.Forbid ? null : subject.Rank;
        }
    }
}
