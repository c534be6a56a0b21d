using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class RoundConfiguration : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ComplexProperty(r => r.Quarter);
        round.ComplexProperty(r => r.Dates);
        round.ComplexProperty(r => r.OpenedWith, decider =>
        {
            decider.Property(d => d.Body).HasMaxLength(CampaignSettings.BodyMaxLength);
            decider.Property(d => d.SmallOfficeException).HasMaxLength(CampaignSettings.ExceptionMaxLength);
        });
        round.Ignore(r => r.LastDayOn);
        round.Property(r => r.QuarterCode).HasMaxLength(Round.QuarterCodeMaxLength);
        round.HasIndex(r => new { r.CampaignId, r.QuarterCode }).IsUnique();
        round.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        round.HasOne<SchemeVersion>().WithMany().HasForeignKey(r => r.SchemeVersionId);
        round.HasMany(r => r.Participants).WithOne().HasForeignKey("RoundId").IsRequired();
        round.HasMany(r => r.Extensions).WithOne().HasForeignKey("RoundId").IsRequired();
        round.HasIndex(r => new { r.CampaignId, r.State });
    }
}

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("Participants");
        participant.Property(p => p.UnitCode).HasMaxLength(Participant.CodeMaxLength);
        participant.Property(p => p.UnitName).HasMaxLength(Participant.NameMaxLength);
        participant.Property(p => p.ParentCode).HasMaxLength(Participant.CodeMaxLength);
        participant.Property(p => p.ParentName).HasMaxLength(Participant.NameMaxLength);
        participant.Property(p => p.CategoryCode).HasMaxLength(Participant.CodeMaxLength);
        participant.Property(p => p.CategoryName).HasMaxLength(Participant.NameMaxLength);
        participant.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        participant.HasIndex("RoundId", nameof(Participant.UnitId)).IsUnique();
    }
}

internal sealed class RoundExtensionConfiguration : IEntityTypeConfiguration<RoundExtension>
{
    public void Configure(EntityTypeBuilder<RoundExtension> extension)
    {
        extension.ToTable("RoundExtensions");
        extension.Property(e => e.Reason).HasMaxLength(RoundExtension.ReasonMaxLength);
    }
}

internal sealed class RoundEffectConfiguration : IEntityTypeConfiguration<RoundEffect>
{
    public void Configure(EntityTypeBuilder<RoundEffect> effect)
    {
        effect.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId);
        effect.HasIndex(e => new { e.RoundId, e.What, e.DueOn }).IsUnique();
    }
}

internal sealed class OccurrenceConfiguration : IEntityTypeConfiguration<Occurrence>
{
    public void Configure(EntityTypeBuilder<Occurrence> occurrence)
    {
        occurrence.Property(o => o.Number).HasMaxLength(Occurrence.NumberMaxLength);
        occurrence.Property(o => o.DecisionReason).HasMaxLength(Occurrence.ReasonMaxLength);
        occurrence.ComplexProperty(o => o.RecordedBy);
        occurrence.ComplexProperty(o => o.DecidedBy);
        occurrence.ComplexProperty(o => o.Facts, facts =>
        {
            facts.Property(f => f.ItemCode).HasMaxLength(OccurrenceFacts.CodeMaxLength);
            facts.Property(f => f.RuleCode).HasMaxLength(OccurrenceFacts.CodeMaxLength);
            facts.Property(f => f.Cause).HasMaxLength(OccurrenceFacts.CauseMaxLength);
            facts.Property(f => f.SourceNote).HasMaxLength(OccurrenceFacts.SourceNoteMaxLength);
            facts.Property(f => f.OriginalKeptAt).HasMaxLength(OccurrenceFacts.SourceNoteMaxLength);
            facts.Property(f => f.DedupeKey).HasMaxLength(OccurrenceFacts.DedupeKeyMaxLength);
        });
        occurrence.HasOne<Campaign>().WithMany().HasForeignKey(o => o.CampaignId);
        occurrence.HasOne<Round>().WithMany().HasForeignKey(o => o.RoundId);
        occurrence.HasOne<Unit>().WithMany().HasForeignKey(o => o.RecordingUnitId);
        occurrence.HasMany(o => o.Subjects).WithOne().HasForeignKey("OccurrenceId").IsRequired();
        occurrence.HasMany(o => o.Multipliers).WithOne().HasForeignKey("OccurrenceId").IsRequired();
        occurrence.HasMany(o => o.Statements).WithOne().HasForeignKey("OccurrenceId").IsRequired();
        occurrence.Navigation(o => o.Multipliers).AutoInclude(); // its points are wrong without
        occurrence.HasIndex(o => new { o.CampaignId, o.Number }).IsUnique();
        occurrence.HasIndex(o => o.Key).IsUnique();
        occurrence.HasIndex(o => new { o.RoundId, o.State });
    }
}

