using System.Globalization;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Rulebooks;

/// <param name="Weight">As a ratio, or in parts where the scheme counts in parts.</param>
/// <param name="ScaleToBase">Whether points that do not add up to the base are stretched to it.</param>
/// <param name="Group">Code of the group that it lies in; null at the top.</param>
public sealed record ChannelWeight(decimal Weight, bool ScaleToBase, string? Group = null);

/// <summary>One change of a rulebook at a time: each gives a new one and leaves the old one as it is.</summary>
public static class RulebookEdit
{
    extension(Rulebook book)
    {
        /// <summary>Adds it behind the last criterion of its group, or at the end.</summary>
        public Rulebook With(CriterionText criterion)
        {
            List<CriterionText> criteria = [.. book.Criteria];
            var last = criteria.FindLastIndex(c => c.GroupName == criterion.GroupName);
            criteria.Insert(last < 0 ? criteria.Count : last + 1, criterion);
            return book with { Criteria = criteria };
        }

        /// <summary>Says it anew. Its items follow it into another group.</summary>
        public Rulebook Reworded(CriterionText criterion)
        {
            var isMoved = book.FindCriterion(criterion.Code)!.GroupName != criterion.GroupName;
            var next = book with { Criteria = [.. book.Criteria.Select(c => c.Code == criterion.Code ? criterion : c)] };
            if (!isMoved)
            {
                return next;
            }

            var followers = next.Scheme.TreeItems.Where(i => i.Head.Criterion == criterion.Code).ToList();
            next = followers.Aggregate(next, (b, item) => b with { Scheme = Changed(b.Scheme, items: Without(b.Scheme.Items, item.Code)) });
            return followers.Aggregate(next, (b, item) => b with { Scheme = Changed(b.Scheme, items: Placed(b, item)) });
        }

        /// <summary>Takes a criterion out, and with it the items that rate it.</summary>
        public Rulebook Without(CriterionText criterion) =>
            book.ItemsOf(criterion.Code).Aggregate(book, (b, item) => b.Without(item)) with
            {
                Criteria = [.. book.Criteria.Where(c => c.Code != criterion.Code)],
            };

