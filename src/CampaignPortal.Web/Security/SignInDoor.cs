using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>
/// Checks a name and a password. Whatever is wrong, the answer and its time are the same. Failures are counted in the
/// database, first per name and address, so that a stranger cannot lock out a bureau at the deadline.
/// </summary>
public sealed class SignInDoor(CampaignDbContext db, IPasswordHasher<Account> hasher, HashingTurns turns, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>Failures from one address after which that address has to wait.</summary>
    public const int FailuresPerAddress = 5;

    /// <summary>
    /// Failures from all addresses together after which nobody gets in under that name for a while. Of one address no more
    /// count than lock it: it takes ten of them to lock a name.
    /// </summary>
    public const int FailuresPerAccount = 50;

    public static readonly TimeSpan LockDuration = TimeSpan.FromMinutes(15);

    /// <summary>How often a failure is counted again when others are counted at the same moment.</summary>
    private const int MostAttempts = 50;

    /// <summary>A hash of nothing that anybody knows, so that an unknown name costs as much time as a wrong password.</summary>
    private static readonly Account Nobody = new() { UserName = "nobody" };

    private static string? _dummyHash;

    /// <returns>The account; null when the name, the password or the moment is wrong.</returns>
    public async Task<Account?> TryAsync(string name, string password, string address, string requestId, CancellationToken ct)
    {
        var normalised = normalizer.NormalizeName(Text.NormalisedCode(name)) ?? "";
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == normalised, ct);
        if (await IsLetInAsync(normalised, account, password, address, ct))
        {
            Note("Account.SignedIn", account!, address, requestId);
            await db.SaveChangesAsync(ct);
            return account;
        }

        await RefuseAsync("Account.SignInRefused", normalised, account, address, requestId, ct);
        return null;
    }

    /// <summary>Whether somebody who is signed in knows his password; his failures count like those of a sign-in.</summary>
    public async Task<bool> ConfirmAsync(Account account, string password, string address, string requestId, CancellationToken ct)
    {
        if (await IsLetInAsync(account.NormalizedUserName!, account, password, address, ct))
        {
            return true;
        }

        await RefuseAsync("Account.PasswordRefused", account.NormalizedUserName!, account, address, requestId, ct);
        return false;
    }

    private async Task<bool> IsLetInAsync(string normalised, Account? account, string password, string address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isRight = await turns.TakeAsync(() => IsRight(account, password, now), ct);

        // Read after the hash, which takes its time: guesses made at the same moment are counted by then.
        var guards = await db.SignInGuards.Where(g => g.AccountName == normalised && g.LastFailureAt > now - LockDuration).ToListAsync(ct);
        var guard = guards.Find(g => g.Address == address);
        if (!isRight || guard?.IsLocked(now) == true || guards.Sum(g => Math.Min(g.FailureCount, FailuresPerAddress)) >= FailuresPerAccount)
        {
            return false;
        }

        guard?.Clear();
        return true;
    }

    private bool IsRight(Account? account, string password, DateTimeOffset now)
    {
        _dummyHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var verdict = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _dummyHash, password);
        return account is { IsDisabled: false, PasswordHash: not null }
            && verdict != PasswordVerificationResult.Failed
            && !(account.SecretExpiresAt <= now);
    }

    private async Task RefuseAsync(string code, string normalised, Account? account, string address, string requestId, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await CountAsync(normalised, address, ct);
            Note(code, account, address, requestId);
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException failure) when (attempt < MostAttempts && (failure is DbUpdateConcurrencyException || DuplicateKey.Violated(failure)))
            {
                // Another guess at the same name was counted at this moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task CountAsync(string normalised, string address, CancellationToken ct)
    {
        var guard = await db.SignInGuards.SingleOrDefaultAsync(g => g.AccountName == normalised && g.Address == address, ct);
        if (guard is null)
        {
            guard = new SignInGuard(normalised, address);
            db.SignInGuards.Add(guard);
        }

        guard.Fail(clock.GetUtcNow(), FailuresPerAddress, LockDuration);
    }

    private void Note(string code, Account? account, string address, string requestId) =>
        db.AuditEntries.Add(new AuditEntry(
            new Deed(code, new Actor(account?.PersonId ?? 0), clock.GetUtcNow()), nameof(Account), account?.Id, address, requestId));
}

/// <summary>
/// Hashing a password costs a tenth of a second of a core: half of the cores at most are at it, and the rest is left for
/// everybody who is signed in already.
/// </summary>
public sealed class HashingTurns : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount / 2));

    public async Task<T> TakeAsync<T>(Func<T> hash, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return hash();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
