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

    public PageOf<AccountView> Accounts { get; private set; } = new();
    public string? Search { get; private set; }
    public int Me => access.PersonId;

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        var now = clock.GetUtcNow();
        var found = db.People.VisibleTo(access, Permit.ManageAccounts)
            .Where(x => string.IsNullOrEmpty(Search) || x.Name.Contains(Search) || x.StaffNumber.Contains(Search));
        Accounts = await (from person in found
                          join a in db.Users on person.Id equals a.PersonId into accounts
                          from account in accounts.DefaultIfEmpty()
                          orderby person.NormalisedStaffNumber
                          select new AccountView(
                              person.Id, person.StaffNumber, person.Name, account == null ? null : account.Id, account == null ? null : account.UserName,
                              account != null && account.IsDisabled, account != null && account.MustChangePassword,
                              account != null && db.SignInGuards.Any(g => g.AccountName == account.NormalizedUserName && g.LockedUntil > now),
                              account == null ? null : account.LastSignInAt))
            .PageAsync(p, PageSize, ct);
    }
}