internal sealed class OccurrenceSubjectConfiguration : IEntityTypeConfiguration<OccurrenceSubject>
{
    public void Configure(EntityTypeBuilder<OccurrenceSubject> subject)
    {
        subject.ToTable("OccurrenceSubjects");
        subject.Property(s => s.Role).HasMaxLength(OccurrenceSubject.RoleMaxLength);
        subject.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        subject.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        subject.HasIndex("OccurrenceId", nameof(OccurrenceSubject.UnitId)).IsUnique();
    }
}

internal sealed class OccurrenceMultiplierConfiguration : IEntityTypeConfiguration<OccurrenceMultiplier>
{
    public void Configure(EntityTypeBuilder<OccurrenceMultiplier> multiplier)
    {
        multiplier.ToTable("OccurrenceMultipliers");
        multiplier.Property(m => m.Code).HasMaxLength(OccurrenceMultiplier.CodeMaxLength);
        multiplier.HasIndex("OccurrenceId", nameof(OccurrenceMultiplier.Code)).IsUnique();
    }
}

internal sealed class OccurrenceStatementConfiguration : IEntityTypeConfiguration<OccurrenceStatement>
{
    public void Configure(EntityTypeBuilder<OccurrenceStatement> statement)
    {
        statement.ToTable("OccurrenceStatements");
        statement.Property(s => s.Text).HasMaxLength(OccurrenceStatement.TextMaxLength);
        statement.ComplexProperty(s => s.StatedBy);
        statement.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
    }
}

internal sealed class SelfAssessmentConfiguration : IEntityTypeConfiguration<SelfAssessment>
{
    public void Configure(EntityTypeBuilder<SelfAssessment> sheet)
    {
        sheet.ComplexProperty(s => s.ConfirmedBy);
        sheet.HasMany(s => s.Contributors).WithOne().HasForeignKey("SelfAssessmentId").IsRequired();
        sheet.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId);
        sheet.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId);
        sheet.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        sheet.HasMany(s => s.Answers).WithOne().HasForeignKey("SelfAssessmentId").IsRequired();
        sheet.HasMany(s => s.Submissions).WithOne().HasForeignKey("SelfAssessmentId").IsRequired();
        sheet.HasMany(s => s.ReturnReasons).WithOne().HasForeignKey("SelfAssessmentId").IsRequired();
        sheet.HasIndex(s => new { s.RoundId, s.UnitId }).IsUnique();
    }
}

internal sealed class SelfAnswerConfiguration : IEntityTypeConfiguration<SelfAnswer>
{
    public void Configure(EntityTypeBuilder<SelfAnswer> answer)
    {
        answer.ToTable("SelfAnswers");
        answer.Property(a => a.ItemCode).HasMaxLength(SelfAnswer.ItemCodeMaxLength);
        answer.Property(a => a.LevelCode).HasMaxLength(SheetEntry.LevelCodeMaxLength);
        answer.Property(a => a.Explanation).HasMaxLength(SelfAnswer.ExplanationMaxLength);
        answer.ComplexProperty(a => a.FilledBy);
        answer.Ignore(a => a.Entry).Ignore(a => a.IsFilled);
        answer.HasIndex("SelfAssessmentId", nameof(SelfAnswer.ItemCode)).IsUnique();
    }
}

internal sealed class SelfContributorConfiguration : IEntityTypeConfiguration<SelfContributor>
{
    public void Configure(EntityTypeBuilder<SelfContributor> contributor)
    {
        contributor.ToTable("SelfContributors");
        contributor.ComplexProperty(c => c.By);
    }
}

internal sealed class SelfSubmissionConfiguration : IEntityTypeConfiguration<SelfSubmission>
{
    public void Configure(EntityTypeBuilder<SelfSubmission> submission)
    {
        submission.ToTable("SelfSubmissions").HasBaseType((Type?)null);
        submission.MapSubmission();
        submission.HasIndex("SelfAssessmentId", nameof(SelfSubmission.Number)).IsUnique();
    }
}

