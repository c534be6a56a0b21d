using System.Text;

namespace CampaignPortal.Domain.Scoring;

/// <summary>What a number in an arithmetic line stands for; its code names the rule, channel or child.</summary>
public enum OperandKind
{
    /// <summary>The value of a child node; the operand's index says which.</summary>
    Child,

    /// <summary>A mark as given, in points.</summary>
    Mark,

    /// <summary>Points of the item.</summary>
    Points,

    /// <summary>Value of an occurrence under its rule.</summary>
    RuleValue,

    /// <summary>How many times, persons, cases, days or percentage points.</summary>
    Count,

    /// <summary>Share of the occurrence that falls on this subject.</summary>
    LinkFactor,

    /// <summary>What an occurrence weighs more or less by (领导指出加倍); the code is the multiplier's.</summary>
    Multiplier,

    /// <summary>What an occurrence weighs more or less by because it came again.</summary>
    Repeat,

    /// <summary>A figure calculated elsewhere; the code is its source.</summary>
    Figure,

    /// <summary>Points for a place; the code is the place.</summary>
    RankPoints,

    /// <summary>How many voted for a level; the code is the level's, null for those who do not know.</summary>
    Votes,

    /// <summary>A factor of the total.</summary>
    Coefficient,

    /// <summary>Mean of those of the category who have the figure.</summary>
    CategoryMean,

    /// <summary>Weight of a channel, a period or a figure.</summary>
    Weight,

    /// <summary>Base of the scale.</summary>
    Base,
    Numerator,
    Target,

    /// <summary>Points lost or gained per percentage point.</summary>
    Rate,

    /// <summary>A total of another period.</summary>
    PeriodTotal,

    /// <summary>A bare number of the formula, such as the 100 of per cent.</summary>
    Constant,
}

/// <param name="Child">Index of the child node whose value this is; null for any other kind.</param>
public sealed record Operand(decimal Value, OperandKind Kind, string? Code = null, int? Child = null);

/// <summary>A product that is added or taken off.</summary>
public sealed record Term(bool IsSubtracted, params IReadOnlyList<Operand> Factors)
{
    public decimal Value
    {
        get
        {
            var product = IsSubtracted ? -1m : 1m;
            foreach (var factor in Factors)
            {
                product *= factor.Value;
            }

            return product;
        }
    }
}

/// <summary>
/// One calculation in the only form there is: add the terms, divide, keep within the bounds, round.
/// </summary>
/// <param name="Divisor">Not zero; 1 where nothing is divided.</param>
/// <param name="Low">Lowest result; null without a floor. Stronger than <paramref name="High"/>.</param>
/// <param name="High">Highest result; null without a cap.</param>
/// <param name="Rounding">Null where the full value is carried on.</param>
public sealed record ArithmeticLine(
    IReadOnlyList<Term> Terms, decimal Divisor = 1, decimal? Low = null, decimal? High = null, Rounding? Rounding = null)
{
    /// <summary>Before bounds and rounding.</summary>
    public decimal Unbounded
    {
        get
        {
            var sum = 0m;
            foreach (var term in Terms)
            {
                sum += term.Value;
            }

            return Divisor == 1 ? sum : sum / Divisor;
        }
    }

    /// <summary>Within the bounds, not rounded.</summary>
    public decimal Unrounded
    {
        get
        {
            var value = Unbounded;
            value = value > High ? High.Value : value;
            return value < Low ? Low.Value : value;
        }
    }

    public decimal Value => Rounding is null ? Unrounded : Rounding.Apply(Unrounded);

    /// <summary>
    /// The bare arithmetic, as <c>0.3×92.5 + 0.7×88 = 89.35</c>. Numbers are cut to four decimals, ≈ marks a result
    /// that is; an arrow leads from the plain result to the one after bounds and rounding.
    /// </summary>
    public string ToLine()
    {
        var text = new StringBuilder();
        AppendSum(text);
        var isNumberOnly = Divisor == 1 && Terms is [{ IsSubtracted: false, Factors.Count: 1 }];
        if (!isNumberOnly)
        {
            Append(text, " = ", " ≈ ", Unbounded);
        }

        if (Value != Unbounded)
        {
            Append(text, " → ", " → ", Value);
        }

        return text.ToString();
    }

    public override string ToString() => ToLine();

    internal static string Shown(decimal value)
    {
        var text = CanonicalJson.Number(decimal.Round(value, 4, MidpointRounding.AwayFromZero));
        return text.Replace('-', '−');
    }

    private static void Append(StringBuilder text, string exact, string cut, decimal value) =>
        text.Append(decimal.Round(value, 4, MidpointRounding.AwayFromZero) == value ? exact : cut).Append(Shown(value));

    private void AppendSum(StringBuilder text)
    {
        var bracketed = Divisor != 1 && Terms.Count > 1;
        text.Append(bracketed ? "(" : "");
        for (var i = 0; i < Terms.Count; i++)
        {
            var sign = Terms[i].IsSubtracted ? (i == 0 ? "−" : " − ") : (i == 0 ? "" : " + ");
            text.Append(sign).AppendJoin('×', Terms[i].Factors.Select(f => Bracketed(f.Value)));
        }

        text.Append(Terms.Count == 0 ? "0" : "").Append(bracketed ? ")" : "");
        if (Divisor != 1)
        {
            text.Append(" ÷ ").Append(Bracketed(Divisor));
        }
    }

    private static string Bracketed(decimal value) => value < 0 ? $"({Shown(value)})" : Shown(value);
}
