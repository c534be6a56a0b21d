namespace CampaignPortal.Domain.Scoring;

/// <summary>What changes the weight of an occurrence beside its rule: who found it, that it came again, on whom it falls.</summary>
/// <param name="Multipliers">Those that a recorder may tick (领导指出加倍); each has its factor.</param>
/// <param name="Repeat">Null when the second time weighs as much as the first.</param>
/// <param name="Roles">Shares of those on whom one occurrence falls (窗口 1,首席 0.5); empty where the recorder states each share.</param>
public sealed record OccurrenceWeighing(IReadOnlyList<Multiplier> Multipliers, Repeat? Repeat, IReadOnlyList<LinkRole> Roles)
{
    /// <summary>How many multipliers an item may have, so that a product stays a number that can be calculated with.</summary>
    public const int MostMultipliers = 8;

    /// <summary>Highest factor of a multiplier and of a repetition.</summary>
    public const decimal MostFactor = 100;

    public static OccurrenceWeighing Plain { get; } = new([], null, []);

    public bool IsPlain => Multipliers.Count == 0 && Repeat is null && Roles.Count == 0;
}

/// <param name="Factor">0 to <see cref="OccurrenceWeighing.MostFactor"/>.</param>
public sealed record Multiplier(string Code, LocalText Name, decimal Factor);

/// <param name="Factor">Share of the occurrence that falls on whoever has the role.</param>
public sealed record LinkRole(string Code, LocalText Name, decimal Factor);

/// <summary>From the <paramref name="From"/>th occurrence under one rule on, each counts with the factor.</summary>
/// <param name="From">2 or more. The first is the earliest by day, of one day the smallest id.</param>
public sealed record Repeat(int From, decimal Factor);
