using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>A sheet that stands out.</summary>
/// <param name="Rater">Null for what a unit says of itself.</param>
/// <param name="Unit">Null where the sheet as a whole is meant.</param>
/// <param name="IsAnswered">A ruling is on record; where it sets the sheet aside, it counts once the result is computed anew.</param>
public sealed record ReviewCase(FlaggedSheet Sheet, RaterChoice? Rater, string? Unit, bool IsAnswered);

/// <summary>A large group of raters, of whom only numbers are shown.</summary>
/// <param name="Severities">Of those who may be looked at one by one.</param>
public sealed record LargeGroup(string Channel, int Raters, decimal? Agreement, IReadOnlyList<(string Unit, CalibratedSubject Figures)> Units, IReadOnlyList<(RaterChoice Rater, RaterSeverity Severity)> Severities);

/// <param name="HiddenCount">Cases that are not shown, because they would tell whose sheet it is.</param>
/// <param name="Recorded">Those that count first, each kind in the order of recording.</param>
public sealed record SheetReview(IReadOnlyList<ReviewCase> Cases, int HiddenCount, IReadOnlyList<LargeGroup> Groups, IReadOnlyList<RulingView> Recorded);

/// <summary>A ruling on record.</summary>
/// <param name="Rater">Null for what a unit says of itself, and where the rater is not shown any more.</param>
public sealed record RulingView(
    int Id, RaterFlagKind Kind, RulingOutcome Outcome, RaterChoice? Rater, string? Unit, RulingGrounds Grounds, string? RecordedBy, DateTimeOffset RecordedAt, string? WithdrawnBecause);

/// <summary>Which sheets of a result stand out, and what was decided about them (评分复核).</summary>
public sealed class SheetReviewing(CampaignDbContext db, Access access, RaterChoices raterChoices, TimeProvider clock)
{
    /// <summary>Whether the campaign asks for it, or did when something was ruled.</summary>
    public async Task<bool> IsOnAsync(ResultHead head, CancellationToken ct) => head.Settings.ReviewsSheets || await db.SheetRulings.AnyAsync(r => r.RoundId == head.RoundId, ct);

    /// <summary>From the bundle, so that it is about the marks that people see counted.</summary>
    public async Task<SheetReview> ReviewAsync(ResultHead head, CancellationToken ct)
    {
        var bundle = Bundle.Parse(await db.RoundResults.Where(r => r.Id == head.Id).Select(r => r.Bundle.Text).SingleAsync(ct));
        var units = await db.Rounds.Where(r => r.Id == head.RoundId).SelectMany(r => r.Participants).ToDictionaryAsync(p => p.UnitCode, p => (Id: p.UnitId, Name: p.UnitName), StringComparer.Ordinal, ct);
        var raters = (await raterChoices.OfAsync(head, ct)).ToDictionary(r => r.Pseudonym, StringComparer.Ordinal);
        var review = RaterReview.Of(bundle.Scheme, bundle.Facts, await HomesAsync(head, units.ToDictionary(u => u.Value.Id, u => u.Key), ct));
        var submissions = await SubmissionsAsync(head.RoundId, ct);
        var recorded = await db.SheetRulings.Where(r => r.RoundId == head.RoundId).OrderBy(r => r.WithdrawnBecause != null).ThenBy(r => r.Id)
            .Select(r => new { Ruling = r, By = db.People.Where(p => p.Id == r.RecordedBy.PersonId).Select(p => p.Name).FirstOrDefault() }).AsNoTracking().ToListAsync(ct);
        var names = units.Values.ToDictionary(u => u.Id, u => u.Name);
        var shown = review.Flags.Where(f => f.Kind == RaterFlagKind.SelfFarFromOthers || raters.ContainsKey(f.Rater)).ToList();
        return new SheetReview([.. shown.Select(Case)], review.Flags.Count - shown.Count, [.. review.Groups.Where(g => g.IsLarge).Select(g => Large(g, g.Calibration!))], [.. recorded.Select(r => View(r.Ruling, r.By))]);

        ReviewCase Case(RaterFlag flag)
        {
            (int Id, string Name)? unit = flag.Subject is { } code ? units[code] : null;
            FlaggedSheet sheet = new(flag, unit?.Id, submissions.GetValueOrDefault((flag.Channel, flag.Rater)));
            return new ReviewCase(sheet, raters.GetValueOrDefault(flag.Rater), unit?.Name, recorded.Exists(r => r.Ruling.Answers(sheet)));
        }

        RulingView View(SheetRuling ruling, string? by) => new(
            ruling.Id, ruling.Kind, ruling.Outcome, raters.GetValueOrDefault(ruling.Rater), ruling.UnitId is { } unit ? names[unit] : null,
            new RulingGrounds(ruling.Basis, ruling.Authority, ruling.Grounds), by, ruling.RecordedAt, ruling.WithdrawnBecause);

        LargeGroup Large(RaterGroup group, RaterCalibration calibration) => new(
            group.Channel, group.Raters.Count, calibration.Agreement, [.. calibration.Subjects.Select(s => (units[s.Subject].Name, s))],
            [.. calibration.Severities.Where(s => raters.ContainsKey(s.Rater)).Select(s => (raters[s.Rater], s)).OrderBy(s => s.Item1.Number)]);
    }

