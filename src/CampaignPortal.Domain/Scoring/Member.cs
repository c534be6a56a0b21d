namespace CampaignPortal.Domain.Scoring;

/// <summary>Keys with their values, written as in a document, for problems that name what stands there and what to write.</summary>
internal static class Member
{
    public static string Of(string key, string value) => $"{key}: {value}";

    public static string Of(string key, decimal value) => Of(key, CanonicalJson.Number(value));

    public static string Of<T>(string key, T word)
        where T : struct, Enum => Of(key, Words<T>.Of(word));

    /// <summary>Any of these values.</summary>
    public static string AnyOf(string key, IEnumerable<string> values) => Of(key, string.Join(" | ", values));

    /// <summary>Every word of the enumeration but one.</summary>
    public static string AnyBut<T>(string key, T word)
        where T : struct, Enum => AnyOf(key, Words<T>.All.Where(w => w != Words<T>.Of(word)));

    /// <summary>Arguments of <see cref="ProblemCode.BandsOutOfOrder"/>.</summary>
    /// <param name="relation">What the value must be to the one before it, as in <c>&lt;</c>.</param>
    public static string[] OutOfOrder(string key, decimal value, decimal before, string relation) =>
        [Of(key, value), Of(key, before), $"{relation} {CanonicalJson.Number(before)}"];
}
