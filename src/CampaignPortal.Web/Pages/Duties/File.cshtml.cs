using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>Hands in what a duty asks for; late is accepted and marked.</summary>
[Authorize(Policy = Permit.FileDuties)]
public sealed class FileModel(CampaignDbContext db, Access access, DutyReading reading, DutyFilings filings, EvidenceStore store) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public Guid Key { get; set; } = Guid.NewGuid();
        public long Version { get; set; }
        public string? Words { get; set; }
        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        /// <summary>Files of the filing before that go with this one too.</summary>
        public IList<int> Kept { get; set; } = [];
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Key).NotEmpty();
            RuleFor(f => f.Words).MaximumLength(DutyFiling.WordsMaxLength).WithErrorCode("Duties.Words.TooLong");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DutyShown Shown { get; private set; } = null!;
    public Duty Duty => Shown.Duty;
    public Closure? Closure { get; private set; }
    public Refusal? WhyNot => Duty.WhyNotWrite(Shown.CampaignState) ?? Closure?.Why;
    public bool IsLate => Duty.IsLateAt(access.ArrivedAt);
    public IReadOnlyList<DutyFile> Earlier { get; private set; } = [];
    public EvidenceOptions Limits => store.Limits;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        (Input.Words, Input.Kept) = (Shown?.Duty.Latest?.Words, [.. Earlier.Select(f => f.EvidenceId)]);
        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var shown = await reading.ReadAsync(db.Duties.OwedBy(access, Permit.FileDuties), Id, ct);
        if (shown is null)
        {
            return NotFound();
        }

        (Shown, Input.Version) = (shown, shown.Duty.Version);
        Earlier = [.. shown.Files.Where(f => f.FilingNumber == shown.Duty.Latest?.Number)];
        Closure = await filings.WhyNotNowAsync(shown.Duty, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var unitId = await db.Duties.OwedBy(access, Permit.FileDuties).Where(d => d.Id == Id).Select(d => (int?)d.OwedByUnitId).SingleOrDefaultAsync(ct);
        if (unitId is null || await access.ActorForAsync(Permit.FileDuties, unitId.Value, ct) is not { } actor)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var problems = await filings.FileAsync(Id, new DutyEntry(Input.Key, Input.Version, Input.Words, Input.Files, [.. Input.Kept]), actor, ct);
        if (problems.Count > 0)
        {
            problems.ToList().ForEach(p => ModelState.AddModelError("Input.Files", p));
            return await RedisplayAsync(ct);
        }

        TempData["Notice"] = "Duties.File.Done";
        return RedirectToPage("Details", new { Id });
    }
}
