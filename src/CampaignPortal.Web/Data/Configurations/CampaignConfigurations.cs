using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
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
        campaign.ComplexProperty(c => c.Outline, outline =>
        {
            outline.Ignore(o => o.IsOfficeChosen).Ignore(o => o.IsInOrder);
            outline.Property(o => o.Purpose).HasMaxLength(CampaignOutline.PurposeMaxLength);
            outline.Property(o => o.Level).HasMaxLength(CampaignOutline.LevelMaxLength);
            outline.Property(o => o.HigherCampaign).HasMaxLength(CampaignOutline.HigherCampaignMaxLength);
            outline.ComplexProperty(o => o.Begins, Imprecise);
            outline.ComplexProperty(o => o.Ends, Imprecise);
        });
        campaign.HasOne<Unit>().WithMany().HasForeignKey(c => c.OrganiserUnitId);
        campaign.HasOne<SchemeVersion>().WithMany().HasForeignKey(c => c.SchemeVersionId);
        campaign.HasOne<StandardSetVersion>().WithMany().HasForeignKey(c => c.StandardSetVersionId);
        campaign.HasMany(c => c.Categories).WithOne().HasForeignKey("CampaignId").IsRequired();
        campaign.HasMany(c => c.Participations).WithOne().HasForeignKey("CampaignId").IsRequired();
        campaign.HasIndex(c => new { c.OrganiserUnitId, c.Year, c.Name }).IsUnique();
    }

    private static void Imprecise(ComplexPropertyBuilder<ImpreciseDate> date)
    {
        date.Ignore(d => d.IsExact);
        date.Property(d => d.Wording).HasMaxLength(ImpreciseDate.WordingMaxLength);
        date.Property(d => d.Earliest);
        date.Property(d => d.Latest);
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
        participation.Ignore(p => p.LastDay);
        participation.Property(p => p.CategoryCode).HasMaxLength(Category.CodeMaxLength);
        participation.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        participation.HasIndex("CampaignId", nameof(Participation.UnitId), nameof(Participation.JoinedOn)).IsUnique();
    }
}

internal sealed class GoalConfiguration : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.Property(g => g.Text).HasMaxLength(Goal.TextMaxLength);
        goal.Property(g => g.Target).HasMaxLength(Goal.TextMaxLength);
        goal.Property(g => g.Measure).HasMaxLength(Goal.MeasureMaxLength);
        goal.HasOne<Campaign>().WithMany().HasForeignKey(g => g.CampaignId);
        goal.HasMany(g => g.Attainments).WithOne().HasForeignKey("GoalId").IsRequired();
    }
}

internal sealed class GoalAttainmentConfiguration : IEntityTypeConfiguration<GoalAttainment>
{
    public void Configure(EntityTypeBuilder<GoalAttainment> attainment)
    {
        attainment.ToTable("GoalAttainments");
        attainment.Property(a => a.Note).HasMaxLength(Goal.NoteMaxLength);
        attainment.ComplexProperty(a => a.RecordedBy);
    }
}

internal sealed class BasisDocumentConfiguration : IEntityTypeConfiguration<BasisDocument>
{
    public void Configure(EntityTypeBuilder<BasisDocument> document)
    {
        document.Property(d => d.Number).HasMaxLength(BasisDocument.NumberMaxLength);
        document.Property(d => d.Title).HasMaxLength(BasisDocument.TitleMaxLength);
        document.Property(d => d.Issuer).HasMaxLength(BasisDocument.IssuerMaxLength);
        document.Property(d => d.KeptAt).HasMaxLength(BasisDocument.KeptAtMaxLength);
        document.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId);
        document.HasOne<Evidence>().WithMany().HasForeignKey(d => d.EvidenceId);
    }
}

internal sealed class GroupMemberConfiguration : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.Property(m => m.Name).HasMaxLength(GroupMember.NameMaxLength);
        member.Property(m => m.Post).HasMaxLength(GroupMember.PostMaxLength);
        member.HasOne<Campaign>().WithMany().HasForeignKey(m => m.CampaignId);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
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