internal sealed class ReturnReasonConfiguration : IEntityTypeConfiguration<ReturnReason>
{
    public void Configure(EntityTypeBuilder<ReturnReason> reason)
    {
        reason.ToTable("ReturnReasons");
        reason.Property(r => r.ItemCode).HasMaxLength(SelfAnswer.ItemCodeMaxLength);
        reason.Property(r => r.Reason).HasMaxLength(ReturnReason.ReasonMaxLength);
    }
}

internal sealed class ScoreSheetConfiguration : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> sheet)
    {
        sheet.Property(s => s.ChannelCode).HasMaxLength(ScoreSheet.ChannelCodeMaxLength);
        sheet.Property(s => s.Pseudonym).HasMaxLength(ScoreSheet.PseudonymMaxLength);
        sheet.Ignore(s => s.ItemCodes).Ignore(s => s.UnitIds);
        sheet.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId);
        sheet.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId);
        sheet.HasOne<Unit>().WithMany().HasForeignKey(s => s.RaterUnitId);
        sheet.HasOne<Person>().WithMany().HasForeignKey(s => s.RaterPersonId);
        sheet.HasMany(s => s.Marks).WithOne().HasForeignKey("ScoreSheetId").IsRequired();
        sheet.HasMany(s => s.Submissions).WithOne().HasForeignKey("ScoreSheetId").IsRequired();
        sheet.HasMany(s => s.Recusals).WithOne().HasForeignKey("ScoreSheetId").IsRequired();
        sheet.HasMany(s => s.Returns).WithOne().HasForeignKey("ScoreSheetId").IsRequired();

        // One of the two raters is always null, and a null is like no other: each needs a key of its own.
        sheet.HasIndex(s => new { s.RoundId, s.ChannelCode, s.RaterUnitId }).IsUnique();
        sheet.HasIndex(s => new { s.RoundId, s.ChannelCode, s.RaterPersonId }).IsUnique();
    }
}

internal sealed class MarkConfiguration : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> mark)
    {
        mark.ToTable("Marks");
        mark.Property(m => m.ItemCode).HasMaxLength(Mark.ItemCodeMaxLength);
        mark.Property(m => m.LevelCode).HasMaxLength(SheetEntry.LevelCodeMaxLength);
        mark.Property(m => m.Note).HasMaxLength(Mark.NoteMaxLength);
        mark.ComplexProperty(m => m.FilledBy);
        mark.Ignore(m => m.Entry);
        mark.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId);
        mark.HasIndex("ScoreSheetId", nameof(Mark.UnitId), nameof(Mark.ItemCode)).IsUnique();
    }
}

internal sealed class RecusalConfiguration : IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Recusal> recusal)
    {
        recusal.ToTable("Recusals");
        recusal.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
    }
}

internal sealed class ScoreSubmissionConfiguration : IEntityTypeConfiguration<ScoreSubmission>
{
    public void Configure(EntityTypeBuilder<ScoreSubmission> submission)
    {
        submission.ToTable("ScoreSubmissions").HasBaseType((Type?)null);
        submission.MapSubmission();
        submission.HasIndex("ScoreSheetId", nameof(ScoreSubmission.Number)).IsUnique();
    }
}

internal sealed class ScoreReturnConfiguration : IEntityTypeConfiguration<ScoreReturn>
{
    public void Configure(EntityTypeBuilder<ScoreReturn> scoreReturn)
    {
        scoreReturn.ToTable("ScoreReturns");
        scoreReturn.Property(r => r.Reason).HasMaxLength(ScoreReturn.ReasonMaxLength);
    }
}

internal static class SubmissionMapping
{
    /// <summary>The part that the two kinds of sheets share, in a table of each; the key is what makes a second post harmless.</summary>
    public static void MapSubmission<T>(this EntityTypeBuilder<T> submission)
        where T : SheetSubmission
    {
        submission.ComplexProperty(s => s.Receipt, receipt =>
        {
            receipt.Property(r => r.Number).HasMaxLength(Receipt.NumberMaxLength);
            receipt.Property(r => r.ContentHash).HasMaxLength(64);
        });
        submission.ComplexProperty(s => s.SubmittedBy);
        submission.HasIndex(s => s.Key).IsUnique();
    }
}
