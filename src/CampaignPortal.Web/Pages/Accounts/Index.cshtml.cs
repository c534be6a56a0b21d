using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Accounts;

/// <summary>Who can sign in, who could, and who is locked out.</summary>
[Authorize(Policy = Permit.ManageAccounts)]
public sealed class IndexModel(Access access, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public sealed record AccountView(
        int PersonId, string StaffNumber, string Name, int? Id, string? AccountName, bool IsDisabled, bool IsWaiting, bool IsLocked, DateTimeOffset? LastSignInAt)
    {
        /// <summary>Key of the word for it.</summary>
        public string State => $"Accounts.State.{(Id is null ? "None" : IsDisabled ? "Disabled" : IsLocked ? "Locked" : IsWaiting ? "Invited" : "Open")}";

        public StatusKind Kind => Id is null ? StatusKind.Todo : IsDisabled ? StatusKind.Blocked : IsLocked ? StatusKind.Returned : IsWaiting ? StatusKind.Waiting : StatusKind.Done;
    }

    public PageOf<AccountView> Accounts { get; private set; } = new();
    public string? Search { get; private set; }
    public int Me => access.PersonId;

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        Accounts = await Found(access, Search, clock.GetUtcNow()).PageAsync(p, PageSize, ct);
    }

    /// <param name="search">Null or empty for all.</param>
    /// <param name="now">Who is locked out at that moment.</param>
    internal static IQueryable<AccountView> Found(Access access, string? search, DateTimeOffset now)
    {
        var db = access.Db;
        return from person in db.People.VisibleTo(access, Permit.ManageAccounts)
               where string.IsNullOrEmpty(search) || person.Name.Contains(search) || person.StaffNumber.Contains(search)
               join a in db.Users on person.Id equals a.PersonId into accounts
               from account in accounts.DefaultIfEmpty()
               orderby person.NormalisedStaffNumber
               select new AccountView(
                   person.Id, person.StaffNumber, person.Name, account == null ? null : account.Id, account == null ? null : account.UserName,
                   account != null && account.IsDisabled, account != null && account.MustChangePassword,
                   account != null && db.SignInGuards.Any(g => g.AccountName == account.NormalizedUserName && g.LockedUntil > now),
                   account == null ? null : account.LastSignInAt);
    }
}
