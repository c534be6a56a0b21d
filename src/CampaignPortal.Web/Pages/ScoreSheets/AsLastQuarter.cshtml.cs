using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Shows which empty cells would be filled as last quarter, and fills them. What is filled in already stays.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class AsLastQuarterModel(ScoreReading reading, EarlierMarks earlier, ScoreGrid grid, Access access) : PageModel, IRedisplay
{
    public sealed record CellView(string Unit, string Item, string Entry);

    public sealed class Form
    {
        /// <summary>What the page showed.</summary>
        public string Seen { get; set; } = "";
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ScoreHead Head { get; private set; } = null!;

    /// <summary>Null where there is no earlier sheet.</summary>
    public Quarter? From { get; private set; }

    public IReadOnlyList<CellView> Cells { get; private set; } = [];
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } head)
        {
            return NotFound();
        }

        var last = await earlier.FindAsync(head, ct);
        (Head, From, Input.Seen, WhyNot) = (head, last?.From, last?.Seen ?? "", head.WhyNotWrite(access.ArrivedAt));
        ModelState.Remove("Input.Seen");
        Cells = [.. (last?.Marks ?? []).Select(m => new CellView(m.Unit.Name, m.Column.Name, grid.Words(m.Column, m.Entry)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } head)
        {
            return NotFound();
        }

        RefusedException.ThrowIf(head.WhyNotWrite(access.ArrivedAt), head.Closure?.About);
        var found = await earlier.FindAsync(head, ct);
        RefusedException.ThrowIf(found?.Seen == Input.Seen ? null : Refusal.ChangedByAnother);
        var marks = found!.Marks;
        var outcome = await earlier.TakeAsync(head, marks, ct);
        RefusedException.ThrowIf(outcome.Refusal ?? (outcome.IsSaved ? null : Refusal.ChangedByAnother));
        (TempData["Notice"], TempData["NoticeAbout"]) = ("ScoreSheets.AsLastQuarter.Done", $"{marks.Count}");
        return RedirectToPage("Grid", new { Id });
    }
}
