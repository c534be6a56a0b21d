using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>What makes an occurrence weigh more and on whom it falls, written in the browser.</summary>
public sealed class WeighingTests
{
    private static readonly OccurrenceWeighing Full = new(
        [new Multiplier("m1", new("领导指出"), 2)], new Repeat(3, 1.5m), [new LinkRole("p1", new("直接责任"), 1), new LinkRole("p2", new("主管科室"), 0.5m)]);

    private static (string Name, string? Value)[] Typed { get; } =
    [
        ("Input.Name", "在岗"), ("Input.Points", "20"), ("Input.Causes[0].Words", "空岗"), ("Input.Causes[0].From", "2"),
        ("Input.Weighing.Multipliers[0].Name", "领导指出"), ("Input.Weighing.Multipliers[0].Factor", "2"),
        ("Input.Weighing.RepeatFrom", "3"), ("Input.Weighing.RepeatFactor", "1.5"),
        ("Input.Weighing.Roles[0].Name", "直接责任"), ("Input.Weighing.Roles[0].Factor", "100"),
        ("Input.Weighing.Roles[1].Name", "主管科室"), ("Input.Weighing.Roles[1].Factor", "50"),
    ];

    [PortalFact]
    public async Task Severity_repetition_and_shares_are_written_said_and_kept(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var form = (await scene.OpenAsync($"/Rulebooks/AddItem/{id}?criterion=1&kind={nameof(ItemKind.Deduct)}")).Form();
        var sheet = await form.SubmitAsync([.. Typed, ("Input.Code", "1b")]);
        foreach (var said in new[] { "领导指出：乘以 2", "同一情形从第 3 次起：每次乘以 1.5", "直接责任 100%", "主管科室 50%" })
        {
            Assert.Contains(said, sheet.Text, StringComparison.Ordinal);
        }

        Assert.Equivalent(Full, (await scene.BookAsync(id)).FindItem("1b")!.Weighing, strict: true);
        Assert.DoesNotContain(RulebookChecks.Run(await scene.BookAsync(id)), p => p.Kind == RulebookProblemKind.NotRecorded);

        var edit = (await scene.OpenAsync($"/Rulebooks/EditItem/{id}/1b")).Form();
        Assert.Contains(("Input.Weighing.Roles[1].Factor", "50"), edit.Fields());
        await edit.SubmitAsync(("Input.Weighing.Multipliers[0].Name", ""), ("Input.Weighing.Multipliers[0].Factor", ""));
        var changed = (await scene.BookAsync(id)).FindItem("1b")!.Weighing;
        Assert.Empty(changed.Multipliers);
        Assert.Equal(["p1", "p2"], changed.Roles.Select(r => r.Code));
    }

    [PortalFact]
    public async Task What_cannot_be_is_said_beside_its_row(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        ((string Name, string? Value)[] Typed, string Field, string Says)[] wrong =
        [
            ([("Input.Weighing.Multipliers[0].Factor", "101")], "Input_Weighing_Multipliers_0__Factor", "倍数"),
            ([("Input.Weighing.Multipliers[0].Name", "")], "Input_Weighing_Multipliers_0__Name", "叫什么"),
            ([("Input.Weighing.Roles[1].Factor", "12.345")], "Input_Weighing_Roles_1__Factor", "百分比"),
            ([("Input.Weighing.RepeatFrom", "1")], "Input_Weighing_RepeatFrom", "第几次"),
            ([("Input.Weighing.RepeatFactor", "")], "Input_Weighing_RepeatFactor", "倍数"),
        ];
        foreach (var (typed, field, says) in wrong)
        {
            var form = (await scene.OpenAsync($"/Rulebooks/AddItem/{id}?criterion=1&kind={nameof(ItemKind.Deduct)}")).Form();
            var page = await form.SubmitAsync([.. Typed.Where(t => typed.All(x => x.Name != t.Name)), ("Input.Code", "1b"), .. typed]);
            var error = page.Document.GetElementById($"{field}-error")?.TextContent;
            Assert.True(error?.Contains(says, StringComparison.Ordinal) == true, $"{field}: {error} {page.Text}");
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [Fact]
    public void A_trial_says_what_severity_and_a_share_make_of_a_deduction()
    {
        var book = RulebookScene.Small();
        var head = book.FindItem("1")!.Head with { JudgedIn = [], CountedIn = ["comprehensive", "self"] };
        DeductItem item = new(head, [new OccurrenceRule("r1", new("空岗"), 2, 2, OccurrenceUnit.Time, null)], FloorsAtZero: true, Cap: null) { Weighing = Full };
        var scheme = Scheme.Parse(SchemeWriter.Write(book.With(item, isInBlock: false).Scheme));
        var typed = new SchemeTrial(scheme, new Dictionary<string, string>()) is { } faultless
            ? faultless.Channels.SelectMany(c => c.Fields).Concat(faultless.Counted).ToDictionary(f => f.Name, f => f.Typed)
            : [];
        typed["c.1.r1"] = "1";
        Assert.Equal(98, new SchemeTrial(scheme, typed).Run(new(2026, 9, 1)).Result.Subjects[0].Total);
        typed["x.1.m1"] = "yes";
        Assert.Equal(96, new SchemeTrial(scheme, typed).Run(new(2026, 9, 1)).Result.Subjects[0].Total);
        typed["r.1"] = "p2";
        Assert.Equal(98, new SchemeTrial(scheme, typed).Run(new(2026, 9, 1)).Result.Subjects[0].Total);
        typed["r.1"] = "p3";
        Assert.True(new SchemeTrial(scheme, typed).IsWrong);
    }
}
