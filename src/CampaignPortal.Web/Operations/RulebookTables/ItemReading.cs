using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>Makes items of what a table says of them, and of what is there already under the same code.</summary>
internal sealed class ItemReading(Rulebook present, IReadOnlyDictionary<string, string> offices, IReadOnlyList<TableItem> all, IStringLocalizer<Texts> texts)
{
    private const int BasisMaxLength = 2000;
    private static readonly IReadOnlyDictionary<string, ItemKind> Kinds = BothLanguages.WordsOf(Enum.GetValues<ItemKind>());

    private readonly HashSet<string> _taken = [.. all.Select(i => i.Code), .. present.Scheme.AllItems.Select(i => i.Code), .. GroupCodes(present.Scheme.Items)];
    private readonly HashSet<string> _used = [.. all.Select(i => i.Code)];
    private readonly List<int> _judged = [];

    public IEnumerable<string> Remarks =>
        _judged.Count == 0 ? [] : [texts["RulebookTable.Remark.Judged", string.Join(texts["List.Separator"], _judged)]];

    /// <returns>Null where something is wrong with it.</returns>
    public PlacedItem? Read(TableItem item)
    {
        var before = Before(item);
        if (KindOf(item, before) is not { } kind)
        {
            return null;
        }

        if (kind.HasPoints && item.Points is null && !item.Row.IsFaulty)
        {
            item.Row.Wrong(TableColumns.Points, ImportFault.Points);
        }

        var head = HeadOf(item, kind, before);
        var made = new RuleReading(item, before, head).Read(kind);
        return item.Row.IsFaulty || made is null ? null : new PlacedItem(made, kind.IsInBlock);
    }

    /// <summary>Where the table does not say: as it was, else what its rules look like.</summary>
    private ItemKind? KindOf(TableItem item, Item? before)
    {
        if (item.Kind.Length > 0)
        {
            if (Kinds.TryGetValue(item.Kind, out var kind) || Kinds.TryGetValue(item.Kind.TrimEnd('项', '制', '类'), out kind))
            {
                return kind;
            }

            item.Row.Wrong(TableColumns.Kind, ImportFault.Choice);
            return null;
        }

        if (before is not null)
        {
            return present.KindOf(before);
        }

        var text = string.Join('\n', item.Rules?.Select(r => r.Text) ?? []);
        var causes = RuleGrammar.Causes(text, []).Causes;
        _judged.AddRange(causes.Count == 0 && text.Length > 0 ? [item.Row.Number] : []);
        return causes.Count == 0 ? ItemKind.Points
            : causes.All(c => c.IsGain) ? ItemKind.Bonus
            : ItemKind.Deduct;
    }

    private Item? Before(TableItem item)
    {
        var found = item.Code.Length > 0
            ? present.FindItem(item.Code)
            : present.Scheme.AllItems.FirstOrDefault(i => i.Head.Criterion == item.Criterion?.Code && Kept.Plain(i.Name.Zh) == Kept.Plain(NameOf(item, null)) && !_used.Contains(i.Code));
        _used.Add(found?.Code ?? "");
        return found;
    }

    private static string NameOf(TableItem item, Item? before) => item.Name.Length > 0 ? item.Name : before?.Name.Zh ?? item.Criterion?.Heading ?? "";

    private ItemHead HeadOf(TableItem item, ItemKind kind, Item? before)
    {
        var old = before?.Head;
        var name = NameOf(item, before);
        var isSameKind = before is not null && present.KindOf(before) == kind;
        var channels = before is null || old!.JudgedIn.Count + old.CountedIn.Count == 0 ? present.Scheme.Channels.Select(c => c.Code) : old.JudgedIn.Concat(old.CountedIn);
        IReadOnlyList<string> places = kind.IsInBlock ? [] : [.. channels];
        var criterion = item.Criterion?.Code ?? (old?.Criterion is { } loose && present.FindCriterion(loose) is null ? loose : null);
        if (name.Length == 0)
        {
            item.Row.Wrong(TableColumns.ItemName, ImportFault.Missing);
        }

        return new ItemHead(
            before?.Code ?? (item.Code.Length > 0 ? item.Code : FreeCode(item)),
            old is not null && Kept.Plain(old.Name.Zh) == Kept.Plain(name) ? old.Name : new LocalText(name),
            kind.HasPoints ? item.Points ?? 0 : 0, criterion, OfficeOf(item, old), BasisOf(item, kind, old),
            isSameKind ? old!.JudgedIn : kind.UsualPlace == ItemPlace.Judged ? places : [],
            isSameKind ? old!.CountedIn : kind.UsualPlace == ItemPlace.Counted ? places : [],
            old?.NotApplicable ?? NotApplicablePolicy.Rescale, old?.NoData ?? NoDataPolicy.Block, old?.Unknown ?? UnknownPolicy.Refused);
    }

    /// <summary>Where somebody judges, what the table says of how is the ground of it.</summary>
    private static string? BasisOf(TableItem item, ItemKind kind, ItemHead? old)
    {
        var basis = item.Basis is null ? old?.Basis ?? "" : item.Basis;
        var how = kind is ItemKind.Points or ItemKind.Text ? string.Join('\n', item.Rules?.Select(r => r.Text) ?? []) : "";
        var all = how.Length == 0 || basis.Contains(how, StringComparison.Ordinal) ? basis : basis.Length == 0 ? how : $"{basis}\n{how}";
        return all.Length > BasisMaxLength ? item.Row.Wrong(TableColumns.Rule, ImportFault.TooLong, $"{BasisMaxLength}") : Kept.Of(old?.Basis, all);
    }

    private string? OfficeOf(TableItem item, ItemHead? old)
    {
        if (item.Office is not { } text)
        {
            return old?.ResponsibleOffice;
        }

        var first = Text.NormalisedCode(text.Split(' ', 2)[0]);
        var named = offices.Where(o => Text.NormalisedCode(o.Value) == Text.NormalisedCode(text)).Select(o => o.Key).ToList();
        if (text.Length == 0 || (old?.ResponsibleOffice is { } same && Text.NormalisedCode(same) == first))
        {
            return text.Length == 0 ? null : old!.ResponsibleOffice;
        }

        return offices.ContainsKey(first) ? first : named is [var only] ? only : item.Row.Wrong(TableColumns.Office, ImportFault.NoOffice);
    }

    /// <summary>That of its criterion, and with a letter from the second item on.</summary>
    private string FreeCode(TableItem item)
    {
        var tried = item.Criterion is { } criterion
            ? Enumerable.Range('a', 26).Select(letter => $"{criterion.Code}{(char)letter}").Prepend(criterion.Code)
            : [];
        var code = tried.Concat(Enumerable.Range(1, int.MaxValue / 2).Select(n => string.Create(CultureInfo.InvariantCulture, $"J{n}"))).First(c => !_taken.Contains(c));
        _taken.Add(code);
        return code;
    }

    private static IEnumerable<string> GroupCodes(IEnumerable<SchemeNode> nodes) => nodes.OfType<Group>().SelectMany(g => GroupCodes(g.Items).Prepend(g.Code));
}
