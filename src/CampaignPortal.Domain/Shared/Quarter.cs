namespace CampaignPortal.Domain.Shared;

/// <summary>A calendar quarter (季度), the beat of the assessments.</summary>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public DateOnly FirstDay => new(Year, ((Number - 1) * 3) + 1, 1);

    /// <summary>Inclusive.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);
    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    /// <summary>So many quarters earlier.</summary>
    public Quarter Before(int quarters)
    {
        var (year, number) = Math.DivRem((Year * 4) + Number - 1 - quarters, 4);
        return new(year, number + 1);
    }

    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>As the office writes it, in what is stored for people to read; pages use the text key <c>Format.Quarter</c>.</summary>
    public string Name => $"{Year}年第{Number}季度";

    /// <summary>For logs and codes, for example <c>2026Q3</c>.</summary>
    public override string ToString() => $"{Year}Q{Number}";

    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));
    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;
    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;
    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;
}
