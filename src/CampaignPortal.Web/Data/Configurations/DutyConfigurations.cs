using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class DutyConfiguration : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> duty)
    {
        duty.ComplexProperty(d => d.Terms, terms =>
        {
            terms.Property(t => t.Title).HasMaxLength(DutyTerms.TitleMaxLength);
            terms.Property(t => t.Wanted).HasMaxLength(DutyTerms.WantedMaxLength);
            terms.Property(t => t.DueWording).HasMaxLength(ImpreciseDate.WordingMaxLength);
        });
        duty.Ignore(d => d.Latest);
        duty.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId);
        duty.HasOne<Unit>().WithMany().HasForeignKey(d => d.OwedByUnitId);
        duty.HasMany(d => d.Recipients).WithOne().HasForeignKey("DutyId").IsRequired();
        duty.HasMany(d => d.Filings).WithOne().HasForeignKey("DutyId").IsRequired();
        duty.HasMany(d => d.Receipts).WithOne().HasForeignKey("DutyId").IsRequired();
        duty.HasMany(d => d.Returns).WithOne().HasForeignKey("DutyId").IsRequired();
        duty.HasMany(d => d.Extensions).WithOne().HasForeignKey("DutyId").IsRequired();
        duty.HasMany(d => d.Reminders).WithOne().HasForeignKey("DutyId").IsRequired();
        duty.HasIndex(d => new { d.Origin, d.OriginId, d.OwedByUnitId }).IsUnique();
        duty.HasIndex(d => new { d.OwedByUnitId, d.State, d.DueOn });
        duty.HasIndex(d => new { d.CampaignId, d.State });
    }
}

internal sealed class DutyRecipientConfiguration : IEntityTypeConfiguration<DutyRecipient>
{
    public void Configure(EntityTypeBuilder<DutyRecipient> recipient)
    {
        recipient.ToTable("DutyRecipients");
        recipient.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
        recipient.HasIndex("DutyId", nameof(DutyRecipient.UnitId)).IsUnique();
    }
}

internal sealed class DutyFilingConfiguration : IEntityTypeConfiguration<DutyFiling>
{
    public void Configure(EntityTypeBuilder<DutyFiling> filing)
    {
        filing.ToTable("DutyFilings");
        filing.Property(f => f.Words).HasMaxLength(DutyFiling.WordsMaxLength);
        filing.ComplexProperty(f => f.FiledBy);
        filing.HasIndex(f => f.Key).IsUnique();
        filing.HasIndex("DutyId", nameof(DutyFiling.Number)).IsUnique();
    }
}

internal sealed class DutyReceiptConfiguration : IEntityTypeConfiguration<DutyReceipt>
{
    public void Configure(EntityTypeBuilder<DutyReceipt> receipt)
    {
        receipt.ToTable("DutyReceipts");
        receipt.ComplexProperty(r => r.ReceivedBy);
        receipt.HasIndex("DutyId", nameof(DutyReceipt.FilingNumber), nameof(DutyReceipt.UnitId)).IsUnique();
    }
}

internal sealed class DutyReturnConfiguration : IEntityTypeConfiguration<DutyReturn>
{
    public void Configure(EntityTypeBuilder<DutyReturn> back)
    {
        back.ToTable("DutyReturns");
        back.Property(r => r.Reason).HasMaxLength(DutyReturn.ReasonMaxLength);
        back.ComplexProperty(r => r.ReturnedBy);
    }
}

internal sealed class DutyExtensionConfiguration : IEntityTypeConfiguration<DutyExtension>
{
    public void Configure(EntityTypeBuilder<DutyExtension> extension)
    {
        extension.ToTable("DutyExtensions");
        extension.Property(e => e.Reason).HasMaxLength(DutyExtension.ReasonMaxLength);
    }
}

internal sealed class DutyReminderConfiguration : IEntityTypeConfiguration<DutyReminder>
{
    public void Configure(EntityTypeBuilder<DutyReminder> reminder)
    {
        reminder.ToTable("DutyReminders");
        reminder.ComplexProperty(r => r.RemindedBy);
        reminder.HasIndex("DutyId", nameof(DutyReminder.On)).IsUnique();
    }
}
