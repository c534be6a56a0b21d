using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Pages.MyAccount;

/// <summary>The sign-ins of one's own account: the last one, and every place where it is open now.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(CampaignDbContext db, AccountKeeping accounts, TimeProvider clock, IOptions<SessionLifetime> lifetime) : PageModel
{
    public sealed record SessionView(int Id, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string? Address, string? Browser, bool IsThis);

    public DateTimeOffset? PreviousSignInAt { get; private set; }
    public string? PreviousSignInAddress { get; private set; }
    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (idleSince, startedSince, mine) = (clock.GetUtcNow() - lifetime.Value.Idle, clock.GetUtcNow() - lifetime.Value.Absolute, User.SessionId());
        Sessions = await db.Sessions
            .Where(s => s.AccountId == User.AccountId() && s.EndedAt == null && s.LastSeenAt > idleSince && s.StartedAt > startedSince)
            .OrderByDescending(s => s.StartedAt)
            .Select(s => new SessionView(s.Id, s.StartedAt, s.LastSeenAt, s.Address, s.Browser, s.Id == mine))
            .ToListAsync(ct);
        (PreviousSignInAt, PreviousSignInAddress) = await db.Sessions.Where(s => s.Id == mine)
            .Select(s => new ValueTuple<DateTimeOffset?, string?>(s.PreviousSignInAt, s.PreviousSignInAddress)).SingleAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await accounts.EndOthersAsync(await db.Users.SingleAsync(a => a.Id == User.AccountId(), ct), User.SessionId(), ct);
        TempData["Notice"] = "MyAccount.Index.EndedOthers";
        return RedirectToPage();
    }
}
