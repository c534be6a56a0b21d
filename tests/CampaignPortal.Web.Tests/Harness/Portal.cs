using System.Net;
using System.Text.Json;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>How a portal under test differs from the usual one.</summary>
public sealed record PortalSetup
{
    public string Environment { get; init; } = "Development";

    /// <summary>Configuration by key, over that of the environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Stands on the database of this portal, as a second instance does; null for one of its own.</summary>
    public Portal? Beside { get; init; }

    /// <summary>How far the clock of a second instance is ahead of the first one's.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>Stands on a copy of the database of this release; null for an empty one of this version.</summary>
    public string? Release { get; init; }

    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Logs nothing: for tests that fail on purpose a thousand times.</summary>
    public static PortalSetup Quiet { get; } = new()
    {
        Services = services => services.RemoveAll<ILoggerFactory>().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance),
    };

    /// <summary>Served as in production, over TLS.</summary>
    public static PortalSetup Production { get; } = new()
    {
        Environment = "Production",
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["AllowedHosts"] = "localhost", ["Urls"] = "https://localhost" },
    };
}

/// <summary>
/// The program as it is started for users, with a database, a data folder and a clock of its own. What tests need in it is
/// put there by the domain's verbs; what they do is done in a browser (<see cref="Visitor"/>).
/// </summary>
public sealed partial class Portal : IAsyncDisposable
{
    /// <summary>The address of the caller, which the test server does not know.</summary>
    public const string AddressHeader = "X-Test-Address";

    private readonly Host _host;
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;

    private Portal(TestDatabase database, PortalSetup setup)
    {
        (_database, _ownsDatabase, Setup) = (database, setup.Beside is null, setup);
        Clock = setup.Beside is not { } first ? new TestClock() : setup.ClockAhead == TimeSpan.Zero ? first.Clock : new TestClock(first.Clock, setup.ClockAhead);
        _host = new Host(this);
    }

    public PortalSetup Setup { get; }
    public TestClock Clock { get; }
    public TestDatabase Database => _database;
    public DateOnly Today => Domain.Shared.OfficeTime.Today(Clock);
    public IServiceProvider Services => _host.Services;
    public CommandSpy Commands => Services.GetRequiredService<CommandSpy>();
    /// <summary>What sets another program on the same data.</summary>
    public IReadOnlyDictionary<string, string> ProgramSettings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Data__Root"] = Database.Folder, ["ConnectionStrings__CampaignPortal"] = Database.ConnectionString, ["Serilog__MinimumLevel__Default"] = "Error",
    };

    internal Uri BaseAddress => new(Setup.Environment == "Production" ? "https://localhost" : "http://localhost");

    public static async Task<Portal> OpenAsync(Provider provider, PortalSetup? setup = null)
    {
        var portal = new Portal(
            setup?.Beside?._database ?? (setup?.Release is { } release ? await TestDatabase.UnpackAsync(release) : await TestDatabase.MakeAsync(provider)),
            setup ?? new PortalSetup());
        _ = portal.Services;
        return portal;
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Visitor Visitor(string? address = null) => new(this, address);

    /// <summary>Signs somebody in through the form, in a browser of his own.</summary>
    public async Task<Visitor> SignInAsync(Someone who, string? address = null)
    {
        var visitor = Visitor(address);
        var page = await visitor.SignInAsync(who.AccountName, who.Password);
        Assert.True(page.Path != "/SignIn", $"{who.AccountName} was not let in: {page.Text}");
        return visitor;
    }

    /// <summary>Works with the services of one request, outside any request.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Reads or changes the database directly.</summary>
    public Task<T> DataAsync<T>(Func<CampaignDbContext, Task<T>> work) => WithAsync(work);

    /// <inheritdoc cref="DataAsync{T}"/>
    public Task DataAsync(Func<CampaignDbContext, Task> work) =>
        WithAsync<CampaignDbContext, bool>(async db =>
        {
            await work(db);
            return true;
        });

    /// <summary>Asks what somebody may do, as a page of his would.</summary>
    public async Task<T> AsAsync<T>(Someone who, Func<Access, Task<T>> ask)
    {
        await using var scope = Services.CreateAsyncScope();
        var http = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        http.HttpContext = new DefaultHttpContext { User = SessionTickets.PrincipalOf(0, who.PersonId, 0, who.Name, mustChangePassword: false) };
        try
        {
            return await ask(scope.ServiceProvider.GetRequiredService<Access>());
        }
        finally
        {
            http.HttpContext = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_ownsDatabase)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>What the log says of the last failure, for the message of a failing test.</summary>
    internal string LastException()
    {
        var folder = new DirectoryInfo(Path.Combine(_database.Folder, "logs"));
        var lines = (folder.Exists ? Directory.EnumerateFiles(folder.FullName) : []).SelectMany(ReadLog).LastOrDefault(l => l.Contains("\"Exception\"", StringComparison.Ordinal));
        return lines is null ? "" : JsonDocument.Parse(lines).RootElement.GetProperty("Exception").GetString()!.Split("\n   at Microsoft.AspNetCore")[0];
    }

    /// <summary>The lines of a log file that is still written to.</summary>
    internal static IEnumerable<string> ReadLog(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    internal HttpMessageHandler Handler() => _host.Server.CreateHandler();

    private sealed class Host(Portal portal) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(portal.Setup.Environment);
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Data:Root"] = portal._database.Folder,
                ["Database:Provider"] = portal._database.Provider.ToString(),
                ["ConnectionStrings:CampaignPortal"] = portal._database.ConnectionString,
                ["Data:Demonstration"] = "false",
            };
            foreach (var (key, value) in settings.Concat(portal.Setup.Settings))
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(portal.Clock);
                services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1000);
                services.AddSingleton<IStartupFilter, CallerAddress>();
                services.AddSingleton<CommandSpy>();
                services.ConfigureDbContext<SqliteCampaignDbContext>((all, o) => o.AddInterceptors(all.GetRequiredService<CommandSpy>()));
                services.ConfigureDbContext<SqlServerCampaignDbContext>((all, o) => o.AddInterceptors(all.GetRequiredService<CommandSpy>()));
                portal.Setup.Services?.Invoke(services);
            });
        }
    }

    private sealed class CallerAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[AddressHeader].FirstOrDefault() ?? "127.0.0.1");
                return rest(http);
            });
            next(app);
        };
    }
}
