using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CampaignPortal.Web.Operations.Rounds;

namespace CampaignPortal.Benchmarks.Server;

/// <summary>The program as a process of its own, built like this one.</summary>
internal sealed class ServedProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Assembly = typeof(RoundClosing).Assembly.Location;

    private readonly Process _process;

    private ServedProgram(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Checkout.At("src", "CampaignPortal.Web"),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["Urls"] = Address.ToString();
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, e) => Console.Error.Write(e.Data is null ? "" : $"{e.Data}\n");
        _process.OutputDataReceived += (_, _) => { };
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>With demonstration data, as a developer starts it.</summary>
    public static Task<ServedProgram> StartDemonstrationAsync(string folder) =>
        StartAsync([Assembly], new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Data__Root"] = folder, ["Data__Demonstration"] = "true" });

    /// <summary>As an office runs it: behind a proxy that speaks TLS.</summary>
    public static Task<ServedProgram> StartProductionAsync(string folder) => StartAsync([Assembly], Production(folder));

    /// <summary>Like production, with <see cref="Instruments"/> in it.</summary>
    public static Task<ServedProgram> StartMeasuredAsync(string folder) => StartAsync(
        [
            "exec", "--depsfile", Path.ChangeExtension(typeof(ServedProgram).Assembly.Location, "deps.json"),
            "--runtimeconfig", Path.ChangeExtension(Assembly, "runtimeconfig.json"), Assembly,
        ],
        new Dictionary<string, string>(Production(folder)) { ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(ServedProgram).Assembly.GetName().Name! });

    /// <summary>The most memory that the process ever held, in MB.</summary>
    public int PeakMemory() => Megabytes("VmHWM:");

    /// <summary>What it holds now, in MB.</summary>
    public int Memory() => Megabytes("VmRSS:");

    public int HandleCount() => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count();

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private int Megabytes(string figure)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith(figure, StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    private static Dictionary<string, string> Production(string folder) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Data__Root"] = folder, ["AllowedHosts"] = "127.0.0.1", ["Proxy__KnownAddresses__0"] = "127.0.0.1",
    };

    private static async Task<ServedProgram> StartAsync(IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var program = new ServedProgram(arguments, environment);
        var start = Stopwatch.GetTimestamp();
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = program.Address };
        while (!await IsReadyAsync(client))
        {
            if (program._process.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException("The program did not become ready.");
            }

            await Task.Delay(10);
        }

        program.ReadyAfter = Stopwatch.GetElapsedTime(start);
        return program;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/healthz/ready");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
