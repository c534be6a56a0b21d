using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class ResolutionConfiguration : IEntityTypeConfiguration<Resolution>
{
    public void Configure(EntityTypeBuilder<Resolution> resolution)
    {
        resolution.Property(r => r.ListCode).HasMaxLength(StandingAward.CodeMaxLength);
        resolution.Property(r => r.Basis).HasMaxLength(Resolution.TextMaxLength);
        resolution.Property(r => r.Authority).HasMaxLength(Resolution.TextMaxLength);
        resolution.Property(r => r.Grounds).HasMaxLength(Resolution.TextMaxLength);
        resolution.Property(r => r.WithdrawnBecause).HasMaxLength(RoundResult.ReasonMaxLength);
        resolution.ComplexProperty(r => r.RecordedBy);
        resolution.Ignore(r => r.Counts);
        resolution.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        resolution.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId);
        resolution.HasMany(r => r.Places).WithOne().HasForeignKey("ResolutionId").IsRequired();
    }
}

internal sealed class ResolutionPlaceConfiguration : IEntityTypeConfiguration<ResolutionPlace>
{
    public void Configure(EntityTypeBuilder<ResolutionPlace> place)
    {
        place.ToTable("ResolutionPlaces");
        place.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        place.HasIndex("ResolutionId", nameof(ResolutionPlace.UnitId)).IsUnique();
    }
}
