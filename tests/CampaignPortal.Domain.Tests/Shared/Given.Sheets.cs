using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;

namespace CampaignPortal.Domain.Tests.Shared;

internal static partial class Given
{
    /// <summary>Within the days of <see cref="Dates"/>.</summary>
    public static readonly DateTimeOffset InTime = At(2026, 9, 24, 15);

    public static readonly Guid Key = new("11111111-1111-1111-1111-111111111111");
    public static readonly Guid OtherKey = new("22222222-2222-2222-2222-222222222222");

    public static SheetEntry Met { get; } = new() { IsMet = true };

    public static SelfAssessment Self(SelfMode mode = SelfMode.ExceptionOnly) =>
        new SelfAssessment(RoundId, Unit, CampaignId, mode, [new("1.1"), new("1.2")], Clerk, Now).Stored(15);

    public static SelfAssessment SubmittedSelf()
    {
        var sheet = Self();
        sheet.Submit(Key, OpenRound(), [], Staff, InTime);
        return sheet.Stored(15);
    }

    public static SelfAssessment ReturnedSelf()
    {
        var sheet = SubmittedSelf();
        sheet.SendBack(OpenRound(), [new ReturnReason("1.1", "缺少台账")], Head, InTime);
        return sheet.Stored(15);
    }

    public static ScoreSheet Marks() => new ScoreSheet(
        RoundId, CampaignId, "comprehensive", RaterKind.ResponsibleOffice, 50, ["1.1", "1.2"], [Unit, OtherUnit], [], Clerk, Now).Stored(17);

    public static ScoreSheet FilledMarks()
    {
        var sheet = Marks();
        foreach (var mark in sheet.Marks)
        {
            sheet.Fill(mark.UnitId, mark.ItemCode, Met, null, Finder, Now);
        }

        return sheet;
    }

    public static ScoreSheet SubmittedMarks()
    {
        var sheet = FilledMarks();
        sheet.Submit(Key, OpenRound(), Finder, InTime);
        return sheet.Stored(17);
    }
}
