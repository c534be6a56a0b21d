using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Figures;

/// <summary>A campaign that rates two windows by what others found out only; its rules are typed into the pages.</summary>
public sealed class FigureScene : IAsyncDisposable
{
    private FigureScene(RulebookScene rules) => Rules = rules;

    public RulebookScene Rules { get; }
    public CampaignScene Base => Rules.Base;
    public Portal Portal => Base.Portal;

    public static async Task<FigureScene> SetAsync(Provider provider) => new(await RulebookScene.SetAsync(provider));

    /// <summary>Stands in a portal beside what is there.</summary>
    public static async Task<FigureScene> SetAsync(Portal portal) => new(await RulebookScene.SetAsync(portal));

    /// <returns>An open quarter of a new campaign: satisfaction for 60 points, a place for 40, and a factor of the total.</returns>
    public async Task<Round> OpenAsync()
    {
        var id = await DraftedAsync();
        await Rules.AdoptAsync(id);
        await (await Rules.OpenAsync($"/Campaigns/Start/{id}")).Form().SubmitAsync();
        return await PublishedPlansTests.OpenRoundAsync(Rules, id, new Quarter(2026, 3));
    }

    /// <returns>A campaign with the draft of those rules, as an administrator types them in.</returns>
    public async Task<int> DraftedAsync()
    {
        var id = await Rules.BareAsync();
        await Rules.WriteAsync(id, RulebookScene.Small().Weighted(new Dictionary<string, ChannelWeight> { ["comprehensive"] = new(1, false) }, new(100, null, 0), null));
        await Rules.DoAsync($"/Rulebooks/RemoveItem/{id}/1");
        await Rules.DoAsync($"/Rulebooks/RemoveItem/{id}/2");
        await Rules.DoAsync($"/Rulebooks/AddItem/{id}?criterion=1&kind=Derived", ("Input.Code", "h"), ("Input.Name", "热线满意度"), ("Input.Points", "60"), ("Input.OutOf", "100"), ("Input.NoData", "Zero"));
        await Rules.DoAsync($"/Rulebooks/AddItem/{id}?criterion=2&kind=Rank", ("Input.Code", "p"), ("Input.Name", "全市排名"), ("Input.Points", "40"), ("Input.NoData", "Zero"),
            ("Input.Table[0].To", "1"), ("Input.Table[0].Points", "40"), ("Input.Table[1].To", "3"), ("Input.Table[1].Points", "30"), ("Input.Otherwise", "10"));
        await Rules.DoAsync($"/Rulebooks/Coefficients/{id}", ("Input.Rows[0].Name", "工作量系数"), ("Input.Rows[0].From", "0.9"), ("Input.Rows[0].To", "1.1"));
        return id;
    }

    public static string At(string verb, Round round, FigureKind kind, string code) => $"/Rounds/{verb}/{round.Id}/{kind}/{code}";

    /// <summary>The administrator enters what is typed for the windows in their order.</summary>
    public async Task<Page> EnterAsync(Round round, FigureKind kind, string code, params string[] typed)
    {
        var form = (await Rules.OpenAsync(At("EnterFigures", round, kind, code))).Form();
        return await form.SubmitAsync([("Input.Origin", "市热线办〔2026〕3 号通报"), .. typed.Select((t, i) => ($"Input.Rows[{i}].Typed", (string?)t))]);
    }

    /// <summary>The leader confirms.</summary>
    public async Task<Page> ConfirmAsync(Round round, FigureKind kind, string code) =>
        await (await Base.OpenAsync(Base.Leader, At("ConfirmFigures", round, kind, code))).Form().SubmitAsync();

    public Task<FigureList?> ListAsync(Round round, string code) => Portal.DataAsync(db =>
        db.FigureLists.Include(l => l.Figures).Include(l => l.Origins).AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(l => l.RoundId == round.Id && l.Code == code));

    public ValueTask DisposeAsync() => Rules.DisposeAsync();
}
