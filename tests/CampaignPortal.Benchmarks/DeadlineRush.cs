using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Benchmarks.Sample;
using CampaignPortal.Benchmarks.Server;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// The last minute before a deadline: every window's staff, signed in before, opens the check page and submits, more and more
/// of them towards the end. What was acknowledged is counted against the rows; then people read on for some minutes.
/// </summary>
internal static class DeadlineRush
{
    public const int UserCount = 500;
    private const int Readers = 4;
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Think = TimeSpan.FromMilliseconds(200);

    private sealed record Submitted(string? Receipt, double Milliseconds);

    private sealed record Sample(double Minutes, double Megabytes, double Handles);

    public static async Task<int> MeasureAsync(int minutes)
    {
        using var campaign = await SampleCampaign.OpenForFilingAsync(UserCount);
        using var program = await ServedProgram.StartProductionAsync(campaign.Folder);
        var users = await SignInAsync(campaign, program.Address);
        var failures = new ConcurrentDictionary<int, int>();
        var lost = await RushAsync(campaign, users, failures);
        if (minutes > 0)
        {
            await ReadOnAsync(program, users, TimeSpan.FromMinutes(minutes), failures);
        }

        return lost + failures.Values.Sum() == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<(Visitor Visitor, int SheetId)>> SignInAsync(SampleCampaign campaign, Uri address)
    {
        var start = Stopwatch.GetTimestamp();
        var users = new ConcurrentBag<(Visitor, int)>();
        await Parallel.ForEachAsync(campaign.Filers.Index(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (filer, _) =>
            users.Add((await Visitor.SignInAsync(address, filer.Item.Account, $"10.0.{filer.Index / 250}.{(filer.Index % 250) + 1}"), filer.Item.SheetId)));
        Console.WriteLine($"({users.Count} people signed in within {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
        return [.. users];
    }

    /// <returns>How many acknowledged submissions have no row, or another receipt.</returns>
    private static async Task<int> RushAsync(SampleCampaign campaign, IReadOnlyList<(Visitor Visitor, int SheetId)> users, ConcurrentDictionary<int, int> failures)
    {
        var results = await Task.WhenAll(users.Select((user, i) => Task.Run(async () =>
        {
            // Seven times as many in the last quarter of the minute as in the first.
            await Task.Delay(Rush * Math.Sqrt((i + 1.0) / users.Count));
            return await SubmitAsync(user.Visitor, user.SheetId, failures);
        })));
        var acknowledged = results.Select(r => r.Receipt).OfType<string>().ToList();
        var stored = await campaign.ReceiptsAsync();
        var lost = acknowledged.Except(stored).Count();
        List<double> times = [.. results.Select(r => r.Milliseconds).Order()];
        Console.WriteLine("Submissions in 60 s | Acknowledged | Rows | Lost | Doubled | Answers of 500 and above | Submit, p50 ms | p95 ms | Slowest ms");
        Console.WriteLine("---:|---:|---:|---:|---:|---:|---:|---:|---:");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{users.Count} | {acknowledged.Count} | {stored.Count} | {lost} | {stored.Count - stored.Distinct().Count()} | {failures.Values.Sum()} | {times[times.Count / 2]:0} | {times[times.Count * 95 / 100]:0} | {times[^1]:0}"));
        return lost;
    }

    /// <summary>The time is that of the submission itself; the pages before and after it are read too.</summary>
    private static async Task<Submitted> SubmitAsync(Visitor visitor, int sheetId, ConcurrentDictionary<int, int> failures)
    {
        var form = await visitor.FormAsync($"/SelfAssessments/Check/{sheetId}");
        var start = Stopwatch.GetTimestamp();
        var answer = await visitor.PostAsync($"/SelfAssessments/Check/{sheetId}", form);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Note(answer, failures);
        if (answer.Status != 302)
        {
            return new(null, elapsed);
        }

        var receipt = await visitor.OpenAsync(answer.Location!);
        Note(receipt, failures);
        return new(await Visitor.TextAsync(receipt, ".cp-receipt-number"), elapsed);
    }

    private static async Task ReadOnAsync(ServedProgram program, IReadOnlyList<(Visitor Visitor, int SheetId)> users, TimeSpan duration, ConcurrentDictionary<int, int> failures)
    {
        var start = Stopwatch.GetTimestamp();
        var readers = Enumerable.Range(0, Readers).Select(r => Task.Run(() => ReadAsync(users, r, start, duration, failures))).ToList();
        List<Sample> samples = [];
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            await Task.Delay(SampleEvery);
            samples.Add(new(Stopwatch.GetElapsedTime(start).TotalMinutes, program.Memory(), program.HandleCount()));
        }

        var count = (await Task.WhenAll(readers)).Sum();
        List<Sample> settled = [.. samples.Skip(samples.Count / 3)];
        Console.WriteLine();
        Console.WriteLine("Minutes | Pages | Answers of 500 and above | RSS at the end, MB | RSS, MB a minute | Handles at the end | Handles a minute");
        Console.WriteLine("---:|---:|---:|---:|---:|---:|---:");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{duration.TotalMinutes:0} | {count} | {failures.Values.Sum()} | {samples[^1].Megabytes:0} | {SlopeOf(settled, s => s.Megabytes):0.00} | {samples[^1].Handles:0} | {SlopeOf(settled, s => s.Handles):0.00}"));
    }

    private static async Task<int> ReadAsync(IReadOnlyList<(Visitor Visitor, int SheetId)> users, int reader, long start, TimeSpan duration, ConcurrentDictionary<int, int> failures)
    {
        var count = 0;
        for (var n = reader; Stopwatch.GetElapsedTime(start) < duration; n += Readers)
        {
            var (visitor, sheetId) = users[n % users.Count];
            foreach (var path in (string[])["/", $"/SelfAssessments/Sheet/{sheetId}", $"/SelfAssessments/History/{sheetId}", "/Messages"])
            {
                Note(await visitor.OpenAsync(path), failures);
                count++;
                await Task.Delay(Think);
            }
        }

        return count;
    }

    /// <summary>Least squares, a minute; without the first third, in which the program warms up.</summary>
    private static double SlopeOf(IReadOnlyList<Sample> samples, Func<Sample, double> figureOf)
    {
        var (time, figure) = (samples.Average(s => s.Minutes), samples.Average(figureOf));
        return samples.Sum(s => (s.Minutes - time) * (figureOf(s) - figure)) / samples.Sum(s => (s.Minutes - time) * (s.Minutes - time));
    }

    private static void Note(Answer answer, ConcurrentDictionary<int, int> failures)
    {
        if (answer.Status >= 500)
        {
            failures.AddOrUpdate(answer.Status, 1, (_, n) => n + 1);
        }
    }
}
