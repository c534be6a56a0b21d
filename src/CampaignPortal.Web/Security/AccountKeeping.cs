using System.Security.Cryptography;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>
/// What is done to accounts: invited, reset, disabled, their sessions ended. A secret made here works once, for a short
/// time, and opens only the page that changes it; nobody ever sees the password that follows.
/// </summary>
public sealed class AccountKeeping(CampaignDbContext db, UserManager<Account> accounts, TimeProvider clock)
{
    public static readonly TimeSpan SecretLifetime = TimeSpan.FromHours(72);

    /// <summary>Letters and digits that nobody confuses on paper.</summary>
    private const string SecretAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private const int SecretLength = 16;

    /// <returns>The one-time password to hand over; null when the name is taken or not acceptable.</returns>
    public Task<string?> InviteAsync(Person person, string accountName, Actor actor, CancellationToken ct) =>
        db.Database.CurrentTransaction is null
            ? db.AsOneAsync(token => OpenAsync(person.Id, accountName, actor, token), ct)
            : OpenAsync(person.Id, accountName, actor, ct);

    /// <returns>The new one-time password.</returns>
    public async Task<string> ResetAsync(Account account, Actor actor, CancellationToken ct)
    {
        var secret = NewSecret();
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, secret);
        account.MustChangePassword = true;
        account.SecretExpiresAt = clock.GetUtcNow() + SecretLifetime;
        Note("Account.Reset", account, actor);
        await EndSessionsAsync(account.Id, except: null, ct);
        return secret;
    }

    /// <returns>Why the new password is not accepted; success when it is. All other sessions end.</returns>
    public async Task<IdentityResult> ChangePasswordAsync(Account account, string current, string next, int sessionId, CancellationToken ct)
    {
        // The account store saves once, and what is put beside the account is saved with it.
        (account.MustChangePassword, account.SecretExpiresAt) = (false, null);
        await MarkEndedAsync(account.Id, sessionId, ct);
        Note("Account.PasswordChanged", account, new Actor(account.PersonId));
        var result = await accounts.ChangePasswordAsync(account, current, next);
        if (!result.Succeeded)
        {
            db.ChangeTracker.Clear();
        }

        return result;
    }

    public async Task DisableAsync(Account account, Actor actor, CancellationToken ct)
    {
        account.IsDisabled = true;
        Note("Account.Disabled", account, actor);
        await EndSessionsAsync(account.Id, except: null, ct);
    }

    public async Task EnableAsync(Account account, Actor actor, CancellationToken ct)
    {
        account.IsDisabled = false;
        Note("Account.Enabled", account, actor);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lets a locked name in again (解锁).</summary>
    public async Task UnlockAsync(Account account, Actor actor, CancellationToken ct)
    {
        foreach (var guard in await db.SignInGuards.Where(g => g.AccountName == account.NormalizedUserName).ToListAsync(ct))
        {
            guard.Clear();
        }

        Note("Account.Unlocked", account, actor);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Ends every session of one's own account but the one that goes on.</summary>
    public async Task EndOthersAsync(Account account, int sessionId, CancellationToken ct)
    {
        Note("Account.SessionsEnded", account, new Actor(account.PersonId));
        await EndSessionsAsync(account.Id, sessionId, ct);
    }

    private async Task EndSessionsAsync(int accountId, int? except, CancellationToken ct)
    {
        await MarkEndedAsync(accountId, except, ct);
        await db.SaveChangesAsync(ct);
    }

    private static string NewSecret() => RandomNumberGenerator.GetString(SecretAlphabet, SecretLength);

    private async Task<string?> OpenAsync(int personId, string accountName, Actor actor, CancellationToken ct)
    {
        var secret = NewSecret();
        var account = new Account
        {
            UserName = Text.NormalisedCode(accountName).ToLowerInvariant(), PersonId = personId,
            MustChangePassword = true, SecretExpiresAt = clock.GetUtcNow() + SecretLifetime,
        };
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, secret);
        if (await db.Users.AnyAsync(a => a.PersonId == personId, ct) || !(await accounts.CreateAsync(account)).Succeeded)
        {
            return null;
        }

        Note("Account.Invited", account, actor);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    private async Task MarkEndedAsync(int accountId, int? except, CancellationToken ct)
    {
        foreach (var session in await db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != except).ToListAsync(ct))
        {
            session.EndedAt = clock.GetUtcNow();
        }
    }

    /// <summary>Saved together with what it tells of.</summary>
    private void Note(string code, Account account, Actor actor) =>
        db.AuditEntries.Add(new AuditEntry(
            new Deed(code, actor, clock.GetUtcNow(), account.UserName), nameof(Account), account.Id, db.Origin?.Address, db.Origin?.RequestId));
}
