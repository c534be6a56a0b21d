using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Property(u => u.Code).HasMaxLength(Unit.CodeMaxLength);
        unit.Property(u => u.NormalisedCode).HasMaxLength(Unit.CodeMaxLength);
        unit.Property(u => u.Path).HasMaxLength(Unit.PathMaxLength);
        unit.Property(u => u.Name).HasMaxLength(Unit.NameMaxLength);
        unit.HasOne(u => u.Parent).WithMany().HasForeignKey(u => u.ParentId);
        unit.HasIndex(u => u.NormalisedCode).IsUnique();
        unit.HasIndex(u => u.Path);
        unit.OwnsMany(u => u.Names, name =>
        {
            name.ToTable("UnitNames").HasKey(n => n.Id);
            name.Property(n => n.Name).HasMaxLength(Unit.NameMaxLength);
        });
        unit.OwnsMany(u => u.Successions, succession =>
        {
            succession.ToTable("UnitSuccessions").HasKey(s => s.Id);
            succession.HasOne<Unit>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.StaffNumber).HasMaxLength(Person.StaffNumberMaxLength);
        person.Property(p => p.NormalisedStaffNumber).HasMaxLength(Person.StaffNumberMaxLength);
        person.Property(p => p.Name).HasMaxLength(Person.NameMaxLength);
        person.Property(p => p.OfficePhone).HasMaxLength(Person.PhoneMaxLength);
        person.HasIndex(p => p.NormalisedStaffNumber).IsUnique();
    }
}

internal sealed class PostingConfiguration : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> posting)
    {
        posting.Property(p => p.Post).HasMaxLength(Posting.PostMaxLength);
        posting.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        posting.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        posting.HasIndex(p => new { p.PersonId, p.Kind, p.From });
    }
}

internal sealed class ChargeConfiguration : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> charge)
    {
        charge.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        charge.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
        charge.HasIndex(c => new { c.UnitId, c.Kind, c.From });
    }
}

internal sealed class ReorganisationConfiguration : IEntityTypeConfiguration<Reorganisation>
{
    public void Configure(EntityTypeBuilder<Reorganisation> reorganisation)
    {
        reorganisation.Property(r => r.Basis).HasMaxLength(Reorganisation.BasisMaxLength);
        reorganisation.Property(r => r.About).HasMaxLength(Unit.NameMaxLength);
        reorganisation.Property(r => r.NewName).HasMaxLength(Unit.NameMaxLength);
        reorganisation.Ignore(r => r.IsOpen);
        reorganisation.HasOne<Unit>().WithMany().HasForeignKey(r => r.NewParentId);
        reorganisation.HasIndex(r => r.Key).IsUnique();
        reorganisation.HasIndex(r => new { r.State, r.EffectiveOn });
        reorganisation.OwnsMany(r => r.Units, unit =>
        {
            unit.ToTable("ReorganisedUnits").HasKey(u => u.Id);
            unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        reorganisation.OwnsMany(r => r.Successors, successor =>
        {
            successor.ToTable("ReorganisationSuccessors").HasKey(s => s.Id);
            successor.Property(s => s.Code).HasMaxLength(Unit.CodeMaxLength);
            successor.Property(s => s.Name).HasMaxLength(Unit.NameMaxLength);
            successor.Ignore(s => s.NormalisedCode);
            successor.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.PrimitiveCollection(a => a.Items).HasField("_items");
        assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        assignment.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId);
        assignment.HasIndex(a => new { a.PersonId, a.Role });
    }
}

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.Property(d => d.Reason).HasMaxLength(Delegation.ReasonMaxLength);
        delegation.PrimitiveCollection(d => d.Permits).HasField("_permits");
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.FromPersonId);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.ToPersonId);
        delegation.HasIndex(d => new { d.ToPersonId, d.From });
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.LastSignInAddress).HasMaxLength(Session.AddressMaxLength);
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        account.HasIndex(a => a.PersonId).IsUnique();
    }
}
