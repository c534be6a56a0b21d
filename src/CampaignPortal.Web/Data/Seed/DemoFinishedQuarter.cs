using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>A quarter from its first day to the decided result.</summary>
internal sealed class DemoFinishedQuarter(DemoStage stage, WorkCalendar calendar)
{
    /// <summary>The quarter whose decided result is corrected later.</summary>
    private const int CorrectedNumber = 2;

    public async Task PlayAsync(DemoRound round, Campaign campaign, Quarter quarter, CancellationToken ct)
    {
        var opens = calendar.AddWorkingDays(quarter.FirstDay.AddDays(-1), 1);
        var last = quarter.LastDay;
        await round.PlanAndOpenAsync(
            campaign.Id, quarter,
            new RoundDates(opens, last.AddDays(-14), last.AddDays(-10), last.AddDays(-6), calendar.Version, last.AddDays(-9)), ct);
        await HappenAsync(round, quarter, ct);
        await FileAsync(round, last, ct);
        await MarkAsync(round, last, ct);
        if (quarter.Number == DemoStanding.VetoedQuarter)
        {
            await round.PronounceAsync(DemoStanding.VetoedUnit, last.AddDays(-5), ct);
        }

        await round.CloseAndComputeAsync(last.AddDays(-4), ct);
        await ContestAsync(round, last.AddDays(-3), ct);
        await round.DecideResultAsync(campaign.Settings, last.AddDays(-1), ct);
        if (quarter.Number == CorrectedNumber)
        {
            await CorrectAsync(round, campaign, last.AddDays(20), ct);
        }
    }

    /// <summary>Occurrences with every end: upheld, amended, dropped, and a bonus claimed by a unit.</summary>
    private async Task HappenAsync(DemoRound round, Quarter quarter, CancellationToken ct)
    {
        var day = quarter.FirstDay.AddDays(18 + quarter.Number);
        var chief = round.By("zhouming");
        var personnel = new Actor(stage.HeadOf("K02").Id);

        var cold = await round.RecordAsync(new DemoFact("W10", "1.4a", "cold", "群众咨询继承登记材料时，工作人员未起身、未正面答复，语气生硬。", SourceKind.Complaint, 2), day, chief, "K03", ct);
        await round.StateCaseAsync(cold, "W10", "当时窗口正在处理系统故障，已当场向群众说明并致歉，群众表示理解。", day.AddDays(3), ct);
        await round.DecideAsync(cold, OccurrenceDecision.Amend(1, "情况属实，但已当场致歉并取得谅解，按下限扣分。"), day.AddDays(8), ct);

        var late = await round.RecordAsync(
            new DemoFact("W03", "1.1b", "late", "晨检时未到岗，迟到二十分钟。", SourceKind.RecordCheck, PersonId: stage.StaffOf("W03").Id), day.AddDays(4), personnel, "K02", ct);
        await round.AcknowledgeAsync(late, "W03", day.AddDays(5), ct);
        await round.DecideAsync(late, OccurrenceDecision.Uphold(), day.AddDays(9), ct);

        var wrong = await round.RecordAsync(new DemoFact("W14", "2.3a", "valid", "来电反映房屋交易窗口多次退件。", SourceKind.Hotline, 1), day.AddDays(10), chief, "K03", ct);
        await round.StateCaseAsync(wrong, "W14", "经查为申请人材料不全，两次均出具一次性告知书，附回执。", day.AddDays(12), ct);
        await round.DecideAsync(wrong, OccurrenceDecision.Drop("经核实窗口已一次性告知，不予扣分。"), day.AddDays(16), ct);

        var business = new Actor(stage.HeadOf("K04").Id);
        var missed = await round.RecordAsync(new DemoFact("W19", "1.3c", "not-at-once", "婚姻登记补证材料分两次告知。", SourceKind.Inspection), day.AddDays(14), business, "K04", ct);
        await round.AcknowledgeAsync(missed, "W19", day.AddDays(15), ct);
        await round.DecideAsync(missed, OccurrenceDecision.Uphold(), day.AddDays(20), ct);

        var thanks = await round.RecordAsync(
            new DemoFact("W07", "J2", "thanks", "两家企业送来感谢信，反映容缺受理当天发照。", SourceKind.SelfReport, Count: 2, IsClaim: true), day.AddDays(22), new Actor(stage.HeadOf("W07").Id), null, ct);
        await round.DecideAsync(thanks, OccurrenceDecision.Uphold("感谢信原件已核。"), day.AddDays(25), ct);
    }

    private static async Task FileAsync(DemoRound round, DateOnly last, CancellationToken ct)
    {
        foreach (var (index, participant) in round.Round.Participants.OrderBy(p => p.Order).Index())
        {
            var filedOn = index == 12 ? last.AddDays(-12) : last.AddDays(-18 + (index % 4));
            await round.FileSelfAsync(participant.UnitCode, index + 1, filedOn, ct);
            await round.ConfirmSelfAsync(participant.UnitCode, last.AddDays(-11), ct);
        }
    }

    private static async Task MarkAsync(DemoRound round, DateOnly last, CancellationToken ct)
    {
        var places = round.Round.Participants.ToDictionary(p => p.UnitId, p => p.Order);
        foreach (var sheet in await round.ScoreSheetsAsync(ct))
        {
            round.Fill(sheet, places, _ => true);
            await round.SubmitAsync(sheet, last.AddDays(-8), ct);
        }
    }

    /// <summary>In one quarter a unit states its case on a line of the preview, and is answered.</summary>
    private static async Task ContestAsync(DemoRound round, DateOnly on, CancellationToken ct)
    {
        if (round.Round.Quarter.Number == 3)
        {
            await round.StateResultAsync("W19", "1.3c", "补证材料第二次告知系省级系统临时增加的要求，请予考虑。", "经与业务科核对，首次告知时该要求已公布，维持原结果。", on, ct);
        }
    }

    /// <summary>A fact of the quarter becomes known after the decision: the result is corrected, with a number of its own.</summary>
    private static async Task CorrectAsync(DemoRound round, Campaign campaign, DateOnly on, CancellationToken ct)
    {
        var fact = await round.RecordAsync(
            new DemoFact("W01", "2.3a", "valid", "上级转来信访件，反映户籍窗口六月中旬拒收材料，经查属实。", SourceKind.HigherBody, 2), on, round.By("zhouming"), "K03", ct, isAfterDecision: true);
        await round.AcknowledgeAsync(fact, "W01", on.AddDays(1), ct);
        await round.DecideAsync(fact, OccurrenceDecision.Uphold(), on.AddDays(4), ct);
        await round.CorrectAsync("上级转办信访件查实，事实发生在本季度。", on.AddDays(5), ct);
        await round.DecideResultAsync(campaign.Settings, on.AddDays(6), ct);
    }
}
