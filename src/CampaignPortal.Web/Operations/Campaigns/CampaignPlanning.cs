using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>Adds what a campaign's plan names: goals, basis documents, members of the group. The same one sent twice is added once.</summary>
public sealed class CampaignPlanning(CampaignDbContext db, Access access, EvidenceStore store, TimeProvider clock)
{
    /// <exception cref="RefusedException">The same goal stands already, or the campaign is over.</exception>
    public Task AddGoalAsync(int campaignId, GoalText goal, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var text = goal.Text.Trim();
                await AddAsync(campaignId, c => new Goal(c, goal, access.Self, clock.GetUtcNow()), db.Goals.Where(g => g.CampaignId == campaignId && g.WithdrawnAt == null && g.Text == text), token);
            },
            ct);

    /// <exception cref="RefusedException">The person sits in that seat already, or the campaign is over.</exception>
    public Task AddMemberAsync(int campaignId, GroupSeat seat, DateOnly? from, DateOnly? to, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var (name, role) = (seat.Name.Trim(), seat.Role);
                var same = db.GroupMembers.Where(m => m.CampaignId == campaignId && m.Role == role && m.Name == name && m.PersonId == seat.PersonId && (m.To == null || from == null || m.To >= from));
                await AddAsync(campaignId, c => new GroupMember(c, seat, from, to, access.Self, clock.GetUtcNow()), same, token);
            },
            ct);

    /// <returns>What was wrong with the file, in sentences; then nothing was added.</returns>
    /// <exception cref="RefusedException">The same document stands already, or the campaign is over.</exception>
    public Task<IReadOnlyList<string>> AddDocumentAsync(int campaignId, DocumentTitle title, IFormFile? file, CancellationToken ct) =>
        WithFileAsync(campaignId, file, async (received, token) =>
        {
            var (number, heading) = (title.Number?.Trim(), title.Title.Trim());
            var same = db.BasisDocuments.Where(d => d.CampaignId == campaignId && d.WithdrawnAt == null && d.Title == heading && d.Number == number);
            var (campaign, document) = await AddAsync(campaignId, c => new BasisDocument(c, title, access.Self, clock.GetUtcNow()), same, token);
            await AttachAsync(campaign, document, received, token);
        }, ct);

    /// <summary>Puts a document's text right, and its file: the first one, or a newer version of it.</summary>
    /// <returns>What was wrong with the file, in sentences; then nothing was changed.</returns>
    public Task<IReadOnlyList<string>> ReviseDocumentAsync(BasisDocument shown, long version, DocumentTitle title, IFormFile? file, CancellationToken ct) =>
        WithFileAsync(shown.CampaignId, file, async (received, token) =>
        {
            var document = await db.BasisDocuments.SingleAsync(d => d.Id == shown.Id, token);
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == document.CampaignId, token);
            db.ExpectVersion(document, version);
            document.Revise(title, campaign.State, access.Self, clock.GetUtcNow());
            await AttachAsync(campaign, document, received, token);
            await db.SaveChangesAsync(token);
        }, ct);

    private async Task<(Campaign Campaign, T Added)> AddAsync<T>(int campaignId, Func<Campaign, T> make, IQueryable<T> same, CancellationToken ct)
        where T : Entity
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId, ct);
        var added = make(campaign);
        RefusedException.ThrowIf(await same.AnyAsync(ct) ? Refusal.AlreadyRecorded : null);
        db.Add(added);
        await db.SaveChangesAsync(ct);
        return (campaign, added);
    }

    private async Task AttachAsync(Campaign campaign, BasisDocument document, EvidenceFile? file, CancellationToken ct)
    {
        var (me, now) = (access.Self, clock.GetUtcNow());
        if (file is null)
        {
            return;
        }

        if (await db.Evidence.Include(e => e.Versions).Include(e => e.Uses).SingleOrDefaultAsync(e => e.Id == document.EvidenceId, ct) is { } known)
        {
            if (known.Uses.Count == 1)
            {
                known.Replace(file, me, now);
                return;
            }

            // A campaign copied from this one, or the one that this is a copy of, keeps the file as it is.
            known.Release(EvidenceUseKind.BasisDocument, document.Id, null, me, now);
        }

        var day = document.IssuedOn ?? clock.Today();
        var evidence = store.Enter(file, new EvidenceIntake(campaign.OrganiserUnitId, day, day, me));
        evidence.Use(EvidenceUseKind.BasisDocument, document.Id, null, null, me, now);
        await db.SaveChangesAsync(ct);
        document.Attach(evidence.Id, campaign.State, me, now);
        await db.SaveChangesAsync(ct);
    }

    private async Task<IReadOnlyList<string>> WithFileAsync(int campaignId, IFormFile? file, Func<EvidenceFile?, CancellationToken, Task> work, CancellationToken ct)
    {
        if (file is null)
        {
            await db.AsOneAsync(token => work(null, token), ct);
            return [];
        }

        var organiser = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.OrganiserUnitId).SingleAsync(ct);
        var reception = await store.ReceiveAsync([file], organiser, 0, ct);
        if (reception.Refusals.Count > 0)
        {
            return [.. reception.Refusals.Select(store.Sentence)];
        }

        try
        {
            await db.AsOneAsync(token => work(reception.Files[0], token), ct);
            return [];
        }
        catch
        {
            await store.DiscardUnlessKeptAsync(reception.Files, ct);
            throw;
        }
    }
}
