using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
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

/// <summary>Opens a planned round by hand, earlier than its day or because it waits for that: what it asks and whom it tells is said before.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class OpenModel(CampaignDbContext db, Access access, RoundOpening opening, BurdenReading burden, Recipients recipients) : PageModel, IRedisplay
{
    public sealed record RoundView(Quarter Quarter, RoundState State, bool OpensByHand, RoundDates Dates, Campaign Campaign, long Version);

    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RoundView Round { get; private set; } = null!;
    public int ParticipantCount { get; private set; }

    /// <summary>Those who get the message that it has opened.</summary>
    public int PeopleCount { get; private set; }

    /// <summary>Null once it is open, and as long as scheme or standards are missing.</summary>
    public RoundBurden? Burden { get; private set; }

    public Refusal? WhyNot => Round.State == RoundState.Planned && Round.Campaign.State == CampaignState.Running ? null : Refusal.WrongState;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var round = await (from r in db.Rounds.Organised(access, Permit.RunRounds)
                           where r.Id == Id
                           join c in db.Campaigns.Include(c => c.Participations) on r.CampaignId equals c.Id
                           select new RoundView(r.Quarter, r.State, r.OpensByHand, r.Dates, c, r.Version)).AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(ct);
        if (round is null)
        {
            return NotFound();
        }

        (Round, Input.Version) = (round, round.Version);
        List<int> units = [.. round.Campaign.ParticipantsOn(access.Today).Select(p => p.UnitId)];
        (ParticipantCount, PeopleCount) = (units.Count, await recipients.CountAsync(units, ct));
        Burden = round.State == RoundState.Planned ? await burden.ForeseeAsync(round.Campaign, round.Dates, ct) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Rounds.Organised(access, Permit.RunRounds).AnyAsync(r => r.Id == Id, ct))
        {
            return NotFound();
        }

        await opening.OpenAsync(Id, Input.Version, access.Self, ct);
        TempData["Notice"] = "Rounds.Open.Done";
        return RedirectToPage("Details", new { Id });
    }
}
