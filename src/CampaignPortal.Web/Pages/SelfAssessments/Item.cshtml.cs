using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>One item of a self-assessment: what it asks, what is recognised already, what the unit says.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class ItemModel(CampaignDbContext db, Access access, SelfReading reading, SelfFiling filing, SelfWords words, Colleagues colleagues) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public decimal? Points { get; set; }
        public string? LevelCode { get; set; }
        public bool? IsMet { get; set; }
        public bool IsNotApplicable { get; set; }
        public string? Explanation { get; set; }

        /// <summary>What was entered; "not applicable" leaves no other value standing. Browsers send line ends as CR LF, scripts as LF.</summary>
        public SheetEntry Entry() => new()
        {
            Points = IsNotApplicable ? null : Points,
            LevelCode = IsNotApplicable ? null : LevelCode,
            IsMet = IsNotApplicable ? null : IsMet,
            IsNotApplicable = IsNotApplicable,
            Remark = Explanation?.ReplaceLineEndings("\n"),
        };
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Points).GreaterThanOrEqualTo(0).WithErrorCode("SelfAssessments.Points.Range");
            RuleFor(f => f.LevelCode).MaximumLength(SheetEntry.LevelCodeMaxLength);
            RuleFor(f => f.Explanation).Must(e => e is null || e.ReplaceLineEndings("\n").Trim().Length <= SheetEntry.RemarkMaxLength)
                .WithErrorCode("SelfAssessments.Explanation.TooLong");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>"check" when the answer is changed from the check page and the way leads back there.</summary>
    [FromQuery]
    public string? From { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public SelfItemView Shown { get; private set; } = null!;
    public int Me => access.PersonId;

    /// <summary>Who else is at this sheet; empty where nobody is.</summary>
    public string Others { get; private set; } = "";

    /// <summary>Empty when the page answers a post, so that what was just typed goes before what the browser had kept; else null.</summary>
    public string? Fresh => HttpMethods.IsPost(Request.Method) ? "" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Shown is not null)
        {
            var entry = Shown.Stored;
            (Input.Points, Input.LevelCode, Input.IsMet) = (entry.Points, entry.LevelCode, entry.IsMet);
            (Input.IsNotApplicable, Input.Explanation) = (entry.IsNotApplicable, entry.Remark);
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var read = await reading.ReadAsync(db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment), Id, ct);
        if (read?.Lines.FirstOrDefault(l => l.Code == Code) is not { } line)
        {
            return NotFound();
        }

        Shown = words.Item(read, line, access.ArrivedAt);
        Input.Version = line.Answer.Version;
        Others = Shown.IsEditable ? await colleagues.SayAsync(Colleagues.Of(read.Sheet.Answers), ct) : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? to, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var sheet = await db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment)
            .Include(s => s.Answers.Where(a => a.ItemCode == Code)).Include(s => s.Contributors).AsSingleQuery().SingleOrDefaultAsync(s => s.Id == Id, ct);
        if (sheet is null || sheet.Answers.Count == 0 || await access.ActorForAsync(Permit.FillSelfAssessment, sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        await filing.FillAsync(sheet, Code, Input.Entry(), Input.Version, actor, ct);
        if (to == "files")
        {
            return RedirectToPage("Attach", new { Id, Code, From });
        }

        (TempData["Notice"], TempData["NoticeAbout"]) = ("SelfAssessments.Item.Done", Code);
        var following = to == "next" ? await reading.FollowingAsync(sheet, Code, ct) : null;
        return From == "check" ? RedirectToPage("Check", new { Id })
            : following is null ? RedirectToPage("Sheet", new { Id })
            : RedirectToPage("Item", new { Id, code = following });
    }
}
