using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>Shows what the unit said last quarter of the items it has not answered yet, and answers the chosen ones alike.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class AsLastQuarterModel(
    CampaignDbContext db, Access access, EarlierAnswers earlier, SelfReading reading, SelfWords words, IStringLocalizer<Texts> texts, PhaseGate gate) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Codes of the items to answer as last quarter.</summary>
        public IList<string> Codes { get; set; } = [];

        public bool WithFiles { get; set; } = true;
    }

    public sealed record AnswerView(string Code, string Name, string Entry, int FileCount);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string About { get; private set; } = "";

    /// <summary>Null where nothing was submitted in an earlier quarter.</summary>
    public string? From { get; private set; }

    public IReadOnlyList<AnswerView> Answers { get; private set; } = [];
    public Refusal? WhyNot { get; private set; }

    /// <summary>Null while the campaign's phases leave self-assessments open.</summary>
    public Closure? Closure { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.Codes = [.. Answers.Select(a => a.Code)];
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } sheet)
        {
            return NotFound();
        }

        var round = await reading.RoundAsync(sheet, ct);
        var last = await earlier.FindAsync(sheet, round, ct);
        About = texts["SelfAssessments.About", words.Quarter(round.Quarter), round.ParticipantOf(sheet.UnitId)!.UnitName];
        From = last is null ? null : words.Quarter(last.From);
        Closure = await gate.WhyNotAsync(sheet.CampaignId, CampaignFunction.SelfAssessment, ct);
        WhyNot = sheet.WhyNotWrite(round, access.ArrivedAt) ?? Closure?.Why;
        Answers = [.. (last?.Answers ?? []).Select(a => new AnswerView(a.Item.Code, a.Item.Name.Shown(), words.Of(a.Entry, a.Item), a.EvidenceIds.Count))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } sheet || await access.ActorForAsync(Permit.FillSelfAssessment, sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        if (Input.Codes.Count == 0)
        {
            ModelState.AddModelError("Input.Codes", texts["SelfAssessments.AsLastQuarter.NoneChosen"]);
            return await RedisplayAsync(ct);
        }

        var count = await earlier.TakeAsync(Id, [.. Input.Codes], Input.WithFiles, actor, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("SelfAssessments.AsLastQuarter.Done", $"{count}");
        return RedirectToPage("Sheet", new { Id });
    }

    private Task<SelfAssessment?> FindAsync(CancellationToken ct) =>
        db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment).Include(s => s.Answers).AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct);
}
