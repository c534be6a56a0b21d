using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

public enum SeatsKind
{
    None,
    Share,
    Seats,

    /// <summary>So many in each category.</summary>
    PerCategory,
}

/// <summary>Grades and lists as an author enters them. Shares are in per cent; what only a file can say is kept.</summary>
public sealed class GradesForm
{
    /// <summary>Asks for the grades or lists that a file names, which no single row stands for; kept.</summary>
    public const int AsWritten = 0;

    private const int SpareRows = 2;

    /// <summary>Most schemes have three grades and the rest.</summary>
    private const int UsualBands = 4;
    private const decimal Hundred = 100m;
    private static readonly Quota Plain = new(null, null, [], SeatRounding.HalfUp, 0, QuotaBase.All, QuotaOver.Category, null, AtLimit.Cut, QuotaOrder.Top, Unfilled.Empty);

    public sealed class CategoryRow
    {
        public string Category { get; set; } = "";
        public int? Seats { get; set; }
    }

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

        public QuotaOrder Order { get; set; }

        /// <summary>Where the share comes to less.</summary>
        public bool AtLeastOne { get; set; }

        public QuotaBase Base { get; set; }
        public bool IsAcrossCategories { get; set; }

        /// <summary>Categories with fewer units are put together; null where none are.</summary>
        public int? PoolBelow { get; set; }

        public AtLimit AtLimit { get; set; }
        public IList<CategoryRow> Categories { get; } = [];

        /// <summary>Whether nothing at all is typed.</summary>
        public virtual bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Amount is null && Rank is null && PoolBelow is null && Categories.All(c => c.Seats is null);

