using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class RulebookDraftConfiguration : IEntityTypeConfiguration<RulebookDraft>
{
    public void Configure(EntityTypeBuilder<RulebookDraft> draft)
    {
        draft.Property(d => d.SetName).HasMaxLength(StandardSet.NameMaxLength);
        draft.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId);
        draft.HasIndex(d => d.CampaignId).IsUnique();
    }
}
