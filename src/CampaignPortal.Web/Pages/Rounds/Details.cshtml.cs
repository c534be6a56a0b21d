using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>One quarter: its dates and rules for everybody it concerns, and for who runs it the board of what is in and what is missing.</summary>
[Authorize(Policy = Permit.SeeRounds)]
public sealed class DetailsModel(CampaignDbContext db, Access access, Schemes schemes, RoundBoard board, RoundClosing closing, RoundFigures figures, RoundGates gates, RulebookWords words, WeightWords weights) : PageModel
{
    private const int PageSize = 100;

    public sealed record ItemRow(string Code, LocalText Name, string Worth, string? Office, string? Basis);

    public Round Round { get; private set; } = null!;
    public string CampaignName { get; private set; } = "";
    public IReadOnlyList<BoardUnit> Units { get; private set; } = [];
    public IReadOnlyList<BoardSheet> Sheets { get; private set; } = [];
    public IReadOnlyList<ItemRow> Items { get; private set; } = [];
    public string Weights { get; private set; } = "";
    public IReadOnlyList<UndecidedOccurrence> Undecided { get; private set; } = [];

    /// <summary>Figures from elsewhere that are not there, or wait for somebody to confirm them.</summary>
    public IReadOnlyList<FigureGap> Figures { get; private set; } = [];

    /// <summary>Whether the scheme takes any over, and the person may look at them.</summary>
    public bool HasFigures { get; private set; }

    /// <summary>Pronouncements that wait for somebody to confirm them.</summary>
    public IReadOnlyList<PronouncedGate> Unconfirmed { get; private set; } = [];

    /// <summary>Whether the scheme has gates, and the person may look at their pronouncements.</summary>
    public bool HasGates { get; private set; }

    /// <summary>Whether the person runs the campaign and sees the board.</summary>
    public bool IsOrganiser { get; private set; }

    /// <summary>Of the board's units.</summary>
    public int PageNumber { get; private set; } = 1;

    public int PageCount => Math.Max(1, (Round.Participants.Count + PageSize - 1) / PageSize);
    public bool MayRun { get; private set; }
    public int? ResultId { get; private set; }

    /// <summary>Also one that an earlier closing confirmed, once the round is open again.</summary>
    public bool MaySendBack(BoardSheet sheet) => MayRun && Round.State == RoundState.Open && sheet.State.IsIn;

    public bool IsDecided { get; private set; }
    public Refusal? WhyNotOpen => Round.State == RoundState.Planned ? null : Refusal.WrongState;
    public bool WaitsForHand => Round is { State: RoundState.Planned, OpensByHand: true };
    public Refusal? WhyNotReopen => Round.WhyNotReopen(IsDecided);

    public async Task<IActionResult> OnGetAsync(int id, int? p, CancellationToken ct)
    {
        var round = await db.Rounds.VisibleTo(access, Permit.SeeRounds).Include(r => r.Participants).Include(r => r.Extensions)
            .AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (round is null)
        {
            return NotFound();
        }

        Round = round;
        var organised = db.Campaigns.Organised(access, Permit.SeeRounds);
        var campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId)
            .Select(c => new
            {
                c.Name, c.SchemeVersionId, IsOrganiser = organised.Any(o => o.Id == c.Id),
                Result = db.RoundResults.Where(r => r.RoundId == id).OrderByDescending(r => r.Number).Select(r => (int?)r.Id).FirstOrDefault(),
                IsDecided = db.RoundResults.Any(r => r.RoundId == id && r.State != ResultState.Previewed),
            })
            .SingleAsync(ct);
        (CampaignName, IsOrganiser) = (campaign.Name, campaign.IsOrganiser);
        (ResultId, IsDecided) = IsOrganiser ? (campaign.Result, campaign.IsDecided) : (null, false);
        MayRun = IsOrganiser && await access.MayAsync(Permit.RunRounds, ct);
        await ReadRulesAsync(round.SchemeVersionId ?? campaign.SchemeVersionId!.Value, ct);
        if (IsOrganiser)
        {
            PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
            await ReadBoardAsync(ct);
        }

        return Page();
    }

    private async Task ReadRulesAsync(int schemeVersionId, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(schemeVersionId, ct);
        string[] codes = [.. scheme.Content.AllItems.Select(i => i.Head.ResponsibleOffice).OfType<string>().Distinct(StringComparer.Ordinal)];
        var offices = await db.Units.Where(u => codes.Contains(u.NormalisedCode)).Select(u => new { u.NormalisedCode, u.Name }).ToDictionaryAsync(u => u.NormalisedCode, u => u.Name, ct);
        Weights = weights.Brief(scheme.Content);
        var mayDecide = IsOrganiser && Round.OpenedAt is not null && await access.MayAsync(Permit.DecideOccurrences, ct);
        (HasFigures, HasGates) = (mayDecide && FigureColumn.Of(scheme.Content).Any(c => c.IsDue(Round.Quarter)), mayDecide && scheme.Content.Standing.Gates.Count > 0);
        Items = [.. scheme.Content.AllItems.Select(i => new ItemRow(
            i.Code, i.Name, words.Worth(scheme.Content, i), offices.GetValueOrDefault(i.Head.ResponsibleOffice ?? ""), i.Head.Basis))];
    }

    private async Task ReadBoardAsync(CancellationToken ct)
    {
        Units = [.. (await board.UnitsAsync(Round, ct)).Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        Sheets = await board.Sheets(Round.Id).ToListAsync(ct);
        Undecided = await closing.UndecidedAsync(Round.Id, ct);
        Figures = HasFigures && Round.State == RoundState.Open ? await figures.GapsAsync(Round.Id, ct) : [];
        Unconfirmed = HasGates ? [.. (await gates.StandingAsync(Round.Id, ct)).Where(p => !p.IsConfirmed)] : [];
    }
}