        /// <summary>Whether anything is asked that stands under "more".</summary>
        public virtual bool IsUnusual => Rank is not null || Order != default || AtLeastOne || Base != default || IsAcrossCategories || PoolBelow is not null || AtLimit != default || Kind == SeatsKind.PerCategory;

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
            var how = quota ?? Plain;
            (Order, AtLeastOne, Base, IsAcrossCategories, PoolBelow, AtLimit) = (how.Order, how.AtLeast > 0, how.Base, how.Over == QuotaOver.All, how.PoolBelow, how.AtLimit);
            foreach (var (category, seats) in how.PerCategory)
            {
                Categories.Add(new CategoryRow { Category = category, Seats = seats });
            }
        }

        internal LocalText Named(LocalText? before) => before?.Zh == Name!.Trim() ? before! : new LocalText(Name!.Trim());

        internal Quota? Seats(Unfilled unfilled = default) => Kind switch
        {
            SeatsKind.None => null,
            SeatsKind.Share => Quota(unfilled) with { Share = Amount / Hundred, Round = Round, AtLeast = AtLeastOne ? 1 : 0, PoolBelow = PoolBelow },
            SeatsKind.Seats => Quota(unfilled) with { Seats = (int)Amount!.Value, PoolBelow = PoolBelow },
            _ => Quota(unfilled) with { PerCategory = [.. Categories.Where(c => c.Seats is not null).Select(c => new CategorySeats(c.Category, c.Seats!.Value))] },
        };

        private Quota Quota(Unfilled unfilled) =>
            new(null, null, [], default, 0, Base, IsAcrossCategories ? QuotaOver.All : QuotaOver.Category, null, AtLimit, Order, unfilled);
    }

    public sealed class BandRow : Row
    {
        /// <summary>Inclusive; empty for the one that takes everybody else.</summary>
        public decimal? From { get; set; }

        /// <summary>Exclusive; asked only of the one that is given from below, else it may be written out.</summary>
        public decimal? To { get; set; }

        /// <summary>Whether a decision may give free seats to those who reach the next grade.</summary>
        public bool FillsFromNext { get; set; }

        public override bool IsEmpty => base.IsEmpty && From is null && To is null && !FillsFromNext;
        public override bool IsUnusual => base.IsUnusual || Kind != SeatsKind.None || To is not null || FillsFromNext;
    }

    public sealed class ListRow : Row
    {
        /// <summary>At least so many from the top, fewer than so many from the bottom.</summary>
        public decimal? Points { get; set; }

        /// <summary>Row of a grade, from 1: it or a better one, from the bottom it or a worse one.</summary>
        public int? Grade { get; set; }

        /// <summary>Row of another list on which the unit must stand too, from 1.</summary>
        public int? OtherList { get; set; }

        /// <summary>Row of the list on which it must have stood in earlier quarters, from 1.</summary>
        public int? EarlierList { get; set; }

        public int? EarlierTimes { get; set; }
        public int? EarlierWithin { get; set; }

        /// <summary>Most units under one parent.</summary>
        public int? PerParent { get; set; }

        /// <summary>How many stand for the ballot.</summary>
        public int? Shortlist { get; set; }

        public override bool IsUnusual => base.IsUnusual || Points is not null || Grade is not null || OtherList is not null || EarlierList is not null || PerParent is not null || Shortlist is not null;

        public override bool IsEmpty =>
            base.IsEmpty && Points is null && Grade is null && OtherList is null && EarlierList is null && EarlierTimes is null && EarlierWithin is null && PerParent is null && Shortlist is null;
    }

    public long Version { get; set; }
    public IList<BandRow> Bands { get; } = [];
    public IList<ListRow> Lists { get; } = [];

    public void Show(StandingRules rules)
    {
        foreach (var band in rules.Bands)
        {
            BandRow row = new() { From = band.From, To = band.To, FillsFromNext = band.Quota?.Unfilled == Unfilled.NextBand };
            row.Show(band.Code, band.Name, band.Quota, band.Rank);
            Bands.Add(row);
        }

        foreach (var award in rules.Awards)
        {
            var (order, needs) = (award.Quota.Order, award.Needs);
            ListRow row = new()
            {
                Points = order == QuotaOrder.Top ? needs.From : needs.Below, Grade = RowOf(needs.Grades, order, rules.Bands), OtherList = RowOf(needs.Awards, rules.Awards),
                EarlierList = needs.Earlier is { } earlier ? RowOf([earlier.Award], rules.Awards) : null, EarlierTimes = needs.Earlier?.Times, EarlierWithin = needs.Earlier?.Within,
                PerParent = award.PerParent, Shortlist = award.Shortlist,
            };
            row.Show(award.Code, award.Name, award.Quota, needs.Rank);
            Lists.Add(row);
        }
    }

    /// <summary>Keeps some rows free below what is typed, and a place for the seats of each category.</summary>
    /// <param name="categories">Codes of those that the campaign ranks.</param>
    public void AddSpareRows(IReadOnlyCollection<string> categories)
    {
        while (Bands.Count < UsualBands || Bands.Count(b => b.IsEmpty) < SpareRows)
        {
            Bands.Add(new BandRow());
        }

        while (Lists.Count(l => l.IsEmpty) < SpareRows)
        {
            Lists.Add(new ListRow { Kind = SeatsKind.Share });
        }

        foreach (var row in Bands.Concat<Row>(Lists))
        {
            foreach (var category in categories.Except(row.Categories.Select(c => c.Category), StringComparer.Ordinal).ToList())
            {
                row.Categories.Add(new CategoryRow { Category = category });
            }
        }
    }

    private static int? RowOf(IReadOnlyList<string> grades, QuotaOrder order, IReadOnlyList<GradeBand> bands)
    {
        var (codes, count) = (bands.Select(b => b.Code).ToList(), grades.Count);
        var ends = order == QuotaOrder.Top ? codes.Take(count) : codes.TakeLast(count);
        return count == 0 ? null : !ends.SequenceEqual(grades, StringComparer.Ordinal) ? AsWritten : order == QuotaOrder.Top ? count : codes.Count - count + 1;
    }

    /// <returns>Null for no list, <see cref="AsWritten"/> for several or for one of another scheme.</returns>
    private static int? RowOf(IReadOnlyList<string> lists, IReadOnlyList<AwardRule> awards) =>
        lists is [] ? null : lists is [var only] ? awards.Index().Where(a => a.Item.Code == only).Select(a => a.Index + 1).FirstOrDefault(AsWritten) : AsWritten;
}
