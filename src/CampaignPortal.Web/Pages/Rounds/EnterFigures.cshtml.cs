using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Puts down the figures of one column, typed or pasted; some now and the rest later. They count once somebody else has confirmed them.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class EnterFiguresModel(RoundBoard board, RoundFigures figures, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public FigureKind Kind { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public FiguresForm Input { get; set; } = new();

    public Round Round { get; private set; } = null!;
    public FigureSheet Sheet { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }
    public string NameOf(int unitId) => Round.ParticipantOf(unitId)?.UnitName ?? "";
    public string? StoredOf(int unitId) => Sheet.List?.Of(unitId)?.Text;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Sheet is not null)
        {
            Input.Origin = Sheet.List?.Origin ?? "";
            Round.Participants.OrderBy(p => p.Order).ToList().ForEach(p => Input.Rows.Add(new FiguresForm.Row { UnitId = p.UnitId, Typed = StoredOf(p.UnitId) }));
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await board.FindAsync(Id, Permit.RunRounds, ct) is not { Round.SchemeVersionId: not null } found
            || (await figures.SheetsAsync(Id, ct)).FirstOrDefault(s => s.Column.Kind == Kind && s.Column.Code == Code) is not { } sheet)
        {
            return NotFound();
        }

        (Round, Sheet, Input.Version) = (found.Round, sheet, sheet.List?.Version ?? 0);
        WhyNot = FigureList.WhyNotEnter(Round, await figures.AfterDecisionAsync(Round, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (ModelState.IsValid && Input.Rows.Any(r => Round.ParticipantOf(r.UnitId) is null))
        {
            return NotFound();
        }

        var entries = Read();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await board.ActorAsync(Round, Permit.RunRounds, ct) is not { } actor)
        {
            return NotFound();
        }

        await figures.EnterAsync(Id, Sheet.Column, version, Input.Origin, entries, actor, ct);
        TempData["Notice"] = "Figures.Enter.Done";
        return RedirectToPage("Figures", new { Id });
    }

    /// <summary>What is typed, and over it what is pasted; what is none is said beside its field.</summary>
    private Dictionary<int, FigureEntry?> Read()
    {
        Dictionary<int, FigureEntry?> entries = [];
        foreach (var (i, row) in Input.Rows.Index().Where(r => !string.IsNullOrWhiteSpace(r.Item.Typed) || StoredOf(r.Item.UnitId) is not null))
        {
            entries[row.UnitId] = string.IsNullOrWhiteSpace(row.Typed) ? null : Read($"Input.Rows[{i}].Typed", row.Typed, HowToWrite());
        }

        HashSet<int> pasted = [];
        foreach (var line in PastedFigure.Of(Input.Pasted, Round.Participants))
        {
            if (line.Units is not [var unit] || !pasted.Add(unit.UnitId))
            {
                ModelState.AddModelError("Input.Pasted", texts[$"Figures.Pasted.{(line.Units.Count == 0 ? "UnitUnknown" : line.Units.Count > 1 ? "UnitAmbiguous" : "UnitTwice")}", line.Number, line.Line]);
                continue;
            }

            entries[unit.UnitId] = Read("Input.Pasted", line.Typed, texts["Figures.Pasted.Wrong", line.Number, line.Line, HowToWrite()]);
        }

        return entries;
    }

    private FigureEntry? Read(string field, string typed, string wrong)
    {
        var entry = FigureEntry.Parse(typed);
        if (entry is null || !Sheet.Column.Takes(entry))
        {
            ModelState.AddModelError(field, wrong);
        }

        return entry;
    }

    /// <summary>What to write instead.</summary>
    public string HowToWrite() => Sheet.Column switch
    {
        { Kind: FigureKind.Service or FigureKind.PeriodExtra or FigureKind.PeriodAdjustment, Range: { } range } => texts[$"Figures.Write.{Sheet.Column.Kind}", range.Min.Figure(), range.Max.Figure()],
        { Range: { } range } => texts["Figures.Write.Coefficient", range.Min.Figure(), range.Max.Figure()],
        { Reduction: FigureReduction.WeightedMean } => texts["Figures.Write.Weighed"],
        { Reduction: not null } => texts["Figures.Write.Score"],
        _ => texts["Figures.Write.Place"],
    };
}
