using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Code).HasMaxLength(AuditEntry.CodeMaxLength);
        entry.Property(e => e.Subject).HasMaxLength(AuditEntry.SubjectMaxLength);
        entry.Property(e => e.About).HasMaxLength(AuditEntry.AboutMaxLength);
        entry.Property(e => e.Before).HasMaxLength(AuditEntry.ValueMaxLength);
        entry.Property(e => e.After).HasMaxLength(AuditEntry.ValueMaxLength);
        entry.Property(e => e.Reason).HasMaxLength(AuditEntry.ValueMaxLength);
        entry.Property(e => e.RemoteAddress).HasMaxLength(AuditEntry.RequestMaxLength);
        entry.Property(e => e.RequestId).HasMaxLength(AuditEntry.RequestMaxLength);
        entry.HasIndex(e => new { e.Subject, e.SubjectId });
        entry.HasIndex(e => new { e.CampaignId, e.Id });
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.HasKey(s => s.Height);
        seal.Property(s => s.Height).ValueGeneratedNever();
        seal.Property(s => s.PreviousHash).HasMaxLength(AuditSeal.HashLength);
        seal.Property(s => s.Hash).HasMaxLength(AuditSeal.HashLength);
        seal.HasIndex(s => s.EntryId).IsUnique();
        seal.HasOne<AuditEntry>().WithMany().HasForeignKey(s => s.EntryId);
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.Property(m => m.Kind).HasMaxLength(Message.KindMaxLength);
        message.Property(m => m.About).HasMaxLength(Message.AboutMaxLength);
        message.Property(m => m.Link).HasMaxLength(Message.LinkMaxLength);
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.RecipientId);
        message.HasIndex(m => new { m.RecipientId, m.ReadAt, m.Id });
    }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.Property(r => r.About).HasMaxLength(Reminder.AboutMaxLength);
        reminder.ComplexProperty(r => r.By);
        reminder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        reminder.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
        reminder.HasIndex(r => new { r.Kind, r.SubjectId, r.On }).IsUnique();
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.KeyHash).HasMaxLength(Session.KeyHashLength);
        session.Property(s => s.Address).HasMaxLength(Session.AddressMaxLength);
        session.Property(s => s.PreviousSignInAddress).HasMaxLength(Session.AddressMaxLength);
        session.Property(s => s.Browser).HasMaxLength(Session.BrowserMaxLength);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}

internal sealed class SignInGuardConfiguration : IEntityTypeConfiguration<SignInGuard>
{
    public void Configure(EntityTypeBuilder<SignInGuard> guard)
    {
        guard.Property(g => g.AccountName).HasMaxLength(256);
        guard.Property(g => g.Address).HasMaxLength(Session.AddressMaxLength);
        guard.HasIndex(g => new { g.AccountName, g.Address }).IsUnique();
    }
}

internal sealed class HeldPostConfiguration : IEntityTypeConfiguration<HeldPost>
{
    public void Configure(EntityTypeBuilder<HeldPost> held)
    {
        held.Property(h => h.TokenHash).HasMaxLength(Session.KeyHashLength);
        held.Property(h => h.Path).HasMaxLength(HeldPost.PathMaxLength);
        held.HasIndex(h => h.TokenHash).IsUnique();
        held.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
    }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key) =>
        key.Property(k => k.Name).HasMaxLength(ProtectionKey.NameMaxLength);
}

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> lease)
    {
        lease.Property(l => l.Job).HasMaxLength(Lease.NameMaxLength);
        lease.Property(l => l.Holder).HasMaxLength(Lease.NameMaxLength);
        lease.HasIndex(l => l.Job).IsUnique();
    }
}
