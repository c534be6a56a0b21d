using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Rulebooks;

/// <param name="IsInBlock">Whether it stands on top of the weighted channels.</param>
public sealed record PlacedItem(Item Item, bool IsInBlock);

/// <summary>
/// A rulebook written anew as a whole, as from a table. What a table does not say is kept: channels, rounding, ties, and of the
/// groups their bounds.
/// </summary>
public static class RulebookRewriting
{
    extension(Rulebook book)
    {
        /// <param name="criteria">All that there are, in their order.</param>
        /// <param name="items">All that there are, in their order.</param>
        public Rulebook Rewritten(IReadOnlyList<CriterionText> criteria, IReadOnlyList<PlacedItem> items)
        {
            var names = RenamedGroups(book.Criteria, criteria);
            var (tree, block) = (ItemsOf(items, isInBlock: false), ItemsOf(items, isInBlock: true));
            var next = book with { Criteria = criteria };
            var staying = tree.Where(i => Stays(book, next, i, names)).ToDictionary(i => i.Code, StringComparer.Ordinal);
            next = next.Changed(items: Kept(book.Scheme.Items, staying, names), block: InOrderOf(book.Scheme.Block.Items, block));
            next = tree.Where(i => !staying.ContainsKey(i.Code)).Aggregate(next, (b, item) => b.Changed(items: RulebookEdit.Placed(b, item)));
            if (!book.Codes().SequenceEqual(next.Codes()) || !next.Codes().SequenceEqual(items.Select(i => i.Item.Code)))
            {
                var places = items.Select((item, place) => (item.Item.Code, place)).ToDictionary(p => p.Code, p => p.place, StringComparer.Ordinal);
                next = next.Changed(items: InOrder(next.Scheme.Items, places), block: block);
            }

            var ties = book.Scheme.Ranking.Ties.Where(t => IsLeft(t, tree)).ToList();
            return next with { Scheme = RulebookEdit.Fitted(RulebookEdit.Changed(next.Scheme, ranking: book.Scheme.Ranking with { Ties = ties })) };
        }

        /// <summary>Every item beside the criterion that it rates, in the order of the criteria; a criterion that nothing rates stands alone, and items that rate none come last.</summary>
        public IReadOnlyList<RulebookRow> Rows() =>
        [
            .. book.Criteria.SelectMany(c => book.ItemsOf(c.Code) is { Count: > 0 } items
                ? items.Select((item, place) => new RulebookRow(c, item, place == 0))
                : [new RulebookRow(c, null, true)]),
            .. book.LooseItems.Select(i => new RulebookRow(null, i, false)),
        ];

        private IEnumerable<string> Codes() => book.Rows().Select(r => r.Item?.Code).OfType<string>();

        private Rulebook Changed(IReadOnlyList<SchemeNode> items, IReadOnlyList<Item>? block = null) =>
            book with { Scheme = RulebookEdit.Changed(book.Scheme, items: items, block: block is null ? null : book.Scheme.Block with { Items = block }) };
    }

    /// <summary>Those that were there in the order that they had, then the others.</summary>
    private static IReadOnlyList<Item> InOrderOf(IReadOnlyList<Item> before, List<Item> after) =>
    [
        .. before.Select(old => after.Find(i => i.Code == old.Code)).OfType<Item>(), .. after.Where(i => before.All(old => old.Code != i.Code)),
    ];

    private static List<Item> ItemsOf(IReadOnlyList<PlacedItem> items, bool isInBlock) => [.. items.Where(i => i.IsInBlock == isInBlock).Select(i => i.Item)];

    /// <summary>Headings that were only worded otherwise: all that stood under the old one stand under a new one.</summary>
    private static Dictionary<string, string> RenamedGroups(IReadOnlyList<CriterionText> before, IReadOnlyList<CriterionText> after)
    {
        var now = after.ToDictionary(c => c.Code, c => c.GroupName, StringComparer.Ordinal);
        var old = before.Select(c => c.GroupName).ToHashSet(StringComparer.Ordinal);
        return before.Where(c => now.ContainsKey(c.Code)).GroupBy(c => c.GroupName, c => now[c.Code], StringComparer.Ordinal)
            .Where(g => g.Distinct(StringComparer.Ordinal).Count() == 1 && !old.Contains(g.First())).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>Whether it keeps its place in the tree: it rates the same criterion, under the same heading.</summary>
    private static bool Stays(Rulebook before, Rulebook after, Item item, Dictionary<string, string> names)
    {
        if (before.Scheme.TreeItems.FirstOrDefault(i => i.Code == item.Code) is not { } old || old.Head.Criterion != item.Head.Criterion)
        {
            return false;
        }

        var (was, isNow) = (GroupOf(before, item), GroupOf(after, item));
        return was == isNow || (was is not null && names.GetValueOrDefault(was) == isNow);
    }

    private static string? GroupOf(Rulebook book, Item item) => item.Head.Criterion is { } code ? book.FindCriterion(code)?.GroupName : null;

    /// <summary>The tree with what stays, said anew; a group that holds nothing any more leaves.</summary>
    private static IReadOnlyList<SchemeNode> Kept(IEnumerable<SchemeNode> nodes, Dictionary<string, Item> staying, Dictionary<string, string> names) =>
    [
        .. nodes.Select(n => n is Group group
                ? group with { Items = Kept(group.Items, staying, names), Name = names.TryGetValue(group.Name.Zh, out var name) ? new LocalText(name) : group.Name }
                : staying.GetValueOrDefault(n.Code) as SchemeNode)
            .OfType<SchemeNode>().Where(n => n is not Group { Items.Count: 0 }),
    ];

    private static IReadOnlyList<SchemeNode> InOrder(IEnumerable<SchemeNode> nodes, Dictionary<string, int> places)
    {
        return [.. nodes.Select(n => n is Group group ? group with { Items = InOrder(group.Items, places) } : n).OrderBy(Place)];

        int Place(SchemeNode node) => node is Group group ? group.Items.Min(Place) : places[node.Code];
    }

    private static bool IsLeft(TieStep tie, List<Item> tree) => tie.Item is null || tree.Exists(i => i.Code == tie.Item && i is not TextItem && i.StandsIn(tie.Channel!));
}

/// <summary>One line of a rulebook as a table.</summary>
/// <param name="Criterion">Null for an item that rates none.</param>
/// <param name="Item">Null for a criterion that nothing rates yet.</param>
/// <param name="IsFirst">Whether it is the first line of its criterion.</param>
public sealed record RulebookRow(CriterionText? Criterion, Item? Item, bool IsFirst);
