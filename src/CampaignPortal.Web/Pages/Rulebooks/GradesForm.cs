using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

public enum SeatsKind
{
    None,
    Share,
    Seats,

    /// <summary>As a file has it, category by category; kept.</summary>
    PerCategory,
}

/// <summary>Grades and lists as an author enters them. Shares are in per cent; what only a file can say is kept.</summary>
public sealed class GradesForm
{
    /// <summary>Asks for the grades that a file names, which are not the best ones or the last ones; kept.</summary>
    public const int AsWritten = 0;

    private const int SpareRows = 2;
    private const decimal Hundred = 100m;
    private static readonly Quota Plain = new(null, null, [], SeatRounding.HalfUp, 0, QuotaBase.All, QuotaOver.Category, null, AtLimit.Cut, QuotaOrder.Top, Unfilled.Empty);

    public abstract class Row
    {
        /// <summary>Null for a new one.</summary>
        public string? Code { get; set; }

        public string? Name { get; set; }
        public SeatsKind Kind { get; set; }

        /// <summary>Per cent or seats.</summary>
        public decimal? Amount { get; set; }

        public SeatRounding Round { get; set; } = SeatRounding.HalfUp;

        /// <summary>This place or a better one; null for any.</summary>
        public int? Rank { get; set; }

        public abstract bool IsEmpty { get; }

        internal void Show(string code, LocalText name, Quota? quota, int? rank)
        {
            (Code, Name, Rank) = (code, name.Zh, rank);
            (Kind, Amount) = quota switch
            {
                null => (SeatsKind.None, null),
                { Share: { } share } => (SeatsKind.Share, share * Hundred),
                { Seats: { } seats } => (SeatsKind.Seats, seats),
                _ => (SeatsKind.PerCategory, (decimal?)null),
            };
            Round = quota is { Share: not null } ? quota.Round : SeatRounding.HalfUp;
        }

        internal LocalText Named(LocalText? before) => before?.Zh == Name!.Trim() ? before! : new LocalText(Name!.Trim());

        internal Quota? Seats(Quota? before) => Kind switch
        {
            SeatsKind.None => null,
            SeatsKind.Share => (before ?? Plain) with { Share = Amount / Hundred, Seats = null, PerCategory = [], Round = Round },
            SeatsKind.Seats => (before ?? Plain) with { Share = null, Seats = (int)Amount!.Value, PerCategory = [], AtLeast = 0 },
            _ => before,
        };
    }

    public sealed class BandRow : Row
    {
        /// <summary>Inclusive; empty for the one that takes everybody else.</summary>
        public decimal? From { get; set; }

        public override bool IsEmpty => string.IsNullOrWhiteSpace(Name) && From is null && Amount is null && Rank is null;
    }

    public sealed class ListRow : Row
    {
        public QuotaOrder Order { get; set; }

        /// <summary>At least so many from the top, fewer than so many from the bottom.</summary>
        public decimal? Points { get; set; }

        /// <summary>Row of a grade, from 1: it or a better one, from the bottom it or a worse one.</summary>
        public int? Grade { get; set; }

        public override bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Amount is null && Points is null && Rank is null && Grade is null;
    }

    public long Version { get; set; }
    public IList<BandRow> Bands { get; } = [];
    public IList<ListRow> Lists { get; } = [];

    public void Show(StandingRules rules)
    {
        foreach (var band in rules.Bands)
        {
            BandRow row = new() { From = band.From };
            row.Show(band.Code, band.Name, band.Quota, band.Rank);
            Bands.Add(row);
        }

        foreach (var award in rules.Awards)
        {
            var order = award.Quota.Order;
            ListRow row = new() { Order = order, Points = order == QuotaOrder.Top ? award.Needs.From : award.Needs.Below, Grade = RowOf(award.Needs.Grades, order, rules.Bands) };
            row.Show(award.Code, award.Name, award.Quota, award.Needs.Rank);
            Lists.Add(row);
        }
    }

    /// <summary>Keeps some rows free below what is typed.</summary>
    public void AddSpareRows()
    {
        while (Bands.Count(b => b.IsEmpty) < SpareRows)
        {
            Bands.Add(new BandRow());
        }

        while (Lists.Count(l => l.IsEmpty) < SpareRows)
        {
            Lists.Add(new ListRow { Kind = SeatsKind.Share });
        }
    }

    /// <summary>The rules with what is typed. New rows get their codes here.</summary>
    public Rulebook Applied(Rulebook book)
    {
        var rules = book.Scheme.Standing;
        var taken = rules.Bands.Select(b => b.Code).Concat(rules.Awards.Select(a => a.Code)).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, letter) in Bands.Select(b => ((Row)b, "G")).Concat(Lists.Select(l => ((Row)l, "L"))).Where(r => !r.Item1.IsEmpty))
        {
            row.Code = taken.Contains(row.Code ?? "") ? row.Code : Enumerable.Range(1, taken.Count + 1).Select(n => FormattableString.Invariant($"{letter}{n}")).First(taken.Add);
        }

        return book.Graded([.. Bands.Where(b => !b.IsEmpty).Select(b => BandOf(b, rules))], [.. Lists.Where(l => !l.IsEmpty).Select(l => ListOf(l, rules))]);
    }

    private static GradeBand BandOf(BandRow row, StandingRules rules)
    {
        var before = rules.Bands.FirstOrDefault(b => b.Code == row.Code);
        return new GradeBand(row.Code!, row.Named(before?.Name), row.From, before?.To, row.Rank, row.Seats(before?.Quota));
    }

    private AwardRule ListOf(ListRow row, StandingRules rules)
    {
        var (before, isTop) = (rules.FindAward(row.Code!), row.Order == QuotaOrder.Top);
        var needs = before?.Needs ?? AwardNeeds.None;
        needs = needs with { Grades = row.Grade == AsWritten ? needs.Grades : GradesOf(row), Rank = row.Rank, From = isTop ? row.Points : needs.From, Below = isTop ? needs.Below : row.Points };
        return new AwardRule(row.Code!, row.Named(before?.Name), row.Seats(before?.Quota)! with { Order = row.Order }, needs, before?.PerParent, before?.Shortlist);
    }

    private IReadOnlyList<string> GradesOf(ListRow row) => row.Grade is { } grade
        ? [.. (row.Order == QuotaOrder.Top ? Bands.Take(grade) : Bands.Skip(grade - 1)).Where(b => !b.IsEmpty).Select(b => b.Code!)]
        : [];

    private static int? RowOf(IReadOnlyList<string> grades, QuotaOrder order, IReadOnlyList<GradeBand> bands)
    {
        var (codes, count) = (bands.Select(b => b.Code).ToList(), grades.Count);
        var ends = order == QuotaOrder.Top ? codes.Take(count) : codes.TakeLast(count);
        return count == 0 ? null : !ends.SequenceEqual(grades, StringComparer.Ordinal) ? AsWritten : order == QuotaOrder.Top ? count : codes.Count - count + 1;
    }
}
