using System.Threading.RateLimiting;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Hosting;

internal static class SecurityServices
{
    public const string SignInLimit = "sign-in";

    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512; the framework's own is less than half of it.</summary>
    private const int PasswordIterations = 220_000;

    public static void AddPortalSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(Options.Create(builder.Configuration.CheckedSession()));
        services.AddHttpContextAccessor();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        services.AddScoped<Access>().AddScoped<UnitChoices>().AddScoped<Navigation>().AddScoped<SignInDoor>().AddScoped<AccountKeeping>().AddScoped<Founding>().AddScoped<HeldPosts>().AddScoped<PasswordRules>();
        services.AddSingleton<ArrivalClock>().AddSingleton<HashingTurns>().AddSingleton<ITicketStore, SessionTickets>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordIterations);
        services.AddIdentityCore<Account>(o =>
            {
                o.Password = new PasswordOptions { RequiredLength = 8, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                o.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<CampaignDbContext>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<LocalisedIdentityErrors>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<ITicketStore, IHostEnvironment>((o, tickets, environment) => Configure(o, tickets, environment));
        services.AddAntiforgery(o =>
        {
            o.Cookie = HostCookie("antiforgery", builder.Environment);
            o.SuppressXFrameOptionsHeader = true;
        });

        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie = HostCookie("notice", builder.Environment));
        services.AddScoped<IAuthorizationHandler, PermitHandler>();
        services.AddAuthorization(o =>
        {
            o.FallbackPolicy = o.DefaultPolicy;
            foreach (var permit in Permit.All)
            {
                o.AddPolicy(permit, p =>
                {
                    p.RequireAuthenticatedUser();
                    if (permit != Permit.SignedIn)
                    {
                        p.AddRequirements(new PermitRequirement(permit));
                    }
                });
            }
        });
        AddLimits(services);
        AddForwarding(builder);
    }

    /// <summary>Outside Development the <c>__Host-</c> prefix binds a cookie to this host and to TLS; over plain http it would be refused.</summary>
    public static CookieBuilder HostCookie(string name, IHostEnvironment environment) => new()
    {
        Name = CookieName(name, environment),
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
    };

    public static string CookieName(string name, IHostEnvironment environment) => environment.IsDevelopment() ? $"cp-{name}" : $"__Host-cp-{name}";

    private static void Configure(CookieAuthenticationOptions options, ITicketStore tickets, IHostEnvironment environment)
    {
        options.Cookie = HostCookie("session", environment);

        // A link in a message or a document opens the page of a person who is signed in.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.SessionStore = tickets;
        options.LoginPath = "/SignIn";
        options.AccessDeniedPath = "/Error/403";
        options.ReturnUrlParameter = "returnUrl";
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = HeldPosts.ChallengeAsync;
        options.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    /// <summary>Somebody signed in asks for what is none of his business: that is on record.</summary>
    private static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        var (db, clock) = (services.GetRequiredService<CampaignDbContext>(), services.GetRequiredService<TimeProvider>());
        var deed = new Deed("Account.AccessRefused", new Actor(http.User.PersonId()), clock.GetUtcNow(), Text.Clean(http.Request.Path));
        db.AuditEntries.Add(new AuditEntry(deed, nameof(Account), http.User.AccountId(), http.Connection.RemoteIpAddress?.ToString(), http.TraceIdentifier));
        await db.SaveChangesAsync(http.RequestAborted);
    }

    private static void AddLimits(IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "10";
            return ValueTask.CompletedTask;
        };

        // By address: who floods the page waits for himself. What sign-ins cost everybody else is limited where they cost it (HashingTurns).
        o.AddPolicy(SignInLimit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 20, TokensPerPeriod = 5, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 200,
            })
            : RateLimitPartition.GetNoLimiter("reading"));
    });

    private static void AddForwarding(WebApplicationBuilder builder)
    {
        var proxies = builder.Configuration.CheckedProxies();
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var address in proxies)
            {
                o.KnownProxies.Add(address);
            }

            o.ForwardedHeaders = o.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });
    }
}
