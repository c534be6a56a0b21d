using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignPortal.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>One field of a form that was held.</summary>
public sealed record HeldField(string Name, string Value);

/// <summary>
/// Keeps what was typed into a form when its session had ended: encrypted, for the same person, until he has signed in
/// again and sends it off once more.
/// </summary>
public sealed class HeldPosts(CampaignDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private const int MaxLength = 1_000_000;

    /// <summary>Of one person at a time: the newest; nobody has more forms open that matter.</summary>
    private const int MostHeld = 5;

    /// <summary>Forms that hold secrets are typed again and never kept.</summary>
    private static readonly string[] NeverHeld = ["/SignIn", "/MyAccount/Password"];

    private readonly IDataProtector _protector = protection.CreateProtector(nameof(HeldPost));

    /// <summary>Answers a request without a session: scripts get 401, pages the sign-in page, forms keep what was typed.</summary>
    public static async Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (IsScript(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        string? back = http.Request.GetEncodedPathAndQuery();
        if (HttpMethods.IsPost(http.Request.Method))
        {
            var posts = http.RequestServices.GetRequiredService<HeldPosts>();
            var personId = await posts.OwnerAsync(context, http.RequestAborted);
            back = personId is null ? null : await posts.HoldAsync(http.Request, personId.Value, http.RequestAborted);
            back ??= http.Request.Path;
        }

        http.Response.Redirect($"/SignIn?returnUrl={Uri.EscapeDataString(back)}&ended={(context.Request.Cookies.ContainsKey(context.Options.Cookie.Name!) ? 1 : 0)}");
    }

    public static bool IsScript(HttpRequest request) => request.Headers.XRequestedWith == "fetch" || request.Headers.ContainsKey("HX-Request");

    /// <summary>Whether what was typed there may be kept at all.</summary>
    public static bool MayHold(HttpRequest request) => !NeverHeld.Contains(request.Path.Value?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the form holds what no form can, such as the character of number zero; it is not too large then.</summary>
    public static async Task<bool> IsUnreadableAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            await request.ReadFormAsync(ct);
            return false;
        }
        catch (InvalidDataException failure)
        {
            return failure.InnerException is InvalidOperationException;
        }
        catch (BadHttpRequestException)
        {
            return false;
        }
    }

    /// <returns>The path and fields; null when there is nothing under this token for this person.</returns>
    public async Task<(string Path, IReadOnlyList<HeldField> Fields)?> FindAsync(string token, int personId, CancellationToken ct)
    {
        var (hash, since) = (SessionTickets.HashOf(token), clock.GetUtcNow() - Lifetime);
        var held = await db.HeldPosts.AsNoTracking().SingleOrDefaultAsync(h => h.TokenHash == hash && h.PersonId == personId && h.CreatedAt > since, ct);
        return held is null ? null : (held.Path, JsonSerializer.Deserialize<List<HeldField>>(_protector.Unprotect(held.Fields))!);
    }

    /// <returns>The fields of a form as it was posted, without the antiforgery token and without passwords.</returns>
    public static IReadOnlyList<HeldField> FieldsOf(IFormCollection form) =>
        [.. from field in form
            where field.Key != "__RequestVerificationToken" && !field.Key.Contains("Password", StringComparison.OrdinalIgnoreCase)
            from value in field.Value
            select new HeldField(field.Key, value ?? "")];

    /// <returns>The page that shows what was typed and sends it again; null when it is no form, or too large.</returns>
    public async Task<string?> HoldAsync(HttpRequest request, int personId, CancellationToken ct)
    {
        if (!MayHold(request) || await ReadAsync(request, ct) is not { } form)
        {
            return null;
        }

        var json = JsonSerializer.Serialize(FieldsOf(form));
        if (Encoding.UTF8.GetByteCount(json) > MaxLength || request.GetEncodedPathAndQuery().Length > HeldPost.PathMaxLength)
        {
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        var kept = db.HeldPosts.Where(h => h.PersonId == personId).OrderByDescending(h => h.Id).Take(MostHeld - 1).Select(h => h.Id);
        await db.HeldPosts.Where(h => h.CreatedAt < now - Lifetime || (h.PersonId == personId && !kept.Contains(h.Id))).ExecuteDeleteAsync(ct);
        db.HeldPosts.Add(new HeldPost
        {
            TokenHash = SessionTickets.HashOf(token), PersonId = personId, Path = request.GetEncodedPathAndQuery(),
            Fields = _protector.Protect(json), CreatedAt = now,
        });
        await db.SaveChangesAsync(ct);
        return $"/Held/{token}";
    }

    /// <returns>Null when it is no form, or one beyond the limits.</returns>
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(ct) : null;
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Whose session the cookie named before it ended.</summary>
    private async Task<int?> OwnerAsync(RedirectContext<CookieAuthenticationOptions> context, CancellationToken ct)
    {
        var cookie = context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!);
        var key = cookie is null ? null : context.Options.TicketDataFormat.Unprotect(cookie)?.Principal.Claims.FirstOrDefault(c => c.Type == "Microsoft.AspNetCore.Authentication.Cookies-SessionId")?.Value;
        if (key is null)
        {
            return null;
        }

        var hash = SessionTickets.HashOf(key);
        return await db.Sessions.Where(s => s.KeyHash == hash).Select(s => (int?)s.PersonId).SingleOrDefaultAsync(ct);
    }
}
