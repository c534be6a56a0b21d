using System.Globalization;
using CampaignPortal.Benchmarks.Server;

namespace CampaignPortal.Benchmarks;

/// <summary>Time from the start of the process to ready, on a fresh data folder and on the same one again.</summary>
internal static class StartupSpeed
{
    private const int Runs = 3;

    public static async Task<int> MeasureAsync()
    {
        Console.WriteLine("Start | Fresh data folder, s | Existing data, s");
        Console.WriteLine("---|---:|---:");
        await MeasureAsync("With demonstration data (Development)", ServedProgram.StartDemonstrationAsync);
        await MeasureAsync("Without (Production)", ServedProgram.StartProductionAsync);
        return 0;
    }

    private static async Task MeasureAsync(string name, Func<string, Task<ServedProgram>> startAsync)
    {
        List<double> fresh = [], existing = [];
        for (var run = 0; run < Runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("campaign-startup-").FullName;
            fresh.Add(await SecondsAsync(startAsync, folder));
            existing.Add(await SecondsAsync(startAsync, folder));
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} | {Median.Of(fresh):0.0} | {Median.Of(existing):0.0}"));
    }

    private static async Task<double> SecondsAsync(Func<string, Task<ServedProgram>> startAsync, string folder)
    {
        using var program = await startAsync(folder);
        return program.ReadyAfter.TotalSeconds;
    }
}
