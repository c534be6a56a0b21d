using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Kinds of periods and what they make, as an author enters them. Shares and weights are in per cent.</summary>
public sealed class PeriodsForm
{
    private const decimal Hundred = 100m;

    public sealed class RangeRow
    {
        /// <summary>Null for a new one.</summary>
        public string? Code { get; set; }

        public string? Name { get; set; }
        public string? NameEn { get; set; }
        public decimal? From { get; set; }
        public decimal? To { get; set; }

        /// <summary>Most points that all of one kind make together; only of adjustments.</summary>
        public decimal? Cap { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && From is null && To is null && Cap is null;

        internal LocalText Named => new(Name!.Trim(), string.IsNullOrWhiteSpace(NameEn) ? null : NameEn.Trim());
    }

    public sealed class Row
    {
        public string? Kind { get; set; }

        /// <summary>Empty for the longest, of which nothing else is said.</summary>
        public string? Parent { get; set; }

        public PeriodOperator By { get; set; }

        /// <summary>How many make one of the longer ones; of weighted ones the weights say it.</summary>
        public int? Count { get; set; }

        public int? Best { get; set; }

        /// <summary>In the order of the periods, apart by blanks.</summary>
        public string? Weights { get; set; }

        public MissingPeriod Missing { get; set; }
        public ShortService ShortService { get; set; }

        /// <summary>Empty for all.</summary>
        public decimal? SharePercent { get; set; }

        public int? MinServed { get; set; }
        public decimal? Max { get; set; }
        public decimal? Min { get; set; }
        public IList<RangeRow> Extras { get; } = [];
        public IList<RangeRow> Adjustments { get; } = [];

        public bool IsEmpty => string.IsNullOrEmpty(Kind) && string.IsNullOrEmpty(Parent) && !HasRest;

        /// <summary>Whether anything is said that only a period with a longer one can say.</summary>
        public bool HasRest => Count is not null || HasMore;

        /// <summary>Whether anything is said but what is usual.</summary>
        public bool HasMore =>
            Best is not null || !string.IsNullOrWhiteSpace(Weights) || SharePercent is not null || ShortService != default || MinServed is not null || Max is not null || Min is not null
            || Extras.Concat(Adjustments).Any(r => !r.IsEmpty);

        /// <summary>As ratios; null where something is no number.</summary>
        public IReadOnlyList<decimal>? Ratios
        {
            get
            {
                List<decimal?> read = [.. (Weights ?? "").Split([' ', ',', '，', '、', '/', ';', '；', '%'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(w => decimal.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number / Hundred : (decimal?)null)];
                return read.Contains(null) ? null : [.. read.OfType<decimal>()];
            }
        }

        internal void Show(Period period)
        {
            (Kind, Parent) = (period.Kind, period.Parent);
            if (period.Parent is null)
            {
                return;
            }

            (By, Missing, ShortService, Max, Min) = (period.By, period.Missing, period.ShortService, period.Max, period.Min);
            Count = period.By == PeriodOperator.Weighted ? null : period.Count;
            Best = period.By == PeriodOperator.BestMean ? period.Best : null;
            Weights = string.Join(' ', period.Weights.Select(w => (w * Hundred).Figure()));
            (SharePercent, MinServed) = (period.Share == 1 ? null : period.Share * Hundred, period.MinServed == 0 ? null : period.MinServed);
            period.Extras.ToList().ForEach(e => Extras.Add(new RangeRow { Code = e.Code, Name = e.Name.Zh, NameEn = e.Name.En, From = e.From, To = e.To }));
            period.Adjustments.ToList().ForEach(a => Adjustments.Add(new RangeRow { Code = a.Code, Name = a.Name.Zh, NameEn = a.Name.En, From = a.From, To = a.To, Cap = a.Cap }));
        }

        internal Period Read()
        {
            if (string.IsNullOrEmpty(Parent))
            {
                return new Period(Kind!, null, default, 1, [], default);
            }

            var weights = By == PeriodOperator.Weighted ? Ratios! : [];
            Name(Extras.Concat(Adjustments));
            return new Period(Kind!, Parent, By, By == PeriodOperator.Weighted ? weights.Count : Count!.Value, weights, Missing)
            {
                Best = By == PeriodOperator.BestMean ? Best!.Value : 0,
                Share = SharePercent / Hundred ?? 1,
                ShortService = ShortService,
                MinServed = MinServed ?? 0,
                Extras = [.. Extras.Where(e => !e.IsEmpty).Select(e => new PeriodExtra(e.Code!, e.Named, e.From!.Value, e.To!.Value))],
                Adjustments = [.. Adjustments.Where(a => !a.IsEmpty).Select(a => new PeriodAdjustment(a.Code!, a.Named, a.From!.Value, a.To!.Value, a.Cap))],
                Max = Max,
                Min = Min,
            };
        }

        /// <summary>What was written stays its code; a new row, and a second one with that code, gets the next one that is free.</summary>
        private static void Name(IEnumerable<RangeRow> rows)
        {
            List<RangeRow> filled = [.. rows.Where(r => !r.IsEmpty)];
            var known = filled.Where(r => !string.IsNullOrEmpty(r.Code)).DistinctBy(r => r.Code).ToList();
            var taken = known.Select(r => r.Code!).ToHashSet(StringComparer.Ordinal);
            filled.Except(known).ToList().ForEach(r => r.Code = Enumerable.Range(1, taken.Count + 1).Select(n => FormattableString.Invariant($"A{n}")).First(taken.Add));
        }
    }

    public long Version { get; set; }
    public IList<Row> Rows { get; } = [];

    public void Show(SchemeContent scheme)
    {
        foreach (var period in scheme.Periods)
        {
            Row row = new();
            row.Show(period);
            Rows.Add(row);
        }
    }

    /// <summary>Keeps a row free below what is typed.</summary>
    public void AddSpareRows()
    {
        if (Rows.All(r => !r.IsEmpty))
        {
            Rows.Add(new Row());
        }

        foreach (var list in Rows.SelectMany(r => new[] { r.Extras, r.Adjustments }).Where(l => l.All(r => !r.IsEmpty)))
        {
            list.Add(new RangeRow());
        }
    }

    public Rulebook Applied(Rulebook book) => book.Periodic([.. Rows.Where(r => !r.IsEmpty).Select(r => r.Read())]);
}
