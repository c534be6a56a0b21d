using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rulebooks;

/// <summary>A campaign's rulebook as its administrator has it before him.</summary>
/// <param name="Draft">Null when none is being written.</param>
/// <param name="Adopted">What the next round opens on; null when nothing is adopted yet.</param>
public sealed record OpenRulebook(Campaign Campaign, RulebookDraft? Draft, Rulebook? Adopted, Rulebook Book)
{
    public Refusal? WhyNotBegin => Campaign.WhyNotAdoptScheme() ?? (Draft is null ? null : Refusal.AlreadyRecorded);

    public Refusal? WhyNotEdit => Campaign.WhyNotAdoptScheme() ?? (Draft is null ? Refusal.DraftMissing : null);

    /// <summary>0 while there is no draft.</summary>
    public long Version => Draft?.Version ?? 0;
}

/// <summary>Where drafts are written: every page that changes one opens it here and saves it here.</summary>
public sealed class RulebookDesk(CampaignDbContext db, Access access, RulebookReading reading, TimeProvider clock)
{
    /// <returns>Null when the campaign does not exist for this person.</returns>
    public async Task<OpenRulebook?> OpenAsync(int campaignId, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(c => c.Id == campaignId, ct);
        if (campaign is null)
        {
            return null;
        }

        var draft = await db.RulebookDrafts.SingleOrDefaultAsync(d => d.CampaignId == campaignId, ct);
        var adopted = await reading.AdoptedAsync(campaign, ct);
        return new OpenRulebook(campaign, draft, adopted, draft?.Read() ?? adopted ?? reading.Blank(campaign.Name));
    }

    /// <param name="campaignVersion">As the form showed it.</param>
    public async Task BeginAsync(OpenRulebook open, Rulebook book, long campaignVersion, CancellationToken ct)
    {
        RefusedException.ThrowIf(open.WhyNotBegin ?? (open.Campaign.Version == campaignVersion ? null : Refusal.ChangedByAnother));
        db.RulebookDrafts.Add(new RulebookDraft(open.Campaign.Id, book, open.Campaign.Name, access.Self, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }

    /// <param name="place">Code of what was changed; null for the whole.</param>
    /// <param name="version">Of the draft, as the form showed it.</param>
    public async Task SaveAsync(OpenRulebook open, Rulebook next, string? place, long version, CancellationToken ct)
    {
        RefusedException.ThrowIf(open.WhyNotEdit);
        db.ExpectVersion(open.Draft!, version);
        open.Draft!.Rewrite(next, place, open.Campaign.Name, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Puts a rulebook from a file in the place of the draft, or begins one with it.</summary>
    /// <param name="version">Of the draft, as the form showed it; 0 where there was none.</param>
    public Task TakeAsync(OpenRulebook open, Rulebook book, long version, long campaignVersion, CancellationToken ct) =>
        open.Draft is null && version == 0 ? BeginAsync(open, book, campaignVersion, ct) : SaveAsync(open, book, null, version, ct);

    /// <inheritdoc cref="SaveAsync"/>
    public async Task DiscardAsync(OpenRulebook open, long version, CancellationToken ct)
    {
        RefusedException.ThrowIf(open.WhyNotEdit);
        db.ExpectVersion(open.Draft!, version);
        open.Draft!.Discard(open.Campaign.Name, access.Self, clock.GetUtcNow());
        db.RulebookDrafts.Remove(open.Draft);
        await db.SaveChangesAsync(ct);
    }
}
