namespace CampaignPortal.Domain.Scoring;

public enum RoundingMode
{
    /// <summary>四舍五入: a tie goes away from zero.</summary>
    HalfUp,

    /// <summary>四舍六入五成双: a tie goes to the even digit.</summary>
    HalfEven,

    /// <summary>Towards negative infinity.</summary>
    Floor,

    /// <summary>Towards positive infinity.</summary>
    Ceiling,
}

/// <summary>How one stage of an evaluation is rounded.</summary>
/// <param name="Decimals">0 to 4.</param>
public sealed record Rounding(int Decimals, RoundingMode Mode)
{
    /// <summary>Published scores have two decimals, ties away from zero, unless the scheme says otherwise.</summary>
    public static Rounding Default { get; } = new(2, RoundingMode.HalfUp);

    /// <summary>Figures of a result that no stage rounds: as many decimals as can be stored.</summary>
    internal static Rounding Stored { get; } = new(4, RoundingMode.HalfUp);

    public decimal Apply(decimal value)
    {
        value = Settle(value);
        return Mode switch
        {
            RoundingMode.HalfUp => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero),
            RoundingMode.HalfEven => decimal.Round(value, Decimals, MidpointRounding.ToEven),
            RoundingMode.Floor => decimal.Round(value, Decimals, MidpointRounding.ToNegativeInfinity),
            _ => decimal.Round(value, Decimals, MidpointRounding.ToPositiveInfinity),
        };
    }

    /// <summary>
    /// Sixteen decimals. A quotient such as a third ends at the 28th digit, so that 3 × ⅓ misses 1 by the last one;
    /// without this step a score of exactly 92.845 reached through thirds would be published as 92.84.
    /// </summary>
    internal static decimal Settle(decimal value) => decimal.Round(value, 16, MidpointRounding.AwayFromZero);
}
