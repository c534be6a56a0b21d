using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>The quarter that runs today: sheets and occurrences in every state, one overdue, one window with more days.</summary>
internal sealed class DemoRunningQuarter(CampaignDbContext db, DemoStage stage, DemoClock clock, WorkCalendar calendar)
{
    public async Task PlayAsync(DemoRound round, Campaign campaign, Quarter quarter, DateOnly today, CancellationToken ct)
    {
        var opens = Earlier(calendar.AddWorkingDays(quarter.FirstDay.AddDays(-1), 1), today);
        var selfDue = Later(Before(today, 2), opens);
        await round.PlanAndOpenAsync(
            campaign.Id, quarter,
            new RoundDates(
                opens, selfDue, Later(calendar.AddWorkingDays(today, 4), selfDue), calendar.AddWorkingDays(today, 6), calendar.Version,
                calendar.AddWorkingDays(today, 5)), ct);
        await HappenAsync(round, opens, today, ct);
        await FileAsync(round, opens, selfDue, today, ct);
        await MarkAsync(round, opens, today, ct);
        await ExtendAsync(round, today, ct);
    }

    private async Task HappenAsync(DemoRound round, DateOnly opens, DateOnly today, CancellationToken ct)
    {
        var (chief, day) = (round.By("zhouming"), Day(opens, today, 0.5));
        var decided = await round.RecordAsync(new DemoFact("W11", "1.4b", "untidy", "窗口台面杂乱，展示资料过期。", SourceKind.Inspection), day, round.By("zhaozhiqiang"), null, ct);
        await round.AcknowledgeAsync(decided, "W11", day, ct);
        await round.DecideAsync(decided, OccurrenceDecision.Uphold(), Later(day, Before(today, 3)), ct);

        var quarrelled = Day(opens, today, 0.8);
        var stated = await round.RecordAsync(new DemoFact("W02", "1.4a", "quarrel", "与办证群众发生争执，大厅监控可见。", SourceKind.Inspection, 3), quarrelled, chief, "K03", ct);
        await round.StateCaseAsync(stated, "W02", "争执由插队引起，工作人员态度有欠缺，但未使用不文明用语，恳请按下限处理。", Earlier(quarrelled.AddDays(2), today), ct);

        // The window of the printed sign-ins has one to answer.
        await round.RecordAsync(new DemoFact("W10", "1.3c", "wrong-answer", "电话咨询抵押登记收费标准，答复有误。", SourceKind.Hotline), Before(today, 1), new Actor(stage.HeadOf("K04").Id), "K04", ct);
        var seen = await round.RecordAsync(new DemoFact("W16", "1.1b", "away", "上班时间离岗四十分钟，未挂牌。", SourceKind.Inspection), Day(opens, today, 0.9), new Actor(stage.HeadOf("K02").Id), "K02", ct);
        await round.AcknowledgeAsync(seen, "W16", Before(today, 1), ct);
        await round.RecordAsync(
            new DemoFact("W08", "J1", "city", "获评全市食品安全服务先进集体。", SourceKind.SelfReport, IsClaim: true), Before(today, 1), new Actor(stage.HeadOf("W08").Id), null, ct);
    }

    /// <summary>Most are confirmed; some wait, one is sent back, the rest are drafts. W10 and W11 are left to whoever tries the product.</summary>
    private async Task FileAsync(DemoRound round, DateOnly opens, DateOnly selfDue, DateOnly today, CancellationToken ct)
    {
        foreach (var (index, participant) in round.Round.Participants.OrderBy(p => p.Order).Index())
        {
            var isLeft = participant.UnitCode is "W10" or "W11" or "W21" or "W23";
            if (isLeft)
            {
                continue;
            }

            await round.FileSelfAsync(participant.UnitCode, index + 1, Day(opens, selfDue, 0.9), ct);
            if (participant.UnitCode == "W12")
            {
                var sheet = await round.SelfSheetAsync("W12", ct);
                sheet.SendBack(
                    round.Round, [new ReturnReason("1.2b", "请写明业务考试成绩。"), new ReturnReason(null, "请补充本季度学习安排。")],
                    new Actor(stage.HeadOf("W12").Id), clock.GoTo(Later(selfDue, opens), 15));
                await db.SaveChangesAsync(ct);
            }
            else if (index % 5 != 0)
            {
                await round.ConfirmSelfAsync(participant.UnitCode, Before(today, 1), ct);
            }
        }
    }

    /// <summary>One office has handed in, one has been sent back, one has begun, the printed one has nearly all.</summary>
    private async Task MarkAsync(DemoRound round, DateOnly opens, DateOnly today, CancellationToken ct)
    {
        var places = round.Round.Participants.ToDictionary(p => p.UnitId, p => p.Order);
        foreach (var sheet in await round.ScoreSheetsAsync(ct))
        {
            var office = stage.Units.Values.SingleOrDefault(u => u.Id == sheet.RaterUnitId)?.Code;
            var share = office switch { "K01" or "K04" => 99, "K02" => 99, "K03" => 25, _ => 10 };
            round.Fill(sheet, places, place => place <= share);
            await db.SaveChangesAsync(ct);
            if (share == 99)
            {
                await round.SubmitAsync(sheet, Day(opens, today, 0.95), ct);
            }

            if (office == "K02")
            {
                sheet.SendBack(round.Round, "学习组织情况与签到表不一致，请核对后重报。", round.By("chenjing"), clock.GoTo(today, 9));
                await db.SaveChangesAsync(ct);
            }
        }
    }

    private async Task ExtendAsync(DemoRound round, DateOnly today, CancellationToken ct)
    {
        await round.ReloadAsync(round.Round.Id, ct);
        clock.GoTo(today, 8, 40);
        var until = calendar.AddWorkingDays(today, 3);
        round.Round.Extend(stage.Units["W10"].Id, until, calendar.AddWorkingDays(until, 2), "不动产登记系统升级，数据晚三天提供。", round.By("chenjing"), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A day on the way from one day to another.</summary>
    private static DateOnly Day(DateOnly from, DateOnly to, double share) => from.AddDays((int)((to.DayNumber - from.DayNumber) * share));

    private DateOnly Before(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            workingDays -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
