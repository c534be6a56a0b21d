using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Security;

/// <summary>
/// Keeps sessions in the database. The ticket is made anew from the row at each request, so that signing out, disabling
/// an account or ending a session elsewhere takes effect with the next request.
/// </summary>
internal sealed class SessionTickets(
    IServiceScopeFactory scopes, IHttpContextAccessor http, TimeProvider clock, IOptions<SessionLifetime> options) : ITicketStore
{
    /// <summary>Writing "last seen" at every request would make every page a write.</summary>
    private static readonly TimeSpan SeenGrain = TimeSpan.FromMinutes(1);

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CampaignDbContext>();
        var now = clock.GetUtcNow();
        var account = await db.Users.SingleAsync(a => a.Id == ticket.Principal.AccountId());
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        var browser = http.HttpContext?.Request.Headers.UserAgent.ToString();
        db.Sessions.Add(new Session
        {
            KeyHash = HashOf(key), AccountId = account.Id, PersonId = account.PersonId, StartedAt = now, LastSeenAt = now,
            Address = address, Browser = browser is { Length: > Session.BrowserMaxLength } ? browser[..Session.BrowserMaxLength] : browser,
            PreviousSignInAt = account.LastSignInAt, PreviousSignInAddress = account.LastSignInAddress,
        });
        (account.LastSignInAt, account.LastSignInAddress) = (now, address);
        await db.SaveChangesAsync();
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CampaignDbContext>();
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        var row = await (from s in db.Sessions
                         where s.KeyHash == hash
                         join a in db.Users on s.AccountId equals a.Id
                         join p in db.People on s.PersonId equals p.Id
                         select new { Session = s, a.IsDisabled, a.MustChangePassword, p.Name }).AsNoTracking().SingleOrDefaultAsync();
        if (row is null || row.IsDisabled || !row.Session.IsAlive(now, options.Value.Idle, options.Value.Absolute))
        {
            return null;
        }

        if (now - row.Session.LastSeenAt > SeenGrain)
        {
            await NoteSeenAsync(db, row.Session.Id, now);
        }

        return new AuthenticationTicket(
            PrincipalOf(row.Session.AccountId, row.Session.PersonId, row.Session.Id, row.Name, row.MustChangePassword),
            new AuthenticationProperties { IssuedUtc = row.Session.StartedAt, ExpiresUtc = row.Session.StartedAt + options.Value.Absolute },
            IdentityConstants.ApplicationScheme);
    }

    private static async Task NoteSeenAsync(CampaignDbContext db, int sessionId, DateTimeOffset now)
    {
        try
        {
            await db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
        }
        catch (DbException failure) when (BusyDatabase.Caused(failure) || FullDisk.Caused(failure))
        {
            // The page is worth more than the note; the next request writes it.
        }
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CampaignDbContext>();
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        await db.Sessions.Where(s => s.KeyHash == hash && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now));
    }

    internal static ClaimsPrincipal PrincipalOf(int accountId, int personId, int sessionId, string name, bool mustChangePassword)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, accountId.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, name),
            new(PrincipalExtensions.AccountClaim, accountId.ToString(CultureInfo.InvariantCulture)),
            new(PrincipalExtensions.PersonClaim, personId.ToString(CultureInfo.InvariantCulture)),
            new(PrincipalExtensions.SessionClaim, sessionId.ToString(CultureInfo.InvariantCulture)),
        ];
        if (mustChangePassword)
        {
            claims.Add(new Claim(PrincipalExtensions.MustChangePasswordClaim, "1"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }
}

/// <summary>How long a session lives.</summary>
public sealed record SessionLifetime
{
    /// <summary>Without any request; 5 to 30 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>In all; at most 12 hours.</summary>
    public TimeSpan Absolute { get; init; } = TimeSpan.FromHours(12);
}
