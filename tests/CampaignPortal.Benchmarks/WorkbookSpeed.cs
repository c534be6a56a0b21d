using System.Diagnostics;
using System.Globalization;
using System.Text;
using CampaignPortal.Benchmarks.Sample;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Data.Seed;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Pages.Audit;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using ExcelDataReader;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// Trying a table of people against reading the same file and nothing else; and handing out a long list against writing the
/// same values as plain text, with the memory that is still held while the rows go by.
/// </summary>
internal static class WorkbookSpeed
{
    private const int People = 5_000;
    private const int Windows = 200;
    private const int Runs = 5;
    private static readonly int[] Lengths = [2_000, 20_000];

    public static async Task<int> MeasureAsync()
    {
        // The reader asks for the code page of older files when it is made, whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var database = await SampleDatabase.MakeAsync();
        await using var db = database.Open();
        var clock = new DemoClock();
        var centre = new SampleCentre(db, clock, new DateOnly(2026, 1, 5));
        await centre.SetAsync(Windows);
        db.ChangeTracker.Clear();
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var http = new HttpContextAccessor { HttpContext = new DefaultHttpContext { User = SessionTickets.PrincipalOf(0, centre.Administrator.PersonId, 0, "", mustChangePassword: false) } };
        var access = new Access(db, http, clock);
        await ImportAsync(db, access, clock, texts, Table(centre, texts));
        await ExportAsync(access);
        return 0;
    }

    private static async Task ImportAsync(CampaignDbContext db, Access access, TimeProvider clock, IStringLocalizer<Texts> texts, byte[] file)
    {
        List<double> parse = [], dry = [];
        var desk = new ImportDesk(db, access, new ScoreActing(access), clock, [new PersonImport(db, access, clock, texts)]);
        var last = 0;
        for (var run = 0; run < Runs; run++)
        {
            parse.Add(await TimeAsync(() => Task.FromResult(Parse(file))));
            dry.Add(await TimeAsync(async () =>
            {
                last = (await desk.UploadAsync(ImportKind.People, null, "people.xlsx", new MemoryStream(file), default)).BatchId!.Value;
                return await desk.PlanAsync((await desk.FindAsync(last, isMarks: false, default))!, default);
            }));
            db.ChangeTracker.Clear();
        }

        var plan = (await desk.PlanAsync((await desk.FindAsync(last, isMarks: false, default))!, default))!;
        var import = await TimeAsync(() => desk.ImportAsync(last, plan.Fingerprint, withChanges: false, "", default));
        db.ChangeTracker.Clear();
        Console.WriteLine("Rows | Parse alone, ms | Dry run, ms | Ratio | Import, ms");
        Console.WriteLine("---:|---:|---:|---:|---:");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Rows.Count} | {Median.Of(parse):0} | {Median.Of(dry):0} | {Median.Of(dry) / Median.Of(parse):0.0} | {import:0}"));
    }

    private static async Task ExportAsync(Access access)
    {
        Console.WriteLine();
        Console.WriteLine("Rows | Held while writing, kB | Text, ms | Excel, ms | Ratio | File, kB");
        Console.WriteLine("---:|---:|---:|---:|---:|---:");
        foreach (var length in Lengths)
        {
            var rows = IndexModel.Found(access, new IndexModel.Filter(), "").Take(length);
            List<double> text = [], excel = [];
            var size = 0L;
            for (var run = 0; run < Runs; run++)
            {
                text.Add(await TimeAsync(() => WriteTextAsync(rows)));
                excel.Add(await TimeAsync(async () => size = await WriteAsync(rows, _ => { })));
            }

            var (count, held) = (await rows.CountAsync(), await HeldAsync(rows));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count} | {held / 1024:0} | {Median.Of(text):0} | {Median.Of(excel):0} | {Median.Of(excel) / Median.Of(text):0.00} | {size / 1024:0}"));
        }
    }

    /// <summary>What is alive, most of all, beyond what was before: looked at ten times on the way.</summary>
    private static async Task<long> HeldAsync(IQueryable<IndexModel.EntryView> rows)
    {
        var (before, most, every) = (GC.GetTotalMemory(forceFullCollection: true), 0L, await rows.CountAsync() / 10);
        await WriteAsync(rows, number =>
        {
            if (number % every == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        });
        return most;
    }

    private static async Task<long> WriteAsync(IQueryable<IndexModel.EntryView> rows, Action<int> passed)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        var number = 0;
        using (var writer = new WorkbookWriter(file, new WorkbookLayout("记录", "", "&P", [.. Enumerable.Range(0, 8).Select(i => new WorkbookColumn($"{i}", 16, i == 0 ? ColumnKind.Instant : ColumnKind.Text))])))
        {
            await foreach (var row in rows.AsAsyncEnumerable())
            {
                writer.Add(row.At, row.Who, row.ForWhom, row.Code, row.About, row.Before, row.After, row.Reason);
                passed(++number);
            }
        }

        return file.Length;
    }

    private static async Task<long> WriteTextAsync(IQueryable<IndexModel.EntryView> rows)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        await using var writer = new StreamWriter(file);
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            await writer.WriteLineAsync($"{row.At:O},{row.Who},{row.ForWhom},{row.Code},{row.About},{row.Before},{row.After},{row.Reason}");
        }

        await writer.FlushAsync();
        return file.Length;
    }

    private static byte[] Table(SampleCentre centre, IStringLocalizer<Texts> texts)
    {
        string[] headings = ["StaffNumber", "PersonName", "Workplace", "Post", "Employer", "Role"];
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file, new WorkbookLayout("人员", "", "&P", [.. headings.Select(h => new WorkbookColumn(texts[$"Imports.Column.{h}"]))])))
        {
            for (var n = 0; n < People; n++)
            {
                writer.Add($"N{n:00000}", $"新人{n}", centre.Windows[n % Windows].Code, "科员", "", texts[$"Role.{nameof(Role.OfficeStaff)}"].Value);
            }
        }

        return file.ToArray();
    }

    /// <summary>Every cell, and nothing done with it.</summary>
    private static int Parse(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var count = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                count += reader.GetValue(i) is null ? 0 : 1;
            }
        }

        return count;
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> workAsync)
    {
        var start = Stopwatch.GetTimestamp();
        await workAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
