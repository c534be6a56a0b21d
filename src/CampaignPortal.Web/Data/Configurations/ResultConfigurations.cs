using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class RoundResultConfiguration : IEntityTypeConfiguration<RoundResult>
{
    public void Configure(EntityTypeBuilder<RoundResult> result)
    {
        result.Property(r => r.Hash).HasMaxLength(64);
        result.Property(r => r.CorrectionReason).HasMaxLength(RoundResult.ReasonMaxLength);
        result.Property(r => r.PrintedException).HasMaxLength(CampaignSettings.ExceptionMaxLength);
        result.ComplexProperty(r => r.ComputedBy);
        result.ComplexProperty(r => r.DecidedBy);
        result.ComplexProperty(r => r.Decision, decision =>
        {
            decision.Property(d => d.BodyName).HasMaxLength(ResultDecision.BodyMaxLength);
            decision.Property(d => d.MinutesNumber).HasMaxLength(ResultDecision.MinutesNumberMaxLength);
        });
        result.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId);
        result.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        result.HasOne<SchemeVersion>().WithMany().HasForeignKey(r => r.SchemeVersionId);
        result.HasMany(r => r.Standings).WithOne().HasForeignKey("RoundResultId").IsRequired();
        result.HasMany(r => r.Statements).WithOne().HasForeignKey("RoundResultId").IsRequired();
        result.HasMany(r => r.Means).WithOne().HasForeignKey("RoundResultId").IsRequired();
        result.HasMany(r => r.Seats).WithOne().HasForeignKey("RoundResultId").IsRequired();
        result.HasIndex(r => new { r.RoundId, r.Number }).IsUnique();
        result.HasOne(r => r.Bundle).WithOne().HasForeignKey<ResultBundle>("RoundResultId").IsRequired();
    }
}

internal sealed class ResultBundleConfiguration : IEntityTypeConfiguration<ResultBundle>
{
    public void Configure(EntityTypeBuilder<ResultBundle> bundle) => bundle.ToTable("ResultBundles");
}

