using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
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
        Accounts = await (await FoundAsync(access, Search, clock.GetUtcNow(), ct)).PageAsync(p, PageSize, ct);
    }

    /// <param name="search">Name, staff number or pinyin initials; null or empty for all.</param>
    /// <param name="now">Who is locked out at that moment.</param>
    internal static async Task<IQueryable<AccountView>> FoundAsync(Access access, string? search, DateTimeOffset now, CancellationToken ct)
    {
        var people = access.Db.People.VisibleTo(access, Permit.ManageAccounts);
        if (!string.IsNullOrEmpty(search))
        {
            var found = await IdsAsync(people, search, ct);
            people = people.Where(p => found.Contains(p.Id));
        }

        return Views(access.Db, people, now);
    }

    /// <summary>Names only are read of everybody, because no database spells them.</summary>
    private static async Task<int[]> IdsAsync(IQueryable<Person> people, string search, CancellationToken ct)
    {
        var all = await people.Select(p => new { p.Id, p.Name, p.StaffNumber }).ToListAsync(ct);
        return [.. all.Where(p => Pinyin.Finds(search, p.Name) || p.StaffNumber.Contains(search, StringComparison.OrdinalIgnoreCase)).Select(p => p.Id)];
    }

    private static IQueryable<AccountView> Views(CampaignDbContext db, IQueryable<Person> people, DateTimeOffset now) =>
        from person in people
        join a in db.Users on person.Id equals a.PersonId into accounts
        from account in accounts.DefaultIfEmpty()
        orderby person.NormalisedStaffNumber
        select new AccountView(
            person.Id, person.StaffNumber, person.Name, account == null ? null : account.Id, account == null ? null : account.UserName,
            account != null && account.IsDisabled, account != null && account.MustChangePassword,
            account != null && db.SignInGuards.Any(g => g.AccountName == account.NormalizedUserName && g.LockedUntil > now),
            account == null ? null : account.LastSignInAt);
}
