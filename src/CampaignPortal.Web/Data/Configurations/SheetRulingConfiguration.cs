using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class SheetRulingConfiguration : IEntityTypeConfiguration<SheetRuling>
{
    public void Configure(EntityTypeBuilder<SheetRuling> ruling)
    {
        ruling.Property(r => r.ChannelCode).HasMaxLength(ScoreSheet.ChannelCodeMaxLength);
        ruling.Property(r => r.Rater).HasMaxLength(Unit.CodeMaxLength);
        ruling.Property(r => r.Basis).HasMaxLength(SheetRuling.TextMaxLength);
        ruling.Property(r => r.Authority).HasMaxLength(SheetRuling.TextMaxLength);
        ruling.Property(r => r.Grounds).HasMaxLength(SheetRuling.TextMaxLength);
        ruling.Property(r => r.WithdrawnBecause).HasMaxLength(RoundResult.ReasonMaxLength);
        ruling.ComplexProperty(r => r.RecordedBy);
        ruling.Ignore(r => r.Counts);
        ruling.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        ruling.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId);
        ruling.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
    }
}
