using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Begins a draft: with what the campaign goes by, from nothing or from another campaign; a template asks on its own page.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class BeginModel(CampaignDbContext db, Access access, RulebookDesk desk, RulebookReading reading, TemplatePacks packs, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Present = "present";
    private const string Blank = "blank";
    private const string TemplatePrefix = "template-";
    private const string CampaignPrefix = "campaign-";

    public sealed class Form
    {
        /// <summary>Of the campaign: a draft that begins with its rules begins with those that were shown.</summary>
        public long Version { get; set; }

        public string Source { get; set; } = "";
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Sources { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Campaign.Version);
        var others = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id != Id && c.State != CampaignState.Discarded && c.SchemeVersionId != null && c.StandardSetVersionId != null)
            .OrderByDescending(c => c.Year).ThenByDescending(c => c.Id).Select(c => new { c.Id, c.Name, c.Year }).ToListAsync(ct);
        Sources =
        [
            .. open.Adopted is null ? [] : new[] { new SelectListItem(texts["Rulebooks.Begin.Present"], Present) },
            .. packs.SimplestFirst.Select(p => new SelectListItem(texts["Rulebooks.Begin.Template", p.Name.Shown()], TemplatePrefix + p.Code)),
            new(texts["Rulebooks.Begin.Blank"], Blank),
            .. others.Select(c => new SelectListItem(texts["Rulebooks.Begin.Campaign", c.Name, c.Year], string.Create(CultureInfo.InvariantCulture, $"{CampaignPrefix}{c.Id}"))),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (Sources.All(s => s.Value != Input.Source))
        {
            ModelState.AddModelError("Input.Source", texts["Validation.Value"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Input.Source.StartsWith(TemplatePrefix, StringComparison.Ordinal))
        {
            return RedirectToPage("FromTemplate", new { Id, Template = Input.Source[TemplatePrefix.Length..] });
        }

        await desk.BeginAsync(Open, await ChosenAsync(ct), version, ct);
        TempData["Notice"] = "Rulebooks.Begin.Done";
        return RedirectToPage("Details", new { Id });
    }

    private async Task<Rulebook> ChosenAsync(CancellationToken ct)
    {
        if (Input.Source.StartsWith(CampaignPrefix, StringComparison.Ordinal))
        {
            var other = int.Parse(Input.Source.AsSpan(CampaignPrefix.Length), CultureInfo.InvariantCulture);
            var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleAsync(c => c.Id == other, ct);
            return (await reading.AdoptedAsync(campaign, ct))!;
        }

        return Input.Source == Present ? Open.Adopted! : reading.Blank(Open.Campaign.Name);
    }
}
