using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Tries other weights, a channel or a rater less (模拟测算). What is shown is what went on record, so that the answer comes with the post itself.</summary>
[Authorize(Policy = Permit.WeighResults)]
public sealed class SimulateModel(
    Access access, ResultReading reading, ResultSimulating simulating, RaterChoices raterChoices, Schemes schemes, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const int UsualPlaces = 3;

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public SimulationForm Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public Scheme Scheme { get; private set; } = null!;
    public IReadOnlyList<RankedCategory> Categories { get; private set; } = [];
    public IReadOnlyList<RaterChoice> Raters { get; private set; } = [];
    public SimulationView? Outcome { get; private set; }
    public bool MayAdopt { get; private set; }
    public bool CanWeigh => SchemeVariant.CanWeigh(Scheme);

    public IEnumerable<SelectListItem> CategoryItems => Categories.Select(c => new SelectListItem(texts["Results.Simulate.CategoryOf", c.Name, c.Count], c.Code));
    public IEnumerable<SelectListItem> RaterItems => Raters.Select(r => new SelectListItem(SimulationWords.NameOf(r, Scheme, texts), r.Key));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        (Input.Category, Input.Places) = (Categories is [var first, ..] ? first.Code : "", UsualPlaces);
        foreach (var channel in Scheme is null ? [] : Weighed())
        {
            Input.Channels.Add(new SimulationForm.Row { Code = channel.Code, Percent = channel.Weight * SimulationForm.Whole });
        }

        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.OpenAsync(Id, Permit.WeighResults, ct) is not { Head: { IsOrganiser: true } head })
        {
            return NotFound();
        }

        (Head, Scheme, Input.Version) = (head, await schemes.OfVersionAsync(head.SchemeVersionId, ct), head.Version);
        (Categories, Raters) = (await simulating.CategoriesAsync(head, ct), await raterChoices.OfAsync(head, ct));
        MayAdopt = await access.MayAsync(Permit.SetUpCampaigns, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var page = await RedisplayAsync(ct);
        if (Head is null || !ModelState.IsValid)
        {
            return page;
        }

        var rater = Raters.FirstOrDefault(r => r.Key == Input.Rater);
        if (Categories.FirstOrDefault(c => c.Code == Input.Category) is not { } category || (rater is null && !string.IsNullOrEmpty(Input.Rater))
            || !Input.Channels.Select(c => c.Code).SequenceEqual(Weighed().Select(c => c.Code), StringComparer.Ordinal)
            || await access.ActorForAsync(Permit.WeighResults, Head.OrganiserUnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        RefusedException.ThrowIf(version == Head.Version ? null : Refusal.ChangedByAnother);
        if ((CanWeigh ? SchemeVariant.Spread(Scheme, Input.Kept()) : SchemeVariant.AsIs(Scheme).Weights) is not { } weights)
        {
            ModelState.AddModelError("Input.Channels[0].Percent", texts["Results.Simulate.NotWhole"]);
            return page;
        }

        await TryAsync(category, new SchemeVariant(weights, rater is null ? [] : [rater.Pseudonym]), rater, actor, ct);
        return page;
    }

    /// <summary>Channels of which other weights can be tried.</summary>
    private IReadOnlyList<Channel> Weighed() => CanWeigh ? Scheme.Content.Channels : [];

    private async Task TryAsync(RankedCategory category, SchemeVariant variant, RaterChoice? rater, Actor actor, CancellationToken ct)
    {
        var places = Math.Min(Input.Places!.Value, category.Count);
        SimulationOrder order = new(
            category.Code, places, variant, texts["Results.Simulate.About", category.Name, places, Head.Number],
            SimulationWords.Tried(Scheme, variant, rater is null ? null : SimulationWords.NameOf(rater, Scheme, texts), texts));
        try
        {
            Outcome = SimulationView.Of(await simulating.TryAsync(Head, order, actor, ct), order, category.Name, texts);
        }
        catch (DocumentException refused)
        {
            ModelState.AddModelError("", texts[refused is SchemeException ? "Results.Simulate.Needed" : "Results.Unreadable"]);
        }
    }
}
