using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Saves one cell while somebody types; the contract is that of autosave.js.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class SaveModel(
    ScoreReading reading, ScoreSaving saving, ScoreGrid grid, BallotWords ballots, Colleagues colleagues, TimeProvider clock, IOptions<SessionLifetime> lifetime, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed record Saved(IReadOnlyDictionary<string, string> Versions, IReadOnlyDictionary<string, string> Figures, string SavedAt, int SecondsLeft);

    /// <param name="Stored">By the last part of a field's name.</param>
    public sealed record Conflict(string Version, IReadOnlyDictionary<string, string> Stored, string StoredText);

    public sealed record Refused(string Message);

    [BindProperty]
    public IDictionary<string, TypedMark> Marks { get; set; } = new Dictionary<string, TypedMark>(StringComparer.Ordinal);

    public IActionResult OnGet(int id) => RedirectToPage("Grid", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, [FromForm] string? code, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is not { } head)
        {
            return NotFound();
        }

        var (scheme, columns) = await reading.ColumnsAsync(head, ct);
        if (code is null || !Marks.TryGetValue(code, out var typed) || ScoreSaving.Place(code, columns) is not { } place)
        {
            return Unprocessable(texts["Validation.Value"]);
        }

        // A script sends what was typed only: none of it was left as it was.
        typed.Shown = null;
        var outcome = await saving.SaveAsync(id, columns, new Dictionary<string, TypedMark>(StringComparer.Ordinal) { [code] = typed }, ct);
        return outcome switch
        {
            { Refusal: { } refusal } => Unprocessable(texts[$"Refusal.{refusal}"]),
            { IsSaved: true } => await SavedAsync(head, scheme, code, typed, place.Column, outcome.Versions[code], ct),
            _ when outcome.Problems[code] is { Stored: { } stored } => ConflictOf(place.Column, stored, outcome.Versions[code]),
            _ => Unprocessable(texts[outcome.Problems[code].Text, outcome.Problems[code].Arguments]),
        };
    }

    private async Task<IActionResult> SavedAsync(ScoreHead head, Scheme scheme, string code, TypedMark typed, ScoreColumn column, long version, CancellationToken ct)
    {
        var entry = ScoreEntries.Read(column, typed).Entry!;
        Dictionary<string, string> figures = new(StringComparer.Ordinal)
        {
            ["filled"] = texts["ScoreSheets.Filled", await reading.FilledAsync(head.Sheet.Id, ct), head.CellCount],
            [$"p{code}"] = column.PointsOf(entry).Figure() ?? "",
            ["others"] = await colleagues.SayAsync(head.Recent, ct),
        };
        var asks = !scheme.Channel(head.Sheet.ChannelCode).Ballot.IsNone;
        foreach (var (place, standing) in asks ? SheetBallot.Of(scheme, head.Sheet.ChannelCode, await reading.MarksAsync(head.Sheet.Id, null, ct)).Index() : [])
        {
            figures[$"ballot{Print(place)}"] = ballots.Of(standing);
        }

        var at = clock.GetUtcNow().ToOffset(OfficeTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return new JsonResult(new Saved(
            new Dictionary<string, string>(StringComparer.Ordinal) { [code] = Print(version) }, figures, at, (int)lifetime.Value.Idle.TotalSeconds));
    }

    private JsonResult ConflictOf(ScoreColumn column, SheetEntry stored, long version)
    {
        var fields = ScoreEntries.Write(stored, version);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(TypedMark.Points)] = fields.Points ?? "",
            [nameof(TypedMark.Numerator)] = fields.Numerator ?? "",
            [nameof(TypedMark.Denominator)] = fields.Denominator ?? "",
            [nameof(TypedMark.LevelCode)] = fields.LevelCode ?? "",
            [nameof(TypedMark.IsMet)] = fields.IsMet ?? "",
            [nameof(TypedMark.IsNotApplicable)] = fields.IsNotApplicable ? "true" : "",
            [nameof(TypedMark.Note)] = fields.Note ?? "",
        };
        return new JsonResult(new Conflict(Print(version), values, grid.WordsWithNote(column, stored))) { StatusCode = StatusCodes.Status409Conflict };
    }

    private static string Print(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static JsonResult Unprocessable(string message) => new(new Refused(message)) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
