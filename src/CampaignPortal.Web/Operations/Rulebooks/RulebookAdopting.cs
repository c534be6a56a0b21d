using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rulebooks;

/// <summary>
/// Makes a draft the rulebook on which the next round opens: standards and scheme together, in one save. Open rounds keep
/// the versions that they pinned; a version that anybody else goes by is never rewritten.
/// </summary>
public sealed class RulebookAdopting(CampaignDbContext db, RulebookReading reading, TimeProvider clock)
{
    /// <param name="draftVersion">As the preview showed it.</param>
    /// <param name="campaignVersion">As the preview showed it.</param>
    public Task AdoptAsync(int campaignId, long draftVersion, long campaignVersion, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(token => AdoptInOneGoAsync(campaignId, draftVersion, campaignVersion, actor, token), ct);

    private async Task AdoptInOneGoAsync(int campaignId, long draftVersion, long campaignVersion, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId, ct);
        var draft = await db.RulebookDrafts.SingleOrDefaultAsync(d => d.CampaignId == campaignId, ct);
        RefusedException.ThrowIf(campaign.WhyNotAdoptScheme() ?? campaign.WhyNotAdoptStandards() ?? (draft is null ? Refusal.DraftMissing : null));
        db.ExpectVersion(draft!, draftVersion);
        db.ExpectVersion(campaign, campaignVersion);
        var (before, book) = (await reading.AdoptedAsync(campaign, ct), draft!.Read());
        RefusedException.ThrowIf(await WhyNotNameAsync(campaign, before, book, ct), book.SetName);
        var offices = (await reading.OfficesAsync(ct)).Keys.ToHashSet(StringComparer.Ordinal);
        draft.Adopt(before, RulebookChecks.Run(book, offices), campaign.Name, actor, now);
        db.RulebookDrafts.Remove(draft);
        var set = await StoreStandardsAsync(campaign, before, book, actor, now, ct);
        var scheme = await StoreSchemeAsync(campaign, draft.SchemeText, actor, now, ct);
        await db.SaveChangesAsync(ct);
        campaign.AdoptStandards(set?.Latest!.Id ?? campaign.StandardSetVersionId!.Value, actor, now);
        campaign.AdoptScheme(scheme?.Id ?? campaign.SchemeVersionId!.Value, actor, now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Null unless the author gave the standards the name of another set of the same organiser. A name that came with a
    /// template or another campaign is nobody's choice: such sets are told apart by their codes.
    /// </summary>
    /// <param name="before">What the campaign goes by until then; null when it has no rules.</param>
    public async Task<Refusal?> WhyNotNameAsync(Campaign campaign, Rulebook? before, Rulebook book, CancellationToken ct)
    {
        var own = CodeOf(campaign);
        return before is not null && before.SetName != book.SetName && await (
            from c in db.Campaigns
            where c.OrganiserUnitId == campaign.OrganiserUnitId && c.State != CampaignState.Discarded
            from s in db.StandardSets
            where s.Name == book.SetName && s.Code != own && s.Versions.Any(v => v.Id == c.StandardSetVersionId || db.Rounds.Any(r => r.CampaignId == c.Id && r.StandardSetVersionId == v.Id))
            select s.Id).AnyAsync(ct)
            ? Refusal.StandardSetNameTaken
            : null;
    }

    /// <summary>What is written in a campaign is kept in a set of its own: a template's set, or another campaign's, is not this author's.</summary>
    private static string CodeOf(Campaign campaign) => string.Create(CultureInfo.InvariantCulture, $"HD{campaign.Id}");

    /// <returns>The set of the campaign's own with these criteria as its latest version; null when they are what it goes by already.</returns>
    private async Task<StandardSet?> StoreStandardsAsync(Campaign campaign, Rulebook? before, Rulebook book, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var isKept = campaign.StandardSetVersionId is not null && before!.Criteria.SequenceEqual(book.Criteria);
        if (isKept && before!.SetName == book.SetName)
        {
            return null;
        }

        var code = CodeOf(campaign);
        var set = await db.StandardSets.Include(s => s.Versions).ThenInclude(v => v.Criteria).AsSplitQuery().SingleOrDefaultAsync(s => s.Code == code, ct);
        if (set is null)
        {
            db.StandardSets.Add(set = new StandardSet(code, book.SetName, actor, now));
        }
        else if (set.WhyNotRename(book.SetName) is null)
        {
            set.Rename(book.SetName, actor, now);
        }

        if (isKept && set.Versions.Any(v => v.Id == campaign.StandardSetVersionId))
        {
            return null;
        }

        var criteria = book.Criteria.Select(c => c.NewCriterion()).ToList();
        if (set.WhyNotRewrite() is null && await IsOwnAsync(campaign.Id, set.Latest!.Id, ct))
        {
            set.Rewrite(criteria, actor, now);
            return set;
        }

        if (set.WhyNotAddVersion() is not null)
        {
            set.Freeze(set.Latest!.Number, actor, now);
        }

        set.AddVersion(criteria, actor, now);
        return set;
    }

    /// <returns>The new or rewritten version; null when this is what the campaign goes by already.</returns>
    private async Task<SchemeVersion?> StoreSchemeAsync(Campaign campaign, string text, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var scheme = Scheme.Parse(text);
        var current = await db.SchemeVersions.SingleOrDefaultAsync(v => v.Id == campaign.SchemeVersionId, ct);
        if (current is not null && SchemeWriter.Write(Scheme.Parse(current.CanonicalText).Content) == text)
        {
            return null;
        }

        if (current is { IsFrozen: false } && current.CampaignId == campaign.Id && !await db.Campaigns.AnyAsync(c => c.Id != campaign.Id && c.SchemeVersionId == current.Id, ct))
        {
            current.Rewrite(scheme.CanonicalText, scheme.Hash, actor, now);
            return current;
        }

        var last = await db.SchemeVersions.Where(v => v.CampaignId == campaign.Id).MaxAsync(v => (int?)v.Number, ct) ?? 0;
        SchemeVersion version = new(campaign.Id, last + 1, scheme.CanonicalText, scheme.Hash, actor, now);
        db.SchemeVersions.Add(version);
        return version;
    }

    /// <summary>Whether no other campaign goes by this version.</summary>
    private async Task<bool> IsOwnAsync(int campaignId, int versionId, CancellationToken ct) =>
        !await db.Campaigns.AnyAsync(c => c.Id != campaignId && c.StandardSetVersionId == versionId, ct);
}