        /// <param name="behind">The criterion behind which it comes to stand; null for the first place.</param>
        public Rulebook Moved(CriterionText criterion, CriterionText? behind)
        {
            List<CriterionText> criteria = [.. book.Criteria.Where(c => c.Code != criterion.Code)];
            criteria.Insert(behind is null ? 0 : criteria.FindIndex(c => c.Code == behind.Code) + 1, criterion);
            var places = criteria.Select((c, i) => (c.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
            return book with { Criteria = criteria, Scheme = Changed(book.Scheme, items: InOrder(book.Scheme.Items, places)) };
        }

        /// <summary>Adds an item, or puts it in the place of the one with its code.</summary>
        public Rulebook With(Item item, bool isInBlock)
        {
            var scheme = book.Scheme;
            if (isInBlock)
            {
                var old = scheme.Block.Items;
                IReadOnlyList<Item> items = old.Any(i => i.Code == item.Code) ? [.. old.Select(i => i.Code == item.Code ? item : i)] : [.. old, item];
                return book with { Scheme = Changed(scheme, block: scheme.Block with { Items = items }) };
            }

            return book with
            {
                Scheme = Fitted(Changed(scheme, items: book.FindItem(item.Code) is null ? Placed(book, item) : Replaced(scheme.Items, item))),
            };
        }

        /// <summary>Takes an item out, and with it the steps of the tie chain that ask for it.</summary>
        public Rulebook Without(Item item)
        {
            var scheme = book.Scheme;
            return book with
            {
                Scheme = Fitted(Changed(
                    scheme,
                    items: Without(scheme.Items, item.Code),
                    block: scheme.Block with { Items = [.. scheme.Block.Items.Where(i => i.Code != item.Code)] },
                    ranking: scheme.Ranking with { Ties = [.. scheme.Ranking.Ties.Where(t => t.Item != item.Code)] })),
            };
        }

        /// <summary>Sets grades and lists; gates and consequences stay as they are.</summary>
        public Rulebook Graded(IReadOnlyList<GradeBand> bands, IReadOnlyList<AwardRule> awards) =>
            book.Standing(s => s with { Bands = bands, Awards = awards });

        /// <summary>Adds a gate, or puts it in the place of the one with its code.</summary>
        public Rulebook WithGate(Gate gate) => book.Standing(s => s with { Gates = Set(s.Gates, gate, g => g.Code == gate.Code) });

        public Rulebook WithoutGate(Gate gate) => book.Standing(s => s with { Gates = [.. s.Gates.Where(g => g.Code != gate.Code)] });

        /// <summary>Adds a consequence, or puts it in the place of the one with its code.</summary>
        public Rulebook WithConsequence(ConsequenceRule consequence) =>
            book.Standing(s => s with { Consequences = Set(s.Consequences, consequence, c => c.Code == consequence.Code) });

        /// <summary>Takes a consequence out; gates that name it stay as they are and say so.</summary>
        public Rulebook WithoutConsequence(ConsequenceRule consequence) =>
            book.Standing(s => s with { Consequences = [.. s.Consequences.Where(c => c.Code != consequence.Code)] });

        /// <summary>Sets weights and bounds. A channel that is not named leaves, with its places in the items.</summary>
        public Rulebook Weighted(IReadOnlyDictionary<string, ChannelWeight> weights, Scale scale, decimal? bonusCap)
        {
            var scheme = book.Scheme;
            var gone = scheme.Channels.Select(c => c.Code).Where(c => !weights.ContainsKey(c)).ToHashSet(StringComparer.Ordinal);
            return book with
            {
                Scheme = Fitted(Changed(
                    scheme,
                    scale: scale,
                    channels: [.. scheme.Channels.Where(c => !gone.Contains(c.Code)).Select(c => Weighted(c, weights[c.Code]))],
                    items: Mapped(scheme.Items, i => i with
                    {
                        Head = i.Head with { JudgedIn = [.. i.JudgedIn.Where(c => !gone.Contains(c))], CountedIn = [.. i.CountedIn.Where(c => !gone.Contains(c))] },
                    }),
                    block: scheme.Block with { BonusCap = bonusCap },
                    ranking: scheme.Ranking with { Ties = [.. scheme.Ranking.Ties.Where(t => t.Channel is null || !gone.Contains(t.Channel))] })),
            };
        }

        /// <summary>Sets the groups of channels and how weights are written. Steps of the tie chain that compare a group that is gone leave with it.</summary>
        /// <param name="isByParts">Whether weights are parts, each divided by the sum of those beside it.</param>
        public Rulebook Grouped(IReadOnlyList<ChannelGroup> groups, bool isByParts)
        {
            var scheme = book.Scheme;
            var gone = scheme.ChannelGroups.Select(g => g.Code).Except(groups.Select(g => g.Code), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            return book with
            {
                Scheme = scheme with
                {
                    ChannelGroups = groups,
                    NormalisesWeights = isByParts,
                    Ranking = scheme.Ranking with { Ties = [.. scheme.Ranking.Ties.Where(t => t.Channel is null || !gone.Contains(t.Channel))] },
                },
            };
        }

        private Rulebook Standing(Func<StandingRules, StandingRules> change) =>
            book with { Scheme = book.Scheme with { Standing = change(book.Scheme.Standing) } };

        /// <summary>Sets what one rater may hand in, by channel; those that are not named stay as they are.</summary>
        public Rulebook Balloted(IReadOnlyDictionary<string, BallotRule> rules) =>
            book with { Scheme = Changed(book.Scheme, channels: [.. book.Scheme.Channels.Select(c => rules.TryGetValue(c.Code, out var rule) ? c with { Ballot = rule } : c)]) };
    }

    /// <summary>Sets the factors by which totals are multiplied at last.</summary>
    public static Rulebook Multiplied(this Rulebook book, IReadOnlyList<Coefficient> coefficients) =>
        book with { Scheme = book.Scheme with { Coefficients = coefficients } };

    private static IReadOnlyList<T> Set<T>(IReadOnlyList<T> all, T one, Func<T, bool> isReplaced) =>
        all.Any(isReplaced) ? [.. all.Select(a => isReplaced(a) ? one : a)] : [.. all, one];

    private static Channel Weighted(Channel channel, ChannelWeight weight) => channel with { Weight = weight.Weight, ScaleToBase = weight.ScaleToBase, Group = weight.Group };

    /// <summary>Made anew and not copied: what a scheme keeps of its items is worked out when it is made.</summary>
    internal static SchemeContent Changed(
        SchemeContent scheme, Scale? scale = null, IReadOnlyList<Channel>? channels = null, IReadOnlyList<SchemeNode>? items = null, Block? block = null, RankingRule? ranking = null) =>
        new(
            scheme.Code, scheme.Name, scale ?? scheme.Scale, channels ?? scheme.Channels, items ?? scheme.Items, block ?? scheme.Block, scheme.Rounding,
            scheme.SameFact, scheme.Periods, ranking ?? scheme.Ranking)
        {
            ChannelGroups = scheme.ChannelGroups, NormalisesWeights = scheme.NormalisesWeights, Coefficients = scheme.Coefficients, Standing = scheme.Standing,
        };

    /// <summary>
    /// A channel in which nothing is judged any more has no raters, and one in which something is again needs them.
    /// Nobody who writes rules should have to know that word. One in which nothing stands yet keeps what its author chose.
    /// </summary>
    internal static SchemeContent Fitted(SchemeContent scheme) =>
        Changed(scheme, channels: [.. scheme.Channels.Select(c => Fitted(scheme, c))]);

    private static Channel Fitted(SchemeContent scheme, Channel channel)
    {
        var items = scheme.TreeItems.Where(i => i is not TextItem && i.StandsIn(channel.Code)).ToList();
        if (items.Count == 0)
        {
            return channel;
        }

        var isJudged = items.Exists(i => i.IsJudgedIn(channel.Code));
        var isRated = channel.Reduce.By != ReduceBy.Facts;
        return (isJudged, isRated) switch
        {
            (false, true) => channel with { Reduce = new Reduction(ReduceBy.Facts, ReduceOver.Item), Missing = channel.Missing with { Rater = MissingRater.Exclude } },
            (true, false) => channel with { Reduce = channel.Code == Rulebook.SelfChannel ? new Reduction(ReduceBy.SingleRater, ReduceOver.Sheet) : new Reduction(ReduceBy.Mean, ReduceOver.Item) },
            _ => channel,
        };
    }

    /// <summary>Into the group where the items of its criterion stand, else the one of its criterion's neighbours, else a new one.</summary>
    internal static IReadOnlyList<SchemeNode> Placed(Rulebook book, Item item)
    {
        var items = book.Scheme.Items;
        var criterion = item.Head.Criterion is { } code ? book.FindCriterion(code) : null;
        if (criterion is null)
        {
            return [.. items, item];
        }

        var neighbours = book.Criteria.Where(c => c.GroupName == criterion.GroupName).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var home = items.OfType<Group>().FirstOrDefault(g => Holds(g, i => i.Head.Criterion == criterion.Code))
            ?? items.OfType<Group>().FirstOrDefault(g => Holds(g, i => i.Head.Criterion is { } c && neighbours.Contains(c)));
        return home is null
            ? [.. items, new Group(FreeGroupCode(book.Scheme), new LocalText(criterion.GroupName), [item], null, null)]
            : [.. items.Select(n => n == home ? home with { Items = [.. home.Items, item] } : n)];
    }

    private static bool Holds(Group group, Func<Item, bool> asked) =>
        group.Items.Any(n => n is Group inner ? Holds(inner, asked) : asked((Item)n));

    private static string FreeGroupCode(SchemeContent scheme)
    {
        var taken = Codes(scheme.Items).Concat(scheme.Block.Items.Select(i => i.Code)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n.ToString("'G'0", CultureInfo.InvariantCulture)).First(c => !taken.Contains(c));
    }

    private static IEnumerable<string> Codes(IEnumerable<SchemeNode> nodes) =>
        nodes.SelectMany(n => n is Group group ? Codes(group.Items).Prepend(group.Code) : [n.Code]);

    private static IReadOnlyList<SchemeNode> Mapped(IEnumerable<SchemeNode> nodes, Func<Item, Item> change) =>
        [.. nodes.Select(n => n is Group group ? group with { Items = Mapped(group.Items, change) } : (SchemeNode)change((Item)n))];

    private static IReadOnlyList<SchemeNode> Replaced(IEnumerable<SchemeNode> nodes, Item item) => Mapped(nodes, i => i.Code == item.Code ? item : i);

    /// <summary>A group that holds nothing any more leaves too.</summary>
    private static IReadOnlyList<SchemeNode> Without(IEnumerable<SchemeNode> nodes, string code) =>
    [
        .. nodes.Where(n => n is Group || n.Code != code).Select(n => n is Group group ? group with { Items = Without(group.Items, code) } : n)
            .Where(n => n is not Group { Items.Count: 0 }),
    ];

    /// <summary>Each level of the tree in the order of the criteria; what rates none stays behind.</summary>
    private static IReadOnlyList<SchemeNode> InOrder(IEnumerable<SchemeNode> nodes, Dictionary<string, int> places)
    {
        return [.. nodes.Select(n => n is Group group ? group with { Items = InOrder(group.Items, places) } : n).OrderBy(Place)];

        int Place(SchemeNode node) => node switch
        {
            Group group => group.Items.Select(Place).DefaultIfEmpty(int.MaxValue).Min(),
            Item { Head.Criterion: { } code } => places.GetValueOrDefault(code, int.MaxValue),
            _ => int.MaxValue,
        };
    }
}
