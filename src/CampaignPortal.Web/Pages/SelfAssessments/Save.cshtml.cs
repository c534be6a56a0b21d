using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>Saves one answer while somebody types; the contract is that of autosave.js.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class SaveModel(
    CampaignDbContext db, Access access, SelfReading reading, SelfFiling filing, SelfWords words, Colleagues colleagues, TimeProvider clock,
    IOptions<SessionLifetime> lifetime, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>What autosave.js does with the answer is written there.</summary>
    public sealed record Saved(IReadOnlyDictionary<string, string> Versions, IReadOnlyDictionary<string, string> Figures, string SavedAt, int SecondsLeft);

    public sealed record Conflict(string Version, IReadOnlyDictionary<string, string> Stored, string StoredText, string By, string At);

    public sealed record Refused(string Message);

    [BindProperty]
    public ItemModel.Form Input { get; set; } = new();

    public IActionResult OnGet(int id) => RedirectToPage("Sheet", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, [FromForm] string code, CancellationToken ct)
    {
        var sheet = await db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment)
            .Include(s => s.Answers.Where(a => a.ItemCode == code)).Include(s => s.Contributors).AsSingleQuery().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (sheet is null || sheet.Answers.Count == 0 || await access.ActorForAsync(Permit.FillSelfAssessment, sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Unprocessable(string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)));
        }

        try
        {
            var answer = await filing.FillAsync(sheet, code, Input.Entry(), Input.Version, actor, ct);
            var versions = new Dictionary<string, string> { [code] = answer.Version.ToString(CultureInfo.InvariantCulture) };
            var figures = new Dictionary<string, string> { ["others"] = await colleagues.OnSelfAssessmentAsync(id, ct) };
            return new JsonResult(new Saved(versions, figures, ClockOf(clock.GetUtcNow()), (int)lifetime.Value.Idle.TotalSeconds));
        }
        catch (RefusedException refused)
        {
            return Unprocessable(texts[$"Refusal.{refused.Refusal}"]);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ConflictAsync(sheet, code, ct);
        }
    }

    private async Task<IActionResult> ConflictAsync(SelfAssessment sheet, string code, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (answer, item, by) = await reading.StoredAsync(sheet, code, ct);
        var entry = answer.Entry;
        var stored = new Dictionary<string, string>
        {
            [nameof(Input.Points)] = entry.Points is { } points ? points.Figure() : "",
            [nameof(Input.LevelCode)] = entry.LevelCode ?? "",
            [nameof(Input.IsMet)] = entry.IsMet switch { true => "true", false => "false", null => "" },
            [nameof(Input.IsNotApplicable)] = entry.IsNotApplicable ? "true" : "",
            [nameof(Input.Explanation)] = entry.Remark ?? "",
        };
        var conflict = new Conflict(
            answer.Version.ToString(CultureInfo.InvariantCulture), stored, words.Of(entry, item), by ?? "", answer.FilledAt is { } at ? ClockOf(at) : "");
        return new JsonResult(conflict) { StatusCode = StatusCodes.Status409Conflict };
    }

    private static JsonResult Unprocessable(string message) => new(new Refused(message)) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private static string ClockOf(DateTimeOffset instant) => instant.ToOffset(OfficeTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
