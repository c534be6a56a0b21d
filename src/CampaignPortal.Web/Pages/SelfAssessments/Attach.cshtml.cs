using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>Files behind one answer: new ones, and what the unit has filed before.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class AttachModel(CampaignDbContext db, Access access, SelfReading reading, SelfEvidence evidence, EvidenceStore store, SelfWords words,
    IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        /// <summary>Evidence of the unit that is used again.</summary>
        public IList<int> Again { get; set; } = [];
    }

    public sealed record FileView(int EvidenceId, EvidenceLink Link, bool IsFrozen);

    public sealed record AnswerView(string Name, string Quarter, string UnitName, bool IsEditable, IReadOnlyList<FileView> Files, IReadOnlyList<OfferedEvidence> Offered);

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    /// <inheritdoc cref="ItemModel.From"/>
    [FromQuery]
    public string? From { get; set; }

    /// <summary>Part of the name of an earlier file.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public AnswerView Shown { get; private set; } = null!;
    public EvidenceOptions Limits => store.Limits;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } sheet)
        {
            return NotFound();
        }

        var round = await reading.RoundAsync(sheet, ct);
        var (_, item, _) = await reading.StoredAsync(sheet, Code, ct);
        var files = await reading.FilesAsync(Id, ct);
        var offered = sheet.State.IsEditable ? await evidence.OfferedAsync(sheet, Code, Search, ct) : [];
        Shown = new AnswerView(
            item!.Name.Shown(), words.Quarter(round.Quarter), round.ParticipantOf(sheet.UnitId)!.UnitName, sheet.State.IsEditable,
            [.. files.Where(f => f.ItemCode == Code).Select(f => new FileView(f.EvidenceId, new EvidenceLink(f.VersionId, f.FileName, f.Size), f.IsFrozen))],
            offered);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } sheet || await access.ActorForAsync(Permit.FillSelfAssessment, sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        if (Input.Files.Count == 0 && Input.Again.Count == 0)
        {
            ModelState.AddModelError("Input.Files", texts["SelfAssessments.Attach.Nothing"]);
            return await RedisplayAsync(ct);
        }

        var problems = await evidence.AttachAsync(sheet, Code, Input.Files, [.. Input.Again], actor, ct);
        if (problems.Count > 0)
        {
            problems.ToList().ForEach(p => ModelState.AddModelError("Input.Files", p));
            return await RedisplayAsync(ct);
        }

        (TempData["Notice"], TempData["NoticeAbout"]) = ("SelfAssessments.Attach.Done", "");
        return RedirectToPage("Attach", new { Id, Code, From });
    }

    private Task<SelfAssessment?> FindAsync(CancellationToken ct) =>
        db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment).SingleOrDefaultAsync(s => s.Id == Id && s.Answers.Any(a => a.ItemCode == Code), ct);
}
