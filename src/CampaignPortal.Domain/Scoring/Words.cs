namespace CampaignPortal.Domain.Scoring;

/// <summary>Members of an enumeration as documents write them: <c>TrimmedMean</c> is <c>trimmedMean</c>.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values =
        Enum.GetValues<T>().ToDictionary(v => Camel(v.ToString()), v => v, StringComparer.Ordinal);

    private static readonly Dictionary<T, string> Names = Values.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<string> All => Values.Keys;

    public static string Of(T value) => Names[value];

    public static bool TryParse(string word, out T value) => Values.TryGetValue(word, out value);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

internal static class Sequences
{
    /// <summary>What occurs more than once, each once.</summary>
    public static IEnumerable<T> Duplicates<T>(this IEnumerable<T> values) =>
        values.GroupBy(v => v).Where(g => g.Skip(1).Any()).Select(g => g.Key);
}