    /// <exception cref="RefusedException">It is ruled already, decided, or about the actor's own sheet or unit.</exception>
    public Task RecordAsync(int resultId, long expectedVersion, FlaggedSheet sheet, RulingOutcome outcome, RulingGrounds grounds, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var result = await db.RoundResults.SingleAsync(r => r.Id == resultId, token);
                var round = await db.Rounds.SingleAsync(r => r.Id == result.RoundId, token);
                var recorded = await db.SheetRulings.Where(r => r.RoundId == result.RoundId).ToListAsync(token);
                db.ExpectVersion(result, expectedVersion);
                RefusedException.ThrowIf(await WhyNotRuleAsync(round.Id, sheet.Flag.Rater, sheet.UnitId, actor, token));
                db.Add(result.Rule(round, sheet, recorded, outcome, grounds, actor, clock.GetUtcNow()));
                await db.SaveChangesAsync(token);
            },
            ct);

    public Task WithdrawAsync(int id, long expectedVersion, string? reason, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var ruling = await db.SheetRulings.SingleAsync(r => r.Id == id, token);
                var latest = await db.RoundResults.Where(r => r.RoundId == ruling.RoundId).OrderByDescending(r => r.Number).FirstAsync(token);
                db.ExpectVersion(ruling, expectedVersion);
                RefusedException.ThrowIf(await WhyNotRuleAsync(ruling.RoundId, ruling.Rater, ruling.UnitId, actor, token));
                ruling.Withdraw(latest, reason, actor, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Offices as subjects, where the campaign says openly whose their marks are.</summary>
    private async Task<IReadOnlyDictionary<string, string>> HomesAsync(ResultHead head, Dictionary<int, string> codes, CancellationToken ct)
    {
        if (!head.Settings.AreResponsibleMarksNamed)
        {
            return new Dictionary<string, string>();
        }

        var offices = await db.ScoreSheets.Where(s => s.RoundId == head.RoundId && s.RaterUnitId != null).Select(s => new { s.Pseudonym, UnitId = s.RaterUnitId!.Value }).ToListAsync(ct);
        return offices.Where(o => codes.ContainsKey(o.UnitId)).ToDictionary(o => o.Pseudonym, o => codes[o.UnitId], StringComparer.Ordinal);
    }

    /// <summary>Numbers of the latest submissions, by channel and rater as bundles call him.</summary>
    private async Task<Dictionary<(string Channel, string Rater), int>> SubmissionsAsync(int roundId, CancellationToken ct)
    {
        var marked = await db.ScoreSheets.Where(s => s.RoundId == roundId && s.Submissions.Count > 0).Select(s => new { s.ChannelCode, s.Pseudonym, Number = s.Submissions.Max(x => x.Number) }).ToListAsync(ct);
        var own = await (from s in db.SelfAssessments
                         where s.RoundId == roundId && s.Submissions.Count > 0
                         select new { Code = db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants).Where(p => p.UnitId == s.UnitId).Select(p => p.UnitCode).First(), Number = s.Submissions.Max(x => x.Number) }).ToListAsync(ct);
        return marked.Select(s => (Key: (s.ChannelCode, s.Pseudonym), s.Number)).Concat(own.Select(s => (Key: (Schemes.SelfChannel, s.Code), s.Number))).ToDictionary(s => s.Key, s => s.Number);
    }

    /// <summary>Nobody rules on what he gave himself, or on what was given to a unit of his.</summary>
    private async Task<Refusal?> WhyNotRuleAsync(int roundId, string rater, int? unitId, Actor actor, CancellationToken ct)
    {
        var homes = await db.HomesOfAsync(actor, access.Today, ct);
        var isAboutHome = unitId is { } unit && homes.Contains(unit);
        var sheets = await db.ScoreSheets.Where(s => s.RoundId == roundId && s.Pseudonym == rater).Select(s => new { s.RaterPersonId, s.RaterUnitId }).ToListAsync(ct);
        return isAboutHome || sheets.Exists(s => (s.RaterPersonId is { } person && actor.Is(person)) || (s.RaterUnitId is { } office && homes.Contains(office))) ? Refusal.OwnWork : null;
    }
}
