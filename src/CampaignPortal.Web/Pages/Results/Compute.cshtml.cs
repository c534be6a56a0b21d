using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Computes a closed round, or computes its preview anew from what is stored now. What does not fit is named, and nothing is stored then.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ComputeModel(Access access, RoundComputing computing, RoundFigures figures, RoundGates gates, SheetCarrying carrying, Schemes schemes, ResultProblems problems) : PageModel, IRedisplay
{
    public sealed record RoundView(
        string Campaign, int CampaignId, int OrganiserUnitId, Quarter Quarter, RoundState State, long Version, int MissingSelfCount, int MissingScoreCount, ResultState? Result);

    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int RoundId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RoundView Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    /// <summary>Figures from elsewhere that are not there.</summary>
    public IReadOnlyList<FigureGap> Figures { get; private set; } = [];

    /// <summary>Gates that are pronounced: those confirmed count, the others wait.</summary>
    public IReadOnlyList<PronouncedGate> Pronounced { get; private set; } = [];

    /// <summary>Sheets that did not come in, where the scheme takes over those of the quarter before.</summary>
    public IReadOnlyList<CarriedSummary> Carried { get; private set; } = [];

    /// <summary>Earlier quarters that the scheme looks back on and of which no result is decided.</summary>
    public IReadOnlyList<Quarter> Undecided { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var db = access.Db;
        var found = await (from round in db.Rounds.Organised(access, Permit.RunRounds)
                           where round.Id == RoundId
                           join c in db.Campaigns on round.CampaignId equals c.Id
                           select new RoundView(
                               c.Name, c.Id, c.OrganiserUnitId, round.Quarter, round.State, round.Version,
                               db.SelfAssessments.Count(s => s.RoundId == round.Id && s.State != Domain.Assessments.SheetState.Submitted && s.State != Domain.Assessments.SheetState.Confirmed),
                               db.ScoreSheets.Count(s => s.RoundId == round.Id && s.State != Domain.Assessments.SheetState.Submitted && s.State != Domain.Assessments.SheetState.Confirmed),
                               db.RoundResults.Where(r => r.RoundId == round.Id).OrderByDescending(r => r.Number).Select(r => (ResultState?)r.State).FirstOrDefault()))
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (Shown, Input.Version) = (found, found.Version);
        (Figures, Pronounced) = found.State.IsClosed ? (await figures.GapsAsync(RoundId, ct), await gates.StandingAsync(RoundId, ct)) : ([], []);
        if (found.State.IsClosed)
        {
            var scheme = await schemes.OfRoundAsync(RoundId, ct);
            Carried = found.MissingScoreCount > 0 ? await carrying.SummariesAsync(RoundId, scheme, ct) : [];
            Undecided = scheme.Content.PeriodsBack is > 0 and var back ? await PastQuarters.UndecidedAsync(db, found.CampaignId, found.Quarter, back, ct) : [];
        }

        WhyNot = found.Result is { IsDecided: true } ? Refusal.Frozen : !found.State.IsClosed ? Refusal.WrongState : Figures.Any(f => f.IsUnconfirmed) ? Refusal.FiguresUnconfirmed : Pronounced.Any(p => !p.IsConfirmed) ? Refusal.PronouncementsUnconfirmed : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var shown = await RedisplayAsync(ct);
        if (Shown is null || !ModelState.IsValid)
        {
            return shown;
        }

        if (await access.ActorForAsync(Permit.RunRounds, Shown.OrganiserUnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        try
        {
            await computing.ComputeAsync(RoundId, version, actor, ct);
        }
        catch (FactsException refused)
        {
            Problems = await SentencesAsync(refused, ct);
            return shown;
        }

        TempData["Notice"] = "Results.Compute.Done";
        var result = await access.Db.RoundResults.Where(r => r.RoundId == RoundId).OrderByDescending(r => r.Number).Select(r => r.Id).FirstAsync(ct);
        return RedirectToPage("Ranking", new { id = result });
    }

    private async Task<IReadOnlyList<string>> SentencesAsync(FactsException refused, CancellationToken ct)
    {
        var names = await access.Db.Rounds.Where(r => r.Id == RoundId).SelectMany(r => r.Participants).ToDictionaryAsync(p => p.UnitCode, p => p.UnitName, ct);
        return problems.Sentences(refused, await schemes.OfRoundAsync(RoundId, ct), names);
    }
}
