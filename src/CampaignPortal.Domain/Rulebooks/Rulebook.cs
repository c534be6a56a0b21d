using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>Standards and scheme side by side (考评细则): what is asked of a unit, and what each of it is worth.</summary>
/// <param name="SetName">Name of the standard set.</param>
/// <param name="Criteria">In their order, which is the author's.</param>
public sealed record Rulebook(string SetName, IReadOnlyList<CriterionText> Criteria, SchemeContent Scheme)
{
    /// <summary>Code of the channel in which units assess themselves.</summary>
    public const string SelfChannel = "self";

    /// <summary>Groups in the order of their first criterion.</summary>
    public IReadOnlyList<RulebookGroup> Groups =>
        [.. Criteria.GroupBy(c => c.GroupName, StringComparer.Ordinal).Select(g => new RulebookGroup(g.Key, [.. g], PointsOf(g)))];

    /// <summary>What all items of the tree are worth together, whichever channels they stand in.</summary>
    public decimal Points => Scheme.TreeItems.Sum(i => i.Points);

    /// <summary>Items that rate none of these criteria, and those of the block.</summary>
    public IReadOnlyList<Item> LooseItems =>
        [.. Scheme.AllItems.Where(i => i.Head.Criterion is not { } code || FindCriterion(code) is null)];

    public IReadOnlyList<Item> ItemsOf(string criterion) => [.. Scheme.AllItems.Where(i => i.Head.Criterion == criterion)];

    public CriterionText? FindCriterion(string code) => Criteria.FirstOrDefault(c => c.Code == code);

    public Item? FindItem(string code) => Scheme.AllItems.FirstOrDefault(i => i.Code == code);

    public bool IsInBlock(Item item) => Scheme.Block.Items.Contains(item);

    /// <summary>What the items that stand in a channel are worth together.</summary>
    public decimal PointsIn(string channel) => Scheme.TreeItems.Where(i => i.StandsIn(channel)).Sum(i => i.Points);

    private decimal PointsOf(IEnumerable<CriterionText> criteria) =>
        criteria.Sum(c => Scheme.TreeItems.Where(i => i.Head.Criterion == c.Code).Sum(i => i.Points));

    /// <summary>
    /// Nothing yet but the two channels of the usual quarter, whose weights no plan gives: they are asked for.
    /// </summary>
    /// <param name="self">Name of the channel in which units assess themselves.</param>
    /// <param name="comprehensive">Name of the responsible offices' and supervisors' channel.</param>
    public static Rulebook Blank(string setName, LocalText schemeName, LocalText self, LocalText comprehensive) => new(
        setName,
        [],
        new SchemeContent(
            "quarter",
            schemeName,
            new Scale(100, null, 0),
            [
                new Channel(SelfChannel, self, 0, false, new Reduction(ReduceBy.SingleRater, ReduceOver.Sheet), new MissingPolicy(MissingRater.Exclude, 1, EmptyChannel.Zero)),
                new Channel("comprehensive", comprehensive, 0, false, new Reduction(ReduceBy.Mean, ReduceOver.Item), new MissingPolicy(MissingRater.Exclude, 1, EmptyChannel.Block)),
            ],
            [],
            Block.Empty,
            new StageRounding(null, null, null, Rounding.Default),
            SameFact.HighestOnce,
            [new Period("quarter", "year", PeriodOperator.Mean, 4, [], MissingPeriod.Exclude), new Period("year", null, default, 1, [], default)],
            new RankingRule(RankBasis.Rounded, [new TieStep(TieComparator.Channel, "comprehensive", null), new TieStep(TieComparator.Deductions, null, null)])));
}

/// <param name="Points">What the items of its criteria are worth together, without those of the block.</param>
public sealed record RulebookGroup(string Name, IReadOnlyList<CriterionText> Criteria, decimal Points);
