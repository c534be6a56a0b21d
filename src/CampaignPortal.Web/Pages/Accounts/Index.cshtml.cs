using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Accounts;

/// <summary>Who can sign in, who could, and who is locked out.</summary>
[Authorize(Policy = Permit.ManageAccounts)]
public sealed class IndexModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public sealed record AccountView(
        int PersonId, string StaffNumber, string Name, int? Id, string? AccountName, bool IsDisabled, bool IsWaiting, bool IsLocked, DateTimeOffset? LastSignInAt);

    public IReadOnlyList<AccountView> Accounts { get; private set; } = [];
    public string? Search { get; private set; }
    public int Count { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);
    public int Me => access.PersonId;

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        PageNumber = Math.Clamp(p ?? 1, 1, 100_000);
        var now = clock.GetUtcNow();
        var found = db.People.VisibleTo(access, Permit.ManageAccounts)
            .Where(x => string.IsNullOrEmpty(Search) || x.Name.Contains(Search) || x.StaffNumber.Contains(Search));
        Count = await found.CountAsync(ct);
        Accounts = await (from person in found
                          join a in db.Users on person.Id equals a.PersonId into accounts
                          from account in accounts.DefaultIfEmpty()
                          orderby person.NormalisedStaffNumber
                          select new AccountView(
                              person.Id, person.StaffNumber, person.Name, account == null ? null : account.Id, account == null ? null : account.UserName,
                              account != null && account.IsDisabled, account != null && account.MustChangePassword,
                              account != null && db.SignInGuards.Any(g => g.AccountName == account.NormalizedUserName && g.LockedUntil > now),
                              account == null ? null : account.LastSignInAt))
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(ct);
    }
}
