namespace CampaignPortal.Web.Operations.Templates;

/// <summary>All packs of the Templates folder beside the program. A broken one is reported and does not hide the others.</summary>
/// <param name="All">By code, in ordinal order.</param>
/// <param name="Problems">For the log and the administrator; empty as the program is delivered.</param>
public sealed record TemplatePacks(IReadOnlyList<TemplatePack> All, IReadOnlyList<TemplatePackProblem> Problems)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Templates");

    public static TemplatePacks Load() => Load(Folder);

    public static TemplatePacks Load(string folder)
    {
        List<TemplatePack> packs = [];
        List<TemplatePackProblem> problems = [];
        var folders = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        foreach (var pack in folders.Order(StringComparer.Ordinal))
        {
            try
            {
                packs.Add(TemplatePack.Load(pack));
            }
            catch (TemplatePackException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        return new TemplatePacks(packs, problems);
    }

    /// <summary>What asks least of who uses it first: the ready sheets, which name no responsible offices.</summary>
    public IEnumerable<TemplatePack> SimplestFirst => All.OrderBy(p => p.Offices.Count).ThenBy(p => p.Code, StringComparer.Ordinal);

    /// <summary>Null when there is none of that code.</summary>
    public TemplatePack? Find(string code) => All.FirstOrDefault(p => p.Code == code);
}
