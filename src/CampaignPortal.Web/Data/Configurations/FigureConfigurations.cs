using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class FigureListConfiguration : IEntityTypeConfiguration<FigureList>
{
    public void Configure(EntityTypeBuilder<FigureList> list)
    {
        list.Property(l => l.Code).HasMaxLength(FigureList.CodeMaxLength);
        list.Ignore(l => l.Origin).Ignore(l => l.IsConfirmed);
        list.HasOne<Campaign>().WithMany().HasForeignKey(l => l.CampaignId);
        list.HasOne<Round>().WithMany().HasForeignKey(l => l.RoundId);
        list.HasMany(l => l.Figures).WithOne().HasForeignKey("FigureListId").IsRequired();
        list.HasMany(l => l.Origins).WithOne().HasForeignKey("FigureListId").IsRequired();
        list.HasIndex(l => new { l.RoundId, l.Kind, l.Code }).IsUnique();
    }
}

internal sealed class UnitFigureConfiguration : IEntityTypeConfiguration<UnitFigure>
{
    public void Configure(EntityTypeBuilder<UnitFigure> figure)
    {
        figure.ToTable("UnitFigures");
        figure.Property(f => f.Text).HasMaxLength(FigureEntry.MaxLength);
        figure.ComplexProperty(f => f.EnteredBy);
        figure.ComplexProperty(f => f.ConfirmedBy);
        figure.Ignore(f => f.Entry).Ignore(f => f.IsConfirmed);
        figure.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId);
        figure.HasIndex("FigureListId", nameof(UnitFigure.UnitId)).IsUnique();
    }
}

internal sealed class FigureOriginConfiguration : IEntityTypeConfiguration<FigureOrigin>
{
    public void Configure(EntityTypeBuilder<FigureOrigin> origin)
    {
        origin.ToTable("FigureOrigins");
        origin.Property(o => o.Words).HasMaxLength(FigureList.OriginMaxLength);
    }
}
