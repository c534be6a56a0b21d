namespace CampaignPortal.Domain.Scoring;

public enum SeatRounding
{
    /// <summary>不超过.</summary>
    Floor,

    /// <summary>四舍五入.</summary>
    HalfUp,

    /// <summary>进一法.</summary>
    Ceiling,
}

public enum QuotaBase
{
    /// <summary>Everybody but those exempt.</summary>
    All,

    /// <summary>The ranked whom no gate keeps off.</summary>
    Eligible,
    Ranked,
}

public enum QuotaOver
{
    Category,
    All,
}

/// <summary>What happens when equals do not fit into the seats left and no decision orders them.</summary>
public enum AtLimit
{
    /// <summary>Open until the committee decides.</summary>
    Cut,
    IncludeAll,
    ExcludeAll,
}

public enum QuotaOrder
{
    Top,
    Bottom,
}

public enum Unfilled
{
    Empty,

    /// <summary>Those who reach the next band may take them, by a recorded decision only.</summary>
    NextBand,
}

/// <summary>How many seats a list has and how they are given. Exactly one of share, seats and per category is given.</summary>
/// <param name="Share">Of the base, above 0 to 1.</param>
/// <param name="PerCategory">Empty unless the seats differ by category.</param>
/// <param name="AtLeast">Fewest seats of a share where the base is not empty.</param>
/// <param name="PoolBelow">Categories with fewer subjects are put together; null when none are.</param>
public sealed record Quota(
    decimal? Share,
    int? Seats,
    IReadOnlyList<CategorySeats> PerCategory,
    SeatRounding Round,
    int AtLeast,
    QuotaBase Base,
    QuotaOver Over,
    int? PoolBelow,
    AtLimit AtLimit,
    QuotaOrder Order,
    Unfilled Unfilled)
{
    /// <summary>20 % of 13 = 2.6; null for seats that do not depend on a base.</summary>
    public decimal? Exact(int counted) => Share * counted;

    /// <summary>Seats of a pool; those per category are looked up by the category of the pool.</summary>
    public int SeatsOf(int counted, string category)
    {
        if (Exact(counted) is not { } exact)
        {
            return Seats ?? PerCategory.Where(c => c.Category == category).Select(c => c.Seats).FirstOrDefault();
        }

        var seats = Round switch
        {
            SeatRounding.Floor => decimal.Floor(exact),
            SeatRounding.Ceiling => decimal.Ceiling(exact),
            _ => decimal.Round(exact, MidpointRounding.AwayFromZero),
        };
        return counted == 0 ? 0 : Math.Max((int)seats, AtLeast);
    }
}

public sealed record CategorySeats(string Category, int Seats);

/// <summary>One grade (等次).</summary>
/// <param name="From">Inclusive; null when the band reaches down without limit.</param>
/// <param name="To">Exclusive; null when it is not written out.</param>
/// <param name="Rank">Only this place or a better one; null for any.</param>
/// <param name="Quota">Null when everybody who reaches the band gets it.</param>
public sealed record GradeBand(string Code, LocalText Name, decimal? From, decimal? To, int? Rank, Quota? Quota)
{
    /// <summary>Whether the last in the order get it, before the other bands are given.</summary>
    public bool IsFromBottom => Quota?.Order == QuotaOrder.Bottom;

    internal bool IsRestricted => Quota is not null || Rank is not null;

    internal bool Reaches(decimal total) => total >= (From ?? decimal.MinValue);
}

/// <summary>One list of the best, or of the last (评先名单).</summary>
/// <param name="PerParent">Most candidates of one parent unit; null when it does not matter.</param>
/// <param name="Shortlist">How many stand for the ballot; null when the order decides.</param>
public sealed record AwardRule(string Code, LocalText Name, Quota Quota, AwardNeeds Needs, int? PerParent, int? Shortlist);

/// <summary>What a candidate must have besides; what is null or empty asks nothing.</summary>
/// <param name="Grades">One of these.</param>
/// <param name="Rank">This place or a better one in the pool.</param>
/// <param name="Awards">All of these lists.</param>
public sealed record AwardNeeds(
    IReadOnlyList<string> Grades, int? Rank, decimal? From, decimal? Below, IReadOnlyList<string> Awards, EarlierAward? Earlier)
{
    public static AwardNeeds None { get; } = new([], null, null, null, [], null);
}

/// <summary>On a list at least so many times within the last periods (月评→季评).</summary>
public sealed record EarlierAward(string Award, int Times, int Within);
