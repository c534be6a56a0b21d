using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Accounts;

/// <summary>What can be done to another person's account: a new one-time password, disable, enable, unlock. Never one's own.</summary>
[Authorize(Policy = Permit.ManageAccounts)]
public sealed class ChangeModel(CampaignDbContext db, Access access, AccountKeeping accounts, RightsKeeping rights, TimeProvider clock) : PageModel
{
    public enum Act
    {
        Reset,
        Disable,
        Enable,
        Unlock,
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Act? Chosen { get; set; }

    public string Name { get; private set; } = "";
    public string AccountName { get; private set; } = "";
    public bool IsDisabled { get; private set; }
    public bool IsLocked { get; private set; }

    /// <summary>Null until a new one-time password was made.</summary>
    public string? Secret { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await FindAsync(ct) is { } account ? await ShowAsync(account, ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } account)
        {
            return NotFound();
        }

        switch (Chosen)
        {
            case Act.Reset:
                Secret = await accounts.ResetAsync(account, access.Self, ct);
                return await ShowAsync(account, ct);
            case Act.Disable:
                await DisableAsync(ct);
                break;
            case Act.Enable:
                await accounts.EnableAsync(account, access.Self, ct);
                break;
            case Act.Unlock:
                await accounts.UnlockAsync(account, access.Self, ct);
                break;
            default:
                return BadRequest();
        }

        (TempData["Notice"], TempData["NoticeAbout"]) = ($"Accounts.Change.{Chosen}.Done", account.UserName);
        return RedirectToPage("Index");
    }

    /// <summary>Somebody is always left who can sign in as system administrator, also when two disable each other at once.</summary>
    private Task DisableAsync(CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                RefusedException.ThrowIf(await rights.HasKeeperBesideAsync(Id, token) ? null : Refusal.LastSystemAdministrator);
                await accounts.DisableAsync((await FindAsync(token))!, access.Self, token);
            },
            ct);

    private Task<Account?> FindAsync(CancellationToken ct)
    {
        var others = db.People.VisibleTo(access, Permit.ManageAccounts).Where(p => p.Id == Id && p.Id != access.PersonId);
        return db.Users.SingleOrDefaultAsync(a => others.Any(p => p.Id == a.PersonId), ct);
    }

    private async Task<PageResult> ShowAsync(Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Name = await db.People.Where(p => p.Id == Id).Select(p => p.Name).SingleAsync(ct);
        (AccountName, IsDisabled) = (account.UserName!, account.IsDisabled);
        IsLocked = await db.SignInGuards.AnyAsync(g => g.AccountName == account.NormalizedUserName && g.LockedUntil > now, ct);
        return Page();
    }
}
