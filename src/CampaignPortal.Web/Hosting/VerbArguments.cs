namespace CampaignPortal.Web.Hosting;

/// <summary>What follows a verb: words, and options as <c>--name value</c> or <c>--name=value</c>.</summary>
/// <param name="Unfit">The first option that neither the verb nor the host knows, or that is given twice; null where all are fit.</param>
internal sealed record VerbArguments(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options, string? Unfit)
{
    /// <summary>Settings that the host reads and that have no section; those of a section have a colon.</summary>
    private static readonly HashSet<string> HostSettings = new(["environment", "AllowedHosts", "Urls"], StringComparer.OrdinalIgnoreCase);

    /// <param name="own">Options of the verb.</param>
    public static VerbArguments Of(IReadOnlyList<string> args, params IReadOnlyCollection<string> own)
    {
        List<string> words = [];
        Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);
        string? unfit = null;
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i].TrimStart('-').Split('=', 2) is [var left, var right] ? (left, right) : (args[i].TrimStart('-'), i + 1 < args.Count ? args[++i] : "");
            if (!options.TryAdd(name, value) || !(IsSetting(name) || own.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                unfit ??= name;
            }
        }

        return new(words, options, unfit);
    }

    private static bool IsSetting(string name) => name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name);
}
