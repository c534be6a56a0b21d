using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> batch)
    {
        batch.Property(b => b.FileName).HasMaxLength(ImportBatch.FileNameMaxLength);
        batch.Property(b => b.Sha256).HasMaxLength(ImportBatch.HashLength);
        batch.HasOne<Person>().WithMany().HasForeignKey(b => b.UploadedById);
        batch.HasOne<ScoreSheet>().WithMany().HasForeignKey(b => b.SheetId);
        batch.HasOne(b => b.File).WithOne().HasForeignKey<ImportFile>("BatchId").IsRequired().OnDelete(DeleteBehavior.ClientCascade);
        batch.HasMany(b => b.Things).WithOne().HasForeignKey("BatchId").IsRequired();
        batch.HasIndex(b => new { b.Kind, b.State, b.UploadedAt });
    }
}

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> file) => file.ToTable("ImportFiles");
}

internal sealed class ImportedThingConfiguration : IEntityTypeConfiguration<ImportedThing>
{
    public void Configure(EntityTypeBuilder<ImportedThing> thing)
    {
        thing.ToTable("ImportedThings");
        thing.HasIndex("BatchId", nameof(ImportedThing.Subject), nameof(ImportedThing.SubjectId));
        thing.Property(t => t.Before).HasMaxLength(ImportedThing.BeforeMaxLength);
    }
}
