using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>
/// The phases of the plan (one is over, one runs, one is to come), what they ask of the windows, with duties in every state,
/// and a draft of the next rules.
/// </summary>
internal sealed class DemoPhases(CampaignDbContext db, DemoStage stage, DemoClock clock, WorkCalendar calendar)
{
    private static readonly CampaignFunction[] Everything = Enum.GetValues<CampaignFunction>();

    /// <summary>The offices that receive take part in nothing that they check.</summary>
    private static readonly HashSet<int> NoHomes = [];

    private Phase _work = null!;

    private Actor Administrator => new(stage.Players["chenjing"].Id);

    /// <summary>At the start: the plan, and what its first phase asked for.</summary>
    public async Task PlanAsync(Campaign campaign, Quarter first, Quarter running, CancellationToken ct)
    {
        var begins = first.FirstDay.AddDays(-14);
        clock.GoTo(begins, 9, 40);
        var launch = Plan(campaign, new PhasePlan(1, "动员部署", "学习方案，签订创建承诺。", ImpreciseDate.On(begins), ImpreciseDate.On(first.FirstDay.AddDays(13)), []));
        _work = Plan(campaign, new PhasePlan(2, "组织实施", "按季度自评、互评和综合考评，问题随时记、随时改。", ImpreciseDate.On(first.FirstDay), ImpreciseDate.On(running.LastDay.AddDays(30)), Everything));
        Plan(campaign, new PhasePlan(3, "总结评比", "汇总全年结果，评出优质服务窗口。", ImpreciseDate.On(running.LastDay.AddDays(1)), null, []));
        await db.SaveChangesAsync(ct);
        db.AddRange(
            new PhaseEffect(launch.Id, PhaseEffectKind.Opening, launch.Begin.Earliest, clock.GetUtcNow()),
            new PhaseEffect(launch.Id, PhaseEffectKind.Closing, launch.End!.Latest, clock.GetUtcNow()),
            new PhaseEffect(_work.Id, PhaseEffectKind.Opening, _work.Begin.Earliest, clock.GetUtcNow()));
        await PromiseAsync(campaign, launch, ct);
    }

    /// <summary>The rules as they may read from next year on; nothing counts by them yet.</summary>
    public async Task DraftAsync(Campaign campaign, Rulebook book, DateOnly on, CancellationToken ct)
    {
        clock.GoTo(on, 10, 30);
        var criteria = book.Criteria.Select(c => c.Code == "1.4" ? c with { Text = $"{c.Text}为老年人、残疾人留出绿色通道。" } : c);
        db.RulebookDrafts.Add(new RulebookDraft(campaign.Id, book with { Criteria = [.. criteria] }, campaign.Name, Administrator, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Two offices are told what will be mended: some windows have filed, one was sent back, one has more days, some have not begun.</summary>
    public async Task MendAsync(Campaign campaign, DateOnly today, CancellationToken ct)
    {
        clock.GoTo(today.AddDays(-5), 9);
        var due = calendar.AddWorkingDays(today, 3);
        var duties = await AskAsync(campaign, _work, new TaskPlan(
            "报送本季度整改清单", null, ImpreciseDate.On(due), IsRolled: true, DutyEvidence.Words, NeedsCheck: true, [UnitKind.Window], [], [stage.Units["K01"].Id, stage.Units["K03"].Id]), ct);
        foreach (var (code, duty) in duties.Take(9))
        {
            File(duty, code, "窗口排队时间长：增设一个综合岗，月底前到位。");
        }

        clock.GoTo(today.AddDays(-1), 15);
        duties["W01"].Receive(campaign.State, stage.Units["K01"].Id, Head("K01"), NoHomes, clock.Later(1));
        duties["W01"].Receive(campaign.State, stage.Units["K03"].Id, Head("K03"), NoHomes, clock.Later(1));
        duties["W02"].Receive(campaign.State, stage.Units["K03"].Id, Head("K03"), NoHomes, clock.Later(1));
        duties["W05"].SendBack(campaign.State, stage.Units["K03"].Id, "请写明责任人。", Head("K03"), NoHomes, clock.Later(1));
        duties["W12"].Extend(calendar.AddWorkingDays(due, 3), "窗口搬迁。", Administrator, clock.Later(1));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Each window promised in words; the office in charge accepted them all.</summary>
    private async Task PromiseAsync(Campaign campaign, Phase launch, CancellationToken ct)
    {
        var duties = await AskAsync(campaign, launch, new TaskPlan(
            "报送窗口创建承诺", "写明服务承诺、办结时限和监督电话。", launch.End!, IsRolled: true, DutyEvidence.Words, NeedsCheck: true, [UnitKind.Window], [], [stage.Units["K01"].Id]), ct);
        clock.GoTo(launch.End!.Latest.AddDays(-3), 9);
        foreach (var (code, duty) in duties)
        {
            File(duty, code, $"{stage.Units[code].Name}承诺：一次性告知，限时办结，接受监督。");
            duty.Receive(campaign.State, stage.Units["K01"].Id, Head("K01"), NoHomes, clock.Later(1));
        }

        await db.SaveChangesAsync(ct);
    }

    private Phase Plan(Campaign campaign, PhasePlan plan)
    {
        Phase phase = new(DemoRound.KeyOf(plan.Name), campaign, plan, Administrator, clock.Later(1));
        db.Phases.Add(phase);
        return phase;
    }

    /// <returns>What each window owes, by its code.</returns>
    private async Task<SortedDictionary<string, Duty>> AskAsync(Campaign campaign, Phase phase, TaskPlan plan, CancellationToken ct)
    {
        PhaseTask task = new(DemoRound.KeyOf(plan.Title), phase, campaign.State, plan, Administrator, clock.Later(1));
        db.PhaseTasks.Add(task);
        await db.SaveChangesAsync(ct);
        SortedDictionary<string, Duty> duties = new(StringComparer.Ordinal);
        foreach (var (code, unit) in stage.Units.Where(u => u.Value.Kind == UnitKind.Window))
        {
            duties[code] = new Duty(campaign.Id, DutyOrigin.PhaseTask, task.Id, unit.Id, plan.RecipientUnitIds, plan.Terms(calendar), Administrator, clock.GetUtcNow());
        }

        db.Duties.AddRange(duties.Values);
        await db.SaveChangesAsync(ct);
        return duties;
    }

    private void File(Duty duty, string code, string words) =>
        duty.File(CampaignState.Running, DemoRound.KeyOf($"{duty.Terms.Title}{code}"), words, fileCount: 0, new Actor(stage.StaffOf(code).Id), clock.Later(1));

    private Actor Head(string code) => new(stage.HeadOf(code).Id);
}
