using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What each channel weighs, and between which bounds a total stays.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ChannelsModel(RulebookDesk desk) : PageModel, IRedisplay
{
    private const decimal Hundred = 100m;
    private const decimal SmallestBase = 1m;

    public sealed class Form
    {
        public long Version { get; set; }
        public IList<Row> Channels { get; } = [];
        public decimal? Base { get; set; }
        public decimal? BonusCap { get; set; }
        public decimal? Max { get; set; }
        public decimal? Min { get; set; }
    }

    public sealed class Row
    {
        public string Code { get; set; } = "";
        public decimal? Percent { get; set; }
        public bool IsUsed { get; set; }
        public bool ScaleToBase { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Base).NotNull().GreaterThanOrEqualTo(SmallestBase).WithErrorCode("Rulebooks.Bounds.Base.Wrong");
            RuleFor(f => f.BonusCap).GreaterThanOrEqualTo(0).WithErrorCode("Rulebooks.Item.NotNegative");
            RuleFor(f => f.Max).GreaterThanOrEqualTo(f => f.Base).WithErrorCode("Rulebooks.Bounds.Max.Wrong");
            RuleFor(f => f.Min).LessThanOrEqualTo(f => f.Base).WithErrorCode("Rulebooks.Bounds.Min.Wrong");
            RuleFor(f => f.Channels).Must(rows => rows.Any(r => r.IsUsed)).WithErrorCode("Rulebooks.Channels.NoneUsed");
            RuleForEach(f => f.Channels).ChildRules(row => row.RuleFor(r => r.Percent)
                .Must(p => p >= 0 && p <= Hundred && decimal.Round(p.Value, 2) == p).WithErrorCode("Rulebooks.Channels.Weight.Wrong"));
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;

    public string NameOf(string code) => Open.Book.Scheme.Channels.FirstOrDefault(c => c.Code == code)?.Name.Shown() ?? code;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Open?.Book.Scheme is { } scheme)
        {
            (Input.Base, Input.BonusCap, Input.Max, Input.Min) = (scheme.Scale.Base, scheme.Block.BonusCap, scheme.Scale.Max, scheme.Scale.Min);
            foreach (var channel in scheme.Channels)
            {
                Input.Channels.Add(new Row { Code = channel.Code, Percent = channel.Weight * Hundred, IsUsed = true, ScaleToBase = channel.ScaleToBase });
            }
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!Input.Channels.Select(c => c.Code).Order(StringComparer.Ordinal).SequenceEqual(Open.Book.Scheme.Channels.Select(c => c.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            return NotFound();
        }

        var weights = Input.Channels.Where(c => c.IsUsed).ToDictionary(c => c.Code, c => new ChannelWeight(c.Percent!.Value / Hundred, c.ScaleToBase), StringComparer.Ordinal);
        await desk.SaveAsync(Open, Open.Book.Weighted(weights, new Scale(Input.Base!.Value, Input.Max, Input.Min), Input.BonusCap), null, version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
