using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Closes a round. Shows beforehand what blocks it and what will be missing, by name.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class CloseModel(CampaignDbContext db, Access access, RoundClosing closing, RoundFigures figures, RoundGates gates, Schemes schemes) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;
    public IReadOnlyList<UndecidedOccurrence> Undecided { get; private set; } = [];

    /// <summary>Units whose self-assessment is not in.</summary>
    public IReadOnlyList<string> MissingSelfs { get; private set; } = [];

    /// <summary>Units whose self-assessment is in and not confirmed.</summary>
    public IReadOnlyList<string> Unconfirmed { get; private set; } = [];

    /// <summary>Raters whose sheet is not in.</summary>
    public IReadOnlyList<string> MissingRaters { get; private set; } = [];

    /// <summary>Figures from elsewhere that are not there, or wait for somebody to confirm them.</summary>
    public IReadOnlyList<FigureGap> Figures { get; private set; } = [];

    /// <summary>Gates that are pronounced, confirmed or not.</summary>
    public IReadOnlyList<PronouncedGate> Pronounced { get; private set; } = [];

    /// <summary>The last day that is still to come, on which somebody might yet submit; null where none is.</summary>
    public DateOnly? StillOpenUntil { get; private set; }

    /// <summary>What the scheme makes of a self-assessment that is not in.</summary>
    public EmptyChannel WhenSelfMissing { get; private set; }

    public Refusal? WhyNot => Round.WhyNotClose([.. Undecided.Select(o => o.Number)])
        ?? (Figures.Any(f => f.IsUnconfirmed) ? Refusal.FiguresUnconfirmed
            : Pronounced.Any(p => !p.IsConfirmed) ? Refusal.PronouncementsUnconfirmed
            : null);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var round = await db.Rounds.Organised(access, Permit.RunRounds).Include(r => r.Extensions).AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct);
        if (round is null)
        {
            return NotFound();
        }

        (Round, Input.Version) = (round, round.Version);
        WhenSelfMissing = await WhenSelfMissingAsync(round, ct);
        Undecided = await closing.UndecidedAsync(Id, ct);
        (Figures, Pronounced) = round.SchemeVersionId is null ? ([], []) : (await figures.GapsAsync(Id, ct), await gates.StandingAsync(Id, ct));
        var selfs = await (from s in db.SelfAssessments
                           where s.RoundId == Id && s.State != SheetState.Confirmed
                           join u in db.Units on s.UnitId equals u.Id
                           orderby u.Path
                           select new { u.Name, s.State }).ToListAsync(ct);
        MissingSelfs = [.. selfs.Where(s => !s.State.IsIn).Select(s => s.Name)];
        Unconfirmed = [.. selfs.Where(s => s.State.IsIn).Select(s => s.Name)];
        MissingRaters = await (from s in db.ScoreSheets
                               where s.RoundId == Id && !SheetStates.In.Contains(s.State)
                               orderby s.RaterKind, s.Id
                               select db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                                   ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "").ToListAsync(ct);
        StillOpenUntil = round.LastDayOn >= access.Today ? round.LastDayOn : null;
        return Page();
    }

    private async Task<EmptyChannel> WhenSelfMissingAsync(Round round, CancellationToken ct)
    {
        var scheme = await schemes.OfRoundAsync(round.Id, ct);
        return scheme.Content.Channels.FirstOrDefault(c => c.Code == Schemes.SelfChannel)?.Missing is { Rater: MissingRater.Exclude } policy ? policy.Empty : EmptyChannel.Zero;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Rounds.Organised(access, Permit.RunRounds).AnyAsync(r => r.Id == Id, ct))
        {
            return NotFound();
        }

        await closing.CloseAsync(Id, Input.Version, access.Self, ct);
        TempData["Notice"] = "Rounds.Close.Done";
        return RedirectToPage("Details", new { Id });
    }
}
