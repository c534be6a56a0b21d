using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Pages.Overview;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages;

/// <summary>The to-do list of whoever signs in; for those who run or lead a campaign, how far its quarter has come.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(CampaignDbContext db, Access access, ToDoList list, WatchReading watch, WatchWords words) : PageModel
{
    public DateOnly Today => access.Today;
    public IReadOnlyList<ToDo> ToDos { get; private set; } = [];
    public int OverdueCount => ToDos.Count(t => t.DaysLeft < 0);

    /// <summary>Open or not yet decided, of the campaigns that the person runs or leads; empty where the overview stands in their place.</summary>
    public IReadOnlyList<RoundProgress> Quarters { get; private set; } = [];

    /// <summary>For a leader, first of all: where the quarter in hand stands. Null where there is none.</summary>
    public NumbersView? Overview { get; private set; }

    /// <summary>For a leader: every quarter in hand, what has something overdue first. Empty where the overview says it all.</summary>
    public IReadOnlyList<WatchedRound> InHand { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        ToDos = await list.FindAsync(ct);
        if (await access.MayAsync(Permit.DecideResults, ct) && (await watch.ChoicesAsync(ct)).Where(r => !r.IsDecided).ToList() is [var round, ..] rounds)
        {
            Overview = words.Numbers(round, await watch.OfAsync(round, ct));
            InHand = rounds.Count > 1 ? rounds : [];
        }
        else if (await access.MayAsync(Permit.SeeRounds, ct))
        {
            var current = db.Rounds.Organised(access, Permit.SeeRounds)
                .Where(r => r.State == RoundState.Open || (r.State != RoundState.Planned && !db.RoundResults.Any(x => x.RoundId == r.Id && x.State != ResultState.Previewed)));
            Quarters = await RoundProgress.Of(current, access).ToListAsync(ct);
        }
    }
}
