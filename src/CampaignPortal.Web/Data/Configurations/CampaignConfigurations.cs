using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.Property(c => c.Name).HasMaxLength(Campaign.NameMaxLength);
        campaign.Property(c => c.Theme).HasMaxLength(Campaign.ThemeMaxLength);
        campaign.Property(c => c.ApprovalNumber).HasMaxLength(Campaign.DocumentNumberMaxLength);
        campaign.Property(c => c.PlanDocumentNumber).HasMaxLength(Campaign.DocumentNumberMaxLength);
        campaign.ComplexProperty(c => c.Settings, settings =>
        {
            settings.Ignore(s => s.Decider);
            settings.Property(s => s.DeciderBody).HasMaxLength(CampaignSettings.BodyMaxLength);
            settings.Property(s => s.SmallOfficeException).HasMaxLength(CampaignSettings.ExceptionMaxLength);
        });
        campaign.HasOne<Unit>().WithMany().HasForeignKey(c => c.OrganiserUnitId);
        campaign.HasOne<SchemeVersion>().WithMany().HasForeignKey(c => c.SchemeVersionId);
        campaign.HasOne<StandardSetVersion>().WithMany().HasForeignKey(c => c.StandardSetVersionId);
        campaign.HasMany(c => c.Categories).WithOne().HasForeignKey("CampaignId").IsRequired();
        campaign.HasMany(c => c.Participations).WithOne().HasForeignKey("CampaignId").IsRequired();
        campaign.HasIndex(c => new { c.OrganiserUnitId, c.Year, c.Name }).IsUnique();
    }
}

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("Categories");
        category.Property(c => c.Code).HasMaxLength(Category.CodeMaxLength);
        category.Property(c => c.Name).HasMaxLength(Category.NameMaxLength);
        category.Property(c => c.NameEn).HasMaxLength(Category.NameMaxLength);
        category.HasIndex("CampaignId", nameof(Category.Code)).IsUnique();
    }
}

internal sealed class ParticipationConfiguration : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> participation)
    {
        participation.ToTable("Participations");
        participation.Property(p => p.CategoryCode).HasMaxLength(Category.CodeMaxLength);
        participation.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        participation.HasIndex("CampaignId", nameof(Participation.UnitId), nameof(Participation.JoinedOn)).IsUnique();
    }
}

internal sealed class SchemeVersionConfiguration : IEntityTypeConfiguration<SchemeVersion>
{
    public void Configure(EntityTypeBuilder<SchemeVersion> scheme)
    {
        scheme.Property(s => s.Hash).HasMaxLength(64);
        scheme.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId);
        scheme.HasIndex(s => new { s.CampaignId, s.Number }).IsUnique();
    }
}

internal sealed class StandardSetConfiguration : IEntityTypeConfiguration<StandardSet>
{
    public void Configure(EntityTypeBuilder<StandardSet> set)
    {
        set.Property(s => s.Code).HasMaxLength(StandardSet.CodeMaxLength);
        set.Property(s => s.Name).HasMaxLength(StandardSet.NameMaxLength);
        set.HasIndex(s => s.Code).IsUnique();
        set.HasMany(s => s.Versions).WithOne().HasForeignKey("StandardSetId").IsRequired();
    }
}

internal sealed class StandardSetVersionConfiguration : IEntityTypeConfiguration<StandardSetVersion>
{
    public void Configure(EntityTypeBuilder<StandardSetVersion> version)
    {
        version.ToTable("StandardSetVersions");
        version.HasIndex("StandardSetId", nameof(StandardSetVersion.Number)).IsUnique();
        version.HasMany(v => v.Criteria).WithOne().HasForeignKey("StandardSetVersionId").IsRequired();
    }
}

internal sealed class CriterionConfiguration : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> criterion)
    {
        criterion.ToTable("Criteria");
        criterion.Property(c => c.Code).HasMaxLength(Criterion.CodeMaxLength);
        criterion.Property(c => c.GroupName).HasMaxLength(Criterion.HeadingMaxLength);
        criterion.Property(c => c.Heading).HasMaxLength(Criterion.HeadingMaxLength);
        criterion.Property(c => c.HeadingEn).HasMaxLength(Criterion.HeadingMaxLength);
        criterion.Property(c => c.Text).HasMaxLength(Criterion.TextMaxLength);
        criterion.Property(c => c.TextEn).HasMaxLength(Criterion.TextMaxLength);
        criterion.Property(c => c.EvidenceHint).HasMaxLength(Criterion.TextMaxLength);
        criterion.Property(c => c.CitedRules).HasMaxLength(Criterion.TextMaxLength);
        criterion.HasIndex("StandardSetVersionId", nameof(Criterion.Code)).IsUnique();
    }
}
