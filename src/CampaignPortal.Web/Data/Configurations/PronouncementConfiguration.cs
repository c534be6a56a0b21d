using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class PronouncementConfiguration : IEntityTypeConfiguration<Pronouncement>
{
    public void Configure(EntityTypeBuilder<Pronouncement> pronouncement)
    {
        pronouncement.Property(p => p.GateCode).HasMaxLength(Pronouncement.GateCodeMaxLength);
        pronouncement.Property(p => p.WithdrawalReason).HasMaxLength(Pronouncement.ReasonMaxLength);
        pronouncement.Ignore(p => p.Stands);
        pronouncement.ComplexProperty(p => p.RecordedBy);
        pronouncement.ComplexProperty(p => p.ConfirmedBy);
        pronouncement.ComplexProperty(p => p.WithdrawnBy);
        pronouncement.ComplexProperty(p => p.Grounds, grounds =>
        {
            grounds.Ignore(g => g.Words);
            grounds.Property(g => g.Basis).HasMaxLength(GateGrounds.MaxLength);
            grounds.Property(g => g.Authority).HasMaxLength(GateGrounds.MaxLength);
            grounds.Property(g => g.Decision).HasMaxLength(GateGrounds.MaxLength);
        });
        pronouncement.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId);
        pronouncement.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId);
        pronouncement.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        pronouncement.HasIndex(p => new { p.RoundId, p.GateCode, p.UnitId, p.Number }).IsUnique();
    }
}
