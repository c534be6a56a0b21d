using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.SelfAssessments;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>A submitted sheet as its head reads it, whole on one page.</summary>
/// <param name="WhyNotConfirm">Null when he may confirm it.</param>
/// <param name="WhyNotSendBack">Null when he may send it back.</param>
/// <param name="Changed">Items that differ from the submission before.</param>
/// <param name="Lines">Empty while it is a draft, which is its unit's alone.</param>
public sealed record SelfHeadView(
    int Id, string Quarter, string UnitName, string CampaignName, SheetState State, Refusal? WhyNotConfirm, Refusal? WhyNotSendBack, DateOnly DueOn, bool IsLate,
    string? ReceiptNumber, DateTimeOffset? SubmittedAt, IReadOnlyList<string> Changed, IReadOnlyList<SelfLineView> Lines, IReadOnlyList<RecordedLineView> Recorded, SelfTotalView? Total)
{
    /// <summary>Key of the sentence that says why it cannot be confirmed: what a sheet waits for, else the refusal.</summary>
    public string WhyNotText => WhyNotConfirm == Refusal.WrongState ? $"SelfAssessments.Confirm.{State}" : $"Refusal.{WhyNotConfirm}";

    public static SelfHeadView Of(SelfReadout read, SelfWords words, Actor actor, DateTimeOffset now)
    {
        var (sheet, round, latest) = (read.Sheet, read.Round, read.Sheet.LatestSubmission);
        var earlier = sheet.Submissions.Where(s => s.Number < latest?.Number).MaxBy(s => s.Number);
        return new SelfHeadView(
            sheet.Id, words.Quarter(round.Quarter), read.Unit.UnitName, read.CampaignName, sheet.State,
            sheet.WhyNotConfirm(round, actor), sheet.WhyNotSendBack(round, actor, now) ?? read.Closure?.Why, round.ConfirmDueOnFor(sheet.UnitId), latest?.IsLate == true,
            latest?.Receipt.Number, latest?.Receipt.At, earlier is null ? [] : SelfDifference.ItemsBetween(earlier, latest!),
            sheet.State.IsIn ? [.. read.Lines.Select(words.Of)] : [], sheet.State.IsIn ? [.. read.Recorded.Select(words.Of)] : [],
            sheet.State.IsIn ? SelfTotalView.Of(read) : null);
    }
}
