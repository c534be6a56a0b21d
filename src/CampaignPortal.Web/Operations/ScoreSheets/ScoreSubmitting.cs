using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>Submits a score sheet once per key, and sends it back.</summary>
public sealed class ScoreSubmitting(CampaignDbContext db, Access access, ScoreActing acting, PhaseGate gate, Schemes schemes, Recipients recipients)
{
    /// <param name="shownHash">Hash of the content that the form showed: nobody submits what he has not seen.</param>
    /// <exception cref="RefusedException">Something is missing, it is too late, it was changed meanwhile, or it breaks the rule for what one rater may hand in.</exception>
    public async Task SubmitAsync(int sheetId, Guid key, string? shownHash, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        try
        {
            await db.AsOneAsync(token => SubmitInOneGoAsync(sheetId, key, shownHash, arrivedAt, token), ct);
        }
        catch (DbUpdateException)
        {
            // The same request on its way twice: the other one was first, and its receipt is this one's.
            db.ChangeTracker.Clear();
            if (!await db.ScoreSheets.AnyAsync(s => s.Id == sheetId && s.Submissions.Any(x => x.Key == key), ct))
            {
                throw;
            }
        }
    }

    /// <summary>Sends a submitted sheet back and tells whoever filled it in: the office's staff, or the supervisor.</summary>
    public Task SendBackAsync(int sheetId, long expectedVersion, string? reason, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var sheet = await db.ScoreSheets.Include(s => s.Submissions).Include(s => s.Returns).AsSplitQuery().SingleAsync(s => s.Id == sheetId, token);
                var round = await db.Rounds.SingleAsync(r => r.Id == sheet.RoundId, token);
                await gate.RequireAsync(sheet.CampaignId, CampaignFunction.Scoring, token);
                db.ExpectVersion(sheet, expectedVersion);
                sheet.SendBack(round, reason, access.Self, access.ArrivedAt);
                var about = $"{await db.Campaigns.Where(c => c.Id == sheet.CampaignId).Select(c => c.Name).SingleAsync(token)} {round.Quarter.Name}";
                await TellAsync(sheet, about, token);
                await db.SaveChangesAsync(token);
            },
            ct);

    private async Task SubmitInOneGoAsync(int sheetId, Guid key, string? shownHash, DateTimeOffset arrivedAt, CancellationToken ct)
    {
        var sheet = await db.ScoreSheets.Include(s => s.Marks).Include(s => s.Submissions).AsSplitQuery().SingleAsync(s => s.Id == sheetId, ct);
        var round = await db.Rounds.SingleAsync(r => r.Id == sheet.RoundId, ct);
        var actor = await acting.ActorAsync(sheet, ct) ?? throw new RefusedException(Refusal.NotEntitled);
        var isFirst = sheet.State.IsEditable && sheet.Submissions.All(s => s.Key != key);
        if (isFirst)
        {
            await gate.RequireAsync(sheet.CampaignId, CampaignFunction.Scoring, ct);
        }

        RefusedException.ThrowIf(isFirst && sheet.Content().Hash != shownHash ? Refusal.ChangedByAnother : null);
        if (isFirst && sheet.MissingMarks().Count == 0)
        {
            var scheme = await schemes.OfVersionAsync(round.SchemeVersionId!.Value, ct);
            RefusedException.ThrowIf(SheetBallot.Of(scheme, sheet.ChannelCode, sheet.Marks).All(s => s.IsKept) ? null : Refusal.BallotBroken);
        }

        sheet.Submit(key, round, actor, arrivedAt);
        await db.SaveChangesAsync(ct);
    }

    private async Task TellAsync(ScoreSheet sheet, string about, CancellationToken ct)
    {
        var link = $"/ScoreSheets/Grid/{sheet.Id}";
        if (sheet.RaterUnitId is { } unitId)
        {
            await recipients.TellUnitsAsync([unitId], "ScoreSheetReturned", about, link, ct);
        }
        else
        {
            recipients.TellPerson(sheet.RaterPersonId!.Value, "ScoreSheetReturned", about, link);
        }
    }
}
