using System.Resources;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>Words as they may stand in somebody's file, whichever language the template was taken in.</summary>
internal static class BothLanguages
{
    private static readonly ResourceManager Manager = new(typeof(Texts));

    public static IReadOnlyList<string> Of(string key) => [.. PageServices.Cultures.Select(c => Manager.GetString(key, c) ?? key).Distinct(StringComparer.Ordinal)];

    /// <summary>Every word for a value of the enum.</summary>
    public static IReadOnlyDictionary<string, T> WordsOf<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        values.SelectMany(v => Of($"{typeof(T).Name}.{v}").Select(w => (Word: w, Value: v))).DistinctBy(w => w.Word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase);
}
