using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.RulebookTables;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>What an administrator does to the rules of a campaign.</summary>
internal static class RulebookActs
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new("begin a draft of the rules", ["RulebookDraft.Begin"], s => OnAsync(s, "/Rulebooks/Begin/{0}", r => r.BareAsync()), ("Input.Source", "blank")),
        new("begin a draft from a template", ["RulebookDraft.Begin"], FromTemplateAsync),
        new("add a criterion", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/AddCriterion/{0}", r => r.WrittenAsync()),
            ("Input.Code", "3"), ("Input.Group", "廉洁"), ("Input.Heading", "学习"), ("Input.Wording", "每周学习"), ("First.Points", "10")),
        new("reword a criterion", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditCriterion/{0}/1", r => r.WrittenAsync()), ("Input.Wording", "耐心")),
        new("move a criterion", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/MoveCriterion/{0}/2", r => r.WrittenAsync()), ("Input.Behind", "")),
        new("remove a criterion", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/RemoveCriterion/{0}/2", r => r.WrittenAsync())),
        new("add an item", ["RulebookDraft.Rewrite"], s => OnAsync(s, $"/Rulebooks/AddItem/{{0}}?criterion=1&kind={nameof(ItemKind.Points)}", r => r.WrittenAsync()), ("Input.Name", "仪容"), ("Input.Points", "5")),
        new("change an item", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditItem/{0}/1", r => r.WrittenAsync()), ("Input.Points", "40")),
        new("remove an item", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/RemoveItem/{0}/1", r => r.WrittenAsync())),
        new("change the weights", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/Channels/{0}", r => r.WrittenAsync()), ("Input.Channels[0].Weight", "30"), ("Input.Channels[1].Weight", "70")),
        new("set grades and lists", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/Grades/{0}", r => r.WrittenAsync()), ("Input.Bands[0].Name", "好"), ("Input.Bands[0].From", "90"), ("Input.Bands[1].Name", "一般")),
        new("add a gate", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditGate/{0}", r => r.WrittenAsync()),
            ("Input.Name", "一票否决"), ("Input.Basis", "办法第十条"), ("Input.When[0].By", nameof(ConditionKind.Recorded)), ("Input.Effects[0].Kind", nameof(EffectKind.NotRanked))),
        new("change a gate", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditGate/{0}?code=veto", GatedAsync), ("Input.Forward", "2")),
        new("remove a gate", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/RemoveGate/{0}/veto", GatedAsync)),
        new("add a consequence", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditConsequence/{0}", r => r.WrittenAsync()), ("Input.Name", "约谈")),
        new("change a consequence", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditConsequence/{0}?code=talk", GatedAsync), ("Input.Name", "诫勉谈话")),
        new("remove a consequence", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/RemoveConsequence/{0}/talk", GatedAsync)),
        new("set a factor of the total", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/Coefficients/{0}", r => r.WrittenAsync()),
            ("Input.Rows[0].Name", "工作量系数"), ("Input.Rows[0].From", "0.9"), ("Input.Rows[0].To", "1.1")),
        new("add a source of marks", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/AddChannel/{0}", r => r.WrittenAsync()), ("Input.Name", "互评")),
        new("change a source of marks", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditChannel/{0}/comprehensive", r => r.WrittenAsync()), ("Input.MinValid", "2")),
        new("bound a group of items", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/EditGroup/{0}/G1", r => r.WrittenAsync()), ("Input.Cap", "45")),
        new("set rounding and ties", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/Counting/{0}", r => r.WrittenAsync()), ("Input.Total.Decimals", "1")),
        new("set periods", ["RulebookDraft.Rewrite"], s => OnAsync(s, "/Rulebooks/Periods/{0}", r => r.WrittenAsync()), ("Input.Rows[0].Missing", "Block")),
        new("take rules from a file", ["RulebookDraft.Rewrite"], CheckedAsync),
        new("take rules from a table", ["RulebookDraft.Rewrite"], TableAsync),
        new("discard a draft of the rules", ["RulebookDraft.Discard"], s => OnAsync(s, "/Rulebooks/Discard/{0}", r => r.WrittenAsync())),
        new("adopt the rules", ["RulebookDraft.Adopt", "StandardSet.Create", "StandardSet.AddVersion", "SchemeVersion.Create", "Campaign.AdoptStandards", "Campaign.AdoptScheme"],
            s => OnAsync(s, "/Rulebooks/Adopt/{0}", r => r.WrittenAsync())),
    ];

    private static async Task<int> GatedAsync(RulebookScene scene)
    {
        var id = await scene.BareAsync();
        await scene.WriteAsync(id, GateScene.Small());
        return id;
    }

    private static async Task<Form> FromTemplateAsync(Scene scene) => CampaignActs.Completed(
        await OnAsync(scene, "/Rulebooks/FromTemplate/{0}/service-centre-quarter", r => r.BareAsync()), (await scene.PartAsync(RulebookScene.SetAsync)).Base);

    /// <summary>The form as it comes back once the differences were shown.</summary>
    private static async Task<Form> CheckedAsync(Scene scene)
    {
        var form = await OnAsync(scene, "/Rulebooks/Import/{0}", r => r.WrittenAsync());
        var page = await form.SubmitAsync(("Input.Standards", RulebookYaml.Standards(RulebookScene.Reworded("耐心"), "S")), ("Chosen", "Check"));
        return page.Form().With(("Chosen", "Take"));
    }

    /// <inheritdoc cref="CheckedAsync"/>
    private static async Task<Form> TableAsync(Scene scene)
    {
        var form = await OnAsync(scene, "/Rulebooks/ImportTable/{0}", r => r.WrittenAsync());
        var page = await form.Choose("Table", "细则.xlsx", Written.File(RulebookScene.Reworded("耐心"))).SubmitAsync(("Chosen", "Check"));
        return page.Form().With(("Chosen", "Take"));
    }

    private static async Task<Form> OnAsync(Scene scene, string path, Func<RulebookScene, Task<int>> make)
    {
        var part = await scene.PartAsync(RulebookScene.SetAsync);
        return await scene.FormAsync(part.Base.Admin, string.Format(CultureInfo.InvariantCulture, path, await make(part)));
    }
}
