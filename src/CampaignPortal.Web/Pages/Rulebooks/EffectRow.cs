using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One effect of a gate as an author enters it; a field that the kind does not ask stays empty.</summary>
public sealed class EffectRow
{
    private static readonly char[] Separators = [' ', ',', '，', '、', ';', '；', '\n', '\r'];

    /// <summary>Null while the row is not used.</summary>
    public EffectKind? Kind { get; set; }

    public string? Grade { get; set; }
    public string? Consequence { get; set; }

    /// <summary>By code of the list; none ticked means every list.</summary>
    public IDictionary<string, bool> Lists { get; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>Codes of lists that this scheme does not have, apart by blanks or commas.</summary>
    public string? OtherLists { get; set; }

    public int? Back { get; set; }

    public bool AsksGrade => Kind is EffectKind.Grade or EffectKind.GradeAtMost;
    public bool AsksConsequence => Kind is EffectKind.Consequence;
    public bool AsksLists => Kind is EffectKind.NoAward or EffectKind.Revoke;
    public bool AsksBack => Kind is EffectKind.Revoke;

    /// <summary>Whether there is something in a field that few effects ask.</summary>
    public bool IsRare => AsksLists || NamesLists || OtherLists is not null || Back is not null;

    public bool IsEmpty => Kind is null && Grade is null && Consequence is null && !IsRare;
    public bool NamesLists => Lists.Values.Contains(true);
    public IReadOnlyList<string> OtherCodes => (OtherLists ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    public static EffectRow Of(GateEffect effect, SchemeContent scheme)
    {
        EffectRow row = new() { Kind = effect.Kind, Grade = effect.Grade, Consequence = effect.Consequence, Back = effect.Back == 0 ? null : effect.Back };
        foreach (var code in effect.Awards.Where(a => scheme.Standing.FindAward(a) is not null))
        {
            row.Lists[code] = true;
        }

        var others = effect.Awards.Where(a => !row.Lists.ContainsKey(a)).ToList();
        row.OtherLists = others.Count == 0 ? null : string.Join(' ', others);
        return row;
    }

    /// <summary>A post may leave out lists that are not ticked.</summary>
    public void Offer(IEnumerable<AwardRule> lists)
    {
        foreach (var list in lists)
        {
            Lists.TryAdd(list.Code, false);
        }
    }

    /// <param name="before">Effects of the gate as it was: the same lists keep their order.</param>
    public GateEffect ToEffect(IReadOnlyList<GateEffect> before, SchemeContent scheme)
    {
        var ticked = Lists.Where(l => l.Value).Select(l => l.Key).ToList();
        List<string> named = [.. scheme.Standing.Awards.Select(a => a.Code).Where(ticked.Contains), .. ticked.Concat(OtherCodes)];
        var lists = named.Distinct(StringComparer.Ordinal).ToList();
        var same = before.FirstOrDefault(e => e.Kind == Kind && e.Awards.Count == lists.Count && e.Awards.All(lists.Contains));
        return new GateEffect(Kind!.Value, Grade, same?.Awards ?? lists, Consequence, Back ?? 0);
    }
}
