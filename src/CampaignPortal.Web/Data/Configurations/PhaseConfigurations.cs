using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class PhaseConfiguration : IEntityTypeConfiguration<Phase>
{
    public void Configure(EntityTypeBuilder<Phase> phase)
    {
        phase.Property(p => p.Name).HasMaxLength(Phase.NameMaxLength);
        phase.Property(p => p.About).HasMaxLength(Phase.AboutMaxLength);
        phase.ComplexProperty(p => p.Begin, date => date.Worded());
        phase.ComplexProperty(p => p.End, date => date.Worded());
        phase.ComplexProperty(p => p.Decision, decision => decision.Property(d => d!.Reason).HasMaxLength(PhaseDecision.ReasonMaxLength));
        phase.PrimitiveCollection(p => p.Functions).HasField("_functions").ElementType(f => f.HasConversion<string>());
        phase.Ignore(p => p.Plan);
        phase.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId);
        phase.HasIndex(p => p.Key).IsUnique();
        phase.HasIndex(p => new { p.CampaignId, p.Order });
    }
}

internal sealed class PhaseEffectConfiguration : IEntityTypeConfiguration<PhaseEffect>
{
    public void Configure(EntityTypeBuilder<PhaseEffect> effect)
    {
        effect.HasOne<Phase>().WithMany().HasForeignKey(e => e.PhaseId);
        effect.HasIndex(e => new { e.PhaseId, e.What, e.DueOn }).IsUnique();
    }
}

internal sealed class PhaseTaskConfiguration : IEntityTypeConfiguration<PhaseTask>
{
    public void Configure(EntityTypeBuilder<PhaseTask> task)
    {
        task.Property(t => t.Title).HasMaxLength(DutyTerms.TitleMaxLength);
        task.Property(t => t.Wanted).HasMaxLength(DutyTerms.WantedMaxLength);
        task.ComplexProperty(t => t.Due, date => date.Worded());
        task.PrimitiveCollection(t => t.UnitKinds).HasField("_unitKinds").ElementType(k => k.HasConversion<string>());
        task.PrimitiveCollection(t => t.CategoryCodes).HasField("_categoryCodes");
        task.PrimitiveCollection(t => t.RecipientUnitIds).HasField("_recipientUnitIds");
        task.Ignore(t => t.Plan);
        task.HasOne<Phase>().WithMany().HasForeignKey(t => t.PhaseId);
        task.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId);
        task.HasIndex(t => t.Key).IsUnique();
        task.HasIndex(t => new { t.CampaignId, t.PhaseId });
    }
}

internal static class WordedDateConfiguration
{
    /// <summary>The wording and the two days it can mean, as three columns.</summary>
    public static void Worded(this ComplexPropertyBuilder<ImpreciseDate> date)
    {
        date.Property(d => d.Wording).HasMaxLength(ImpreciseDate.WordingMaxLength);
        date.Property(d => d.Earliest);
        date.Property(d => d.Latest);
    }
}
