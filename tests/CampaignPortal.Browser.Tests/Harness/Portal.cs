using System.Net;
using CampaignPortal.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CampaignPortal.Browser.Tests.Harness;

/// <summary>The program behind a real port, with the demonstration played up to the morning of <see cref="OfficeClock.Start"/>.</summary>
internal sealed class Portal : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Played = new(PlayAsync);
    private readonly string _folder;
    private readonly Host _host;

    private Portal(string folder)
    {
        _folder = folder;
        _host = new Host(folder, Clock);
    }

    public OfficeClock Clock { get; } = new();
    public IServiceProvider Services => _host.Services;

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Cookies of people who have signed in here, by account.</summary>
    public IDictionary<string, string> SignedIn { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A portal with a copy of the played demonstration of its own.</summary>
    public static async Task<Portal> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-browser-").FullName;
        Copy(await Played.Value, folder);
        var portal = new Portal(folder);
        portal.Start();
        return portal;
    }

    /// <summary>Goes on to another day; sessions of the day before have ended by then.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        Clock.Set(instant);
        SignedIn.Clear();
    }

    /// <summary>Reads or changes the database directly.</summary>
    public async Task<T> DataAsync<T>(Func<CampaignDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CampaignDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private void Start()
    {
        _host.UseKestrel(o => o.Listen(IPAddress.Loopback, 0));
        _host.StartServer();
        Address = _host.ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Plays once; every portal of the run starts from a copy, which takes a second instead of many.</summary>
    private static async Task<string> PlayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-played-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using (var host = new Host(folder, new OfficeClock()))
        {
            _ = host.Services;
        }

        SqliteConnection.ClearAllPools();
        return folder;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class Host(string folder, TimeProvider clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Data:Root", folder);
            builder.UseSetting("Data:Demonstration", "true");

            // Files as they were compressed by the build, not the uncompressed ones of somebody who edits them.
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
            builder.ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton(clock));
        }
    }
}
