using CampaignPortal.Domain.Assessments;

namespace CampaignPortal.Domain.Tests.Shared;

internal static partial class Given
{
    public static readonly ValueRange Allowed = new(0.5m, 5m);

    public static OccurrenceFacts Facts { get; } = new()
    {
        Kind = OccurrenceKind.Deduction,
        ItemCode = "1.4",
        RuleCode = "K1",
        Cause = "窗口空岗二十分钟",
        OccurredOn = new DateOnly(2026, 8, 10),
        Points = 1m,
        SourceKind = SourceKind.Inspection,
    };

    public static OccurrenceFiling Filing(params OccurrenceSubject[] subjects) =>
        new(Allowed, subjects is [] ? [new(Unit)] : subjects, StatementDueOn: new DateOnly(2026, 8, 19), CalendarVersion: 1);

    public static Occurrence Occurrence(params OccurrenceSubject[] subjects) =>
        new Occurrence(OpenRound(), "2026-0012", Facts, Filing(subjects), Finder, Now).Stored(9);

    public static Occurrence ClaimedBonus() => Domain.Assessments.Occurrence.Claim(
        OpenRound(), "2026-0013", Facts with { Kind = OccurrenceKind.Bonus }, Filing(), Unit, Staff, Now).Stored(9);
}
