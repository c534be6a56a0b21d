using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>Sheets that a ruling set aside.</summary>
internal static class RulingFacts
{
    /// <param name="codes">Of the units of the round, by id.</param>
    public static async Task<Facts> WithRulingsAsync(this Facts facts, CampaignDbContext db, int roundId, IReadOnlyDictionary<int, string> codes, CancellationToken ct)
    {
        var rulings = await (from r in db.SheetRulings
                             where r.RoundId == roundId && r.WithdrawnBecause == null && r.Outcome == RulingOutcome.SetAside
                             where db.ScoreSheets.Any(s => s.RoundId == roundId && s.ChannelCode == r.ChannelCode && s.Pseudonym == r.Rater && s.Submissions.Max(x => x.Number) == r.Submission)
                             orderby r.Id
                             select r).AsNoTracking().ToListAsync(ct);
        return facts with { Sheets = SheetRuling.AppliedTo(facts.Sheets, rulings, codes) };
    }
}
