using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Domain.Scoring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// A year of many subjects, from rows in a database to the ranks of the year, against reading the same rows one by one and
/// keeping none.
/// </summary>
internal static class MarksSpeed
{
    private const int Items = 20;
    private const int Raters = 6;
    private const int Quarters = 4;
    private const int Runs = 5;

    public static async Task<int> MeasureAsync()
    {
        var scheme = Scheme.Parse(SchemeText());
        Console.WriteLine("subjects | marks | read ms | rows to ranks ms | ratio | evaluate ms | ratio | against a tenth | bytes a mark after quarter 1, 4 | explain ms");
        double? tenth = null;
        foreach (var subjects in (int[])[1_000, 10_000])
        {
            var year = await MeasureAsync(scheme, subjects);
            Console.WriteLine(year.Line(subjects, tenth));
            tenth = year.Ranks;
        }

        return 0;
    }

    private static async Task<Measured> MeasureAsync(Scheme scheme, int subjects)
    {
        var file = Path.Combine(Path.GetTempPath(), $"marks-{Guid.NewGuid():N}.db");
        try
        {
            await FillAsync(file, subjects);
            var (read, ranks, evaluate) = (double.MaxValue, double.MaxValue, double.MaxValue);
            YearOfMarks weighed = new(scheme, subjects) { MeasuresMemory = true };
            await weighed.RankAsync(file);
            for (var run = 0; run < Runs; run++)
            {
                read = Math.Min(read, await TimeAsync(() => ReadAsync(file)));
                YearOfMarks year = new(scheme, subjects);
                ranks = Math.Min(ranks, await TimeAsync(() => year.RankAsync(file)));
                evaluate = Math.Min(evaluate, year.Evaluating.TotalMilliseconds);
            }

            return new Measured(read, ranks, evaluate, [.. weighed.BytesAfterQuarters.Select(b => (double)b / (subjects * Items * Raters))], Explained(scheme, weighed.Excerpt!));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }

    private static async Task ReadAsync(string file)
    {
        await using StoredMarks db = new(file);
        for (var quarter = 1; quarter <= Quarters; quarter++)
        {
            var sum = 0m;
            await foreach (var mark in db.Of(quarter))
            {
                sum += mark.Points;
            }
        }
    }

    private static double Explained(Scheme scheme, BundleExcerpt excerpt)
    {
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            Explanation.For(scheme, excerpt, excerpt.Facts.Subjects[0].Code);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task FillAsync(string file, int subjects)
    {
        await using StoredMarks db = new(file);
        await db.Database.EnsureCreatedAsync();
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Marks (Quarter, Subject, Item, Rater, Points) VALUES ($q, $s, $i, $r, $p)";
        foreach (var name in (string[])["$q", "$s", "$i", "$r", "$p"])
        {
            insert.Parameters.AddWithValue(name, DBNull.Value);
        }

        for (var n = 0; n < Quarters * subjects * Items * Raters; n++)
        {
            var (quarter, rest) = Math.DivRem(n, subjects * Items * Raters);
            var (subject, inSubject) = Math.DivRem(rest, Items * Raters);
            object[] values = [quarter + 1, subject, inSubject / Raters, inSubject % Raters, $"{3 + (n * 7919L % 9 * 0.25m)}"];
            foreach (var (value, at) in values.Select((v, i) => (v, i)))
            {
                insert.Parameters[at].Value = value;
            }

            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static string SchemeText()
    {
        var items = Enumerable.Range(0, Items).Select(i => $$"""{"code":"i{{i}}","name":{"zh":"第{{i}}项"},"type":"points","points":5,"judgedIn":["visit"],"noData":"zero"}""");
        return $$"""
            {"scheme":1,"code":"marks","name":{"zh":"四季"},"scale":{"base":100,"max":null,"min":null},
             "channels":[{"code":"visit","name":{"zh":"评议"},"weight":1,"reduce":{"by":"trimmedMean","over":"item","drop":1,"above":4}, "missing":{"rater":"exclude","minValid":1,"empty":"zero"} }],
             "items":[{{string.Join(',', items)}} ],
             "periods":[{"kind":"quarter","parent":"year","count":4,"by":"mean","missing":"block"},{"kind":"year"}],
             "ranking":{"ties":[]} }
            """;
    }

    private sealed record Measured(double Read, double Ranks, double Evaluate, IReadOnlyList<double> Held, double Explain)
    {
        public string Line(int subjects, double? tenth) => string.Create(
            CultureInfo.InvariantCulture,
            $"{subjects} | {Quarters * subjects * Items * Raters} | {Read:0} | {Ranks:0} | {Ranks / Read:0.00} | {Evaluate:0} | {Evaluate / Read:0.00} | {Ranks / tenth:0.0} | {Held[0]:0} {Held[^1]:0} | {Explain:0.00}");
    }

    /// <summary>Evaluates the quarters one after the other, then the year.</summary>
    private sealed class YearOfMarks(Scheme scheme, int subjects)
    {
        private static readonly string[] Codes = [.. Enumerable.Range(0, Items).Select(i => $"i{i}")];
        private static readonly string[] People = [.. Enumerable.Range(0, Raters).Select(r => $"r{r}")];
        private readonly string[] _subjects = [.. Enumerable.Range(0, subjects).Select(s => $"U{s:D5}")];
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        /// <summary>Collecting garbage takes time: such a run is not timed.</summary>
        public bool MeasuresMemory { get; init; }

        public TimeSpan Evaluating { get; private set; }

        /// <summary>What the facts and the result of a quarter hold, garbage collected; zero where it is not measured.</summary>
        public long[] BytesAfterQuarters { get; } = new long[Quarters];

        public BundleExcerpt? Excerpt { get; private set; }

        public async Task RankAsync(string file)
        {
            List<PeriodTotal> totals = [];
            for (var quarter = 1; quarter <= Quarters; quarter++)
            {
                totals.AddRange(await QuarterAsync(file, quarter));
            }

            PeriodReduction.Reduce(scheme, "quarter", totals);
        }

        private async Task<IReadOnlyList<PeriodTotal>> QuarterAsync(string file, int quarter)
        {
            var facts = await FactsAsync(file, quarter);
            var start = Stopwatch.GetTimestamp();
            var result = Evaluation.Evaluate(scheme, facts);
            Evaluating += Stopwatch.GetElapsedTime(start);
            if (MeasuresMemory)
            {
                BytesAfterQuarters[quarter - 1] = GC.GetTotalMemory(forceFullCollection: true) - _before;
            }

            Excerpt ??= new BundleExcerpt(OfFirst(facts), null);
            return [.. result.Subjects.Select(s => new PeriodTotal(s.Subject, s.Category, quarter, s.Total!.Value))];
        }

        private async Task<Facts> FactsAsync(string file, int quarter)
        {
            await using StoredMarks db = new(file);
            var marks = new List<Mark>(_subjects.Length * Items * Raters);
            Dictionary<decimal, MarkValue> values = [];
            await foreach (var row in db.Of(quarter))
            {
                if (!values.TryGetValue(row.Points, out var value))
                {
                    values.Add(row.Points, value = MarkValue.Of(row.Points));
                }

                marks.Add(new Mark("visit", People[row.Rater], _subjects[row.Subject], Codes[row.Item], value));
            }

            return Facts.Empty with
            {
                Subjects = [.. _subjects.Select(s => new Subject(s, "WINDOW"))],
                Sheets = [.. from s in _subjects from r in People select new Sheet("visit", r, s, SheetArrival.Submitted)],
                Marks = marks,
            };
        }

        private Facts OfFirst(Facts facts) => Facts.Empty with
        {
            Subjects = [facts.Subjects[0]],
            Sheets = [.. facts.Sheets.Where(s => s.Subject == _subjects[0])],
            Marks = [.. facts.Marks.Where(m => m.Subject == _subjects[0])],
        };
    }
}

/// <summary>One mark as a row.</summary>
internal sealed class StoredMark
{
    public int Id { get; init; }
    public int Quarter { get; init; }
    public int Subject { get; init; }
    public int Item { get; init; }
    public int Rater { get; init; }
    public decimal Points { get; init; }
}

internal sealed class StoredMarks(string file) : DbContext
{
    public DbSet<StoredMark> Marks => Set<StoredMark>();

    public IAsyncEnumerable<StoredMark> Of(int quarter) => Marks.AsNoTracking().Where(m => m.Quarter == quarter).OrderBy(m => m.Id).AsAsyncEnumerable();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={file}");
}
