using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Benchmarks.Sample;
using CampaignPortal.Benchmarks.Server;
using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// Requests per second of the heavy pages over four connections that stay open, against a page of the same layout and size
/// without a query of its own; then a quarter is closed and computed in the same process, and its memory read.
/// </summary>
internal static class PageSpeed
{
    private const int Connections = 4;
    private const int Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private sealed record Measured(string Name, string Path, Visitor Visitor)
    {
        public List<double> PerSecond { get; } = [];
    }

    public static async Task<int> MeasureAsync(int unitCount)
    {
        using var campaign = await SampleCampaign.PlayAsync(unitCount);
        using var program = await ServedProgram.StartMeasuredAsync(campaign.Folder);
        var start = program.PeakMemory();
        var pages = await PagesAsync(campaign, program.Address);
        foreach (var page in pages)
        {
            await PerSecondAsync(page, WarmUp);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var page in pages)
            {
                page.PerSecond.Add(await PerSecondAsync(page, Round));
            }
        }

        await ReportAsync(pages);
        var load = program.PeakMemory();
        await campaign.HandInLastSheetAsync();
        await CloseAsync(campaign, program.Address);
        Console.WriteLine();
        Console.WriteLine("Peak memory of the program (VmHWM), MB | After the start | After the load | After closing and computing");
        Console.WriteLine("---|---:|---:|---:");
        Console.WriteLine($"{unitCount} units | {start} | {load} | {program.PeakMemory()}");
        return 0;
    }

    private static async Task<IReadOnlyList<Measured>> PagesAsync(SampleCampaign campaign, Uri address)
    {
        var (staff, supervisor) = (await Visitor.SignInAsync(address, Role.OfficeStaff), await Visitor.SignInAsync(address, Role.Supervisor));
        var (administrator, leader) = (await Visitor.SignInAsync(address, Role.Administrator), await Visitor.SignInAsync(address, Role.Leader));
        var result = campaign.LastResultId;
        return
        [
            new("Same layout and size, no query of its own", "/Benchmark/Rows", staff),
            new("Static file", "/css/site.css", new Visitor(address)),
            new("Ranking, 100 rows, a window's staff", $"/Results/Ranking/{result}?p=2", staff),
            new("Ranking, 100 rows, administrator", $"/Results/Ranking/{result}?p=2", administrator),
            new("How one unit's result came about", $"/Results/Unit/{result}/{campaign.FirstWindowId}", staff),
            new("To-do list, a window's staff", "/", staff),
            new("To-do list, administrator", "/", administrator),
            new("To-do list, leader", "/", leader),
            new("Score grid, 50 units by 20 items", $"/ScoreSheets/Grid/{campaign.OpenSheetId}", supervisor),
            new("Score sheets, a supervisor", "/ScoreSheets", supervisor),
            new("Results, administrator", "/Results", administrator),
            new("Round with the board of all units, administrator", $"/Rounds/Details/{campaign.OpenRoundId}", administrator),
        ];
    }

    private static async Task<double> PerSecondAsync(Measured page, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => CountAsync(page, start, duration))));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<int> CountAsync(Measured page, long start, TimeSpan duration)
    {
        using var visitor = page.Visitor.Copy();
        var count = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            var answer = await visitor.OpenAsync(page.Path);
            count += answer.Status == 200 ? 1 : throw new InvalidOperationException($"{page.Path} answered {answer.Status}.");
        }

        return count;
    }

    private static async Task ReportAsync(IReadOnlyList<Measured> pages)
    {
        var (same, file) = (Median.Of(pages[0].PerSecond), Median.Of(pages[1].PerSecond));
        Console.WriteLine("Page | kB | Commands | Requests/s | Against the page without a query | Against the static file");
        Console.WriteLine("---|---:|---:|---:|---:|---:");
        foreach (var page in pages)
        {
            var (answer, median) = (await page.Visitor.OpenAsync(page.Path), Median.Of(page.PerSecond));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page.Name} | {System.Text.Encoding.UTF8.GetByteCount(answer.Body) / 1024} | {answer.CommandCount} | {median:0.0} | {median / same:0.0%} | {median / file:0.00%}"));
        }
    }

    private static async Task CloseAsync(SampleCampaign campaign, Uri address)
    {
        using var administrator = await Visitor.SignInAsync(address, Role.Administrator);
        await administrator.SubmitAsync($"/Rounds/Close/{campaign.OpenRoundId}");
        await administrator.SubmitAsync($"/Results/Compute/{campaign.OpenRoundId}");
    }
}