internal sealed class StandingConfiguration : IEntityTypeConfiguration<Standing>
{
    public void Configure(EntityTypeBuilder<Standing> standing)
    {
        standing.ToTable("Standings");
        standing.Property(s => s.UnitName).HasMaxLength(Participant.NameMaxLength);
        standing.Property(s => s.CategoryCode).HasMaxLength(Participant.CodeMaxLength);
        standing.Property(s => s.Notes).HasConversion<int>();
        standing.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        standing.Property(s => s.BandCode).HasMaxLength(StandingAward.CodeMaxLength);
        standing.Property(s => s.GradeCode).HasMaxLength(StandingAward.CodeMaxLength);
        standing.HasMany(s => s.Awards).WithOne().HasForeignKey("StandingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        standing.HasMany(s => s.Gates).WithOne().HasForeignKey("StandingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        standing.HasMany(s => s.Consequences).WithOne().HasForeignKey("StandingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        standing.HasIndex("RoundResultId", nameof(Standing.UnitId)).IsUnique();
        standing.HasIndex("RoundResultId", nameof(Standing.CategoryCode), nameof(Standing.Rank));

        // Too long to be read only in order to be removed.
        standing.HasOne(s => s.Excerpt).WithOne().HasForeignKey<StandingExcerpt>("StandingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StandingExcerptConfiguration : IEntityTypeConfiguration<StandingExcerpt>
{
    public void Configure(EntityTypeBuilder<StandingExcerpt> excerpt) => excerpt.ToTable("StandingExcerpts");
}

internal sealed class StandingAwardConfiguration : IEntityTypeConfiguration<StandingAward>
{
    public void Configure(EntityTypeBuilder<StandingAward> award)
    {
        award.ToTable("StandingAwards");
        award.Property(a => a.ListCode).HasMaxLength(StandingAward.CodeMaxLength);
    }
}

internal sealed class StandingGateConfiguration : IEntityTypeConfiguration<StandingGate>
{
    public void Configure(EntityTypeBuilder<StandingGate> gate)
    {
        gate.ToTable("StandingGates");
        gate.Property(g => g.GateCode).HasMaxLength(StandingAward.CodeMaxLength);
    }
}

internal sealed class StandingConsequenceConfiguration : IEntityTypeConfiguration<StandingConsequence>
{
    public void Configure(EntityTypeBuilder<StandingConsequence> consequence)
    {
        consequence.ToTable("StandingConsequences");
        consequence.Property(c => c.ConsequenceCode).HasMaxLength(StandingAward.CodeMaxLength);
        consequence.Property(c => c.GateCode).HasMaxLength(StandingAward.CodeMaxLength);
        consequence.Property(c => c.AwardCode).HasMaxLength(StandingAward.CodeMaxLength);
    }
}

internal sealed class ResultSeatsConfiguration : IEntityTypeConfiguration<ResultSeats>
{
    public void Configure(EntityTypeBuilder<ResultSeats> seats)
    {
        seats.ToTable("ResultSeats");
        seats.Property(s => s.CategoryCode).HasMaxLength(Participant.CodeMaxLength);
        seats.Property(s => s.PoolCode).HasMaxLength(Participant.CodeMaxLength);
        seats.Property(s => s.ListCode).HasMaxLength(StandingAward.CodeMaxLength);
        seats.HasIndex("RoundResultId", nameof(ResultSeats.CategoryCode));
    }
}

internal sealed class ResultMeanConfiguration : IEntityTypeConfiguration<ResultMean>
{
    public void Configure(EntityTypeBuilder<ResultMean> mean)
    {
        mean.ToTable("ResultMeans");
        mean.Property(m => m.CategoryCode).HasMaxLength(Participant.CodeMaxLength);
        mean.Property(m => m.ChannelCode).HasMaxLength(ScoreSheet.ChannelCodeMaxLength);
        mean.Property(m => m.ItemCode).HasMaxLength(Mark.ItemCodeMaxLength);
        mean.HasIndex("RoundResultId", nameof(ResultMean.CategoryCode));
    }
}

internal sealed class ResultStatementConfiguration : IEntityTypeConfiguration<ResultStatement>
{
    public void Configure(EntityTypeBuilder<ResultStatement> statement)
    {
        statement.ToTable("ResultStatements");
        statement.Property(s => s.ItemCode).HasMaxLength(OccurrenceFacts.CodeMaxLength);
        statement.Property(s => s.Text).HasMaxLength(ResultStatement.TextMaxLength);
        statement.Property(s => s.Answer).HasMaxLength(ResultStatement.TextMaxLength);
        statement.ComplexProperty(s => s.StatedBy);
        statement.ComplexProperty(s => s.AnsweredBy);
        statement.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        statement.HasIndex("RoundResultId", nameof(ResultStatement.Number)).IsUnique();
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.Property(e => e.Name).HasMaxLength(Evidence.NameMaxLength);
        evidence.Ignore(e => e.Latest);
        evidence.HasOne<Unit>().WithMany().HasForeignKey(e => e.OwnerUnitId);
        evidence.HasMany(e => e.Versions).WithOne().HasForeignKey("EvidenceId").IsRequired();
        evidence.HasMany(e => e.Uses).WithOne().HasForeignKey("EvidenceId").IsRequired();
    }
}

internal sealed class EvidenceVersionConfiguration : IEntityTypeConfiguration<EvidenceVersion>
{
    public void Configure(EntityTypeBuilder<EvidenceVersion> version)
    {
        version.ToTable("EvidenceVersions");
        version.Property(v => v.FileName).HasMaxLength(EvidenceVersion.FileNameMaxLength);
        version.Property(v => v.ContentType).HasMaxLength(EvidenceVersion.ContentTypeMaxLength);
        version.Property(v => v.Sha256).HasMaxLength(64);
        version.Property(v => v.StoredName).HasMaxLength(EvidenceVersion.StoredNameMaxLength);
        version.ComplexProperty(v => v.UploadedBy);
        version.HasIndex("EvidenceId", nameof(EvidenceVersion.Number)).IsUnique();
        version.HasIndex(v => v.StoredName).IsUnique();
    }
}

internal sealed class EvidenceUseConfiguration : IEntityTypeConfiguration<EvidenceUse>
{
    public void Configure(EntityTypeBuilder<EvidenceUse> use)
    {
        use.ToTable("EvidenceUses");
        use.Property(u => u.ItemCode).HasMaxLength(OccurrenceFacts.CodeMaxLength);
        use.Ignore(u => u.IsFrozen);
        use.HasIndex(u => new { u.Kind, u.SubjectId });
    }
}
