using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>A unit says before the decision what it thinks of one of its lines, or of the whole.</summary>
[Authorize(Policy = Permit.StateCase)]
public sealed class StateCaseModel(CampaignDbContext db, Access access, ResultReading reading, Schemes schemes, Recipients recipients, TimeProvider clock)
    : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string? ItemCode { get; set; }
        public string Text { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Text).NotEmpty().WithErrorCode("Results.StateCase.Text.Missing").MaximumLength(ResultStatement.TextMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public int UnitId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public StandingRow Standing { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }
    public IReadOnlyList<SelectListItem> Items { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var opened = await reading.OpenAsync(Id, Permit.StateCase, ct);
        if (opened is null || await reading.RowAsync(opened.Head, UnitId, ct) is not { } standing || !opened.IsOwn(standing))
        {
            return NotFound();
        }

        (Head, Standing, Input.Version) = (opened.Head, standing, opened.Head.Version);
        WhyNot = Head.State.IsDecided ? Refusal.Frozen : null;
        var scheme = await schemes.OfVersionAsync(Head.SchemeVersionId, ct);
        Items = [.. scheme.Content.AllItems.Where(i => i is not TextItem).Select(i => new SelectListItem($"{i.Code} {i.Name.Shown()}", i.Code))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var shown = await RedisplayAsync(ct);
        if (Head is null || !ModelState.IsValid)
        {
            return shown;
        }

        if (await access.ActorForAsync(Permit.StateCase, UnitId, ct) is not { } actor || (Input.ItemCode is { } code && !Items.Any(i => i.Value == code)))
        {
            return NotFound();
        }

        var result = await db.RoundResults.Include(r => r.Standings).Include(r => r.Statements).AsSplitQuery().SingleAsync(r => r.Id == Id, ct);
        db.ExpectVersion(result, version);
        var statement = result.StateCase(UnitId, Input.ItemCode, Input.Text, actor, clock.GetUtcNow());
        await recipients.TellOrganisersAsync(
            Head.CampaignId, Role.Administrator, "ResultStated", Standing.UnitName, $"/Results/Answer/{Id}/{statement.Number}", ct);
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Results.StateCase.Done";
        return RedirectToPage("Unit", new { id = Id, unitId = UnitId });
    }
}
