using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>The explanation is the calculation, whatever the scheme: nothing is excluded.</summary>
public sealed class ExplanationPropertyTests
{
    [Fact]
    public void The_arithmetic_of_every_node_calculated_again_gives_its_figure() => AnyCase.ForAll((scheme, facts, _) =>
    {
        var result = Evaluation.Evaluate(scheme, facts);
        foreach (var subject in result.Subjects)
        {
            var tree = Explanation.For(scheme, facts, subject.Subject);
            ExplanationTests.AssertRecalculates(tree);
            Assert.All(tree.Descendants(), AssertUsesItsChildren);
            Assert.Equal(subject.Total, tree.Value);
            Assert.Equal((subject.Deductions, subject.Bonus), (Aside(tree, NodeKind.AllDeductions), Aside(tree, NodeKind.AllBonus)));
            var channels = tree.Descendants().Where(n => n.Kind == NodeKind.Channel).ToDictionary(n => n.Code, n => n.Value, StringComparer.Ordinal);
            Assert.All(subject.Channels, c => Assert.Equal(c.Score, Stored(channels[c.Channel])));
        }
    });

    /// <summary>The sums that ties compare hold each occurrence that counts once, whatever channels count it.</summary>
    [Fact]
    public void Every_occurrence_that_counts_is_a_source_exactly_once() => AnyCase.ForAll((scheme, facts, _) =>
    {
        foreach (var subject in Evaluation.Evaluate(scheme, facts).Subjects)
        {
            var tree = Explanation.For(scheme, facts, subject.Subject);
            var superseded = subject.Notes.Where(n => n.Kind == NoteKind.OccurrenceSuperseded).Select(n => n.Occurrence!);
            List<Occurrence> counted = [.. facts.Occurrences.Where(o => o.Links.Any(l => l.Subject == subject.Subject)).ExceptBy(superseded, o => o.Id, StringComparer.Ordinal)];
            AssertSources(counted.Select(o => o.Id), SourcesOf(Under(tree, NodeKind.AllDeductions, NodeKind.AllBonus), SourceKind.Occurrence));
            var block = scheme.Content.Block.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
            AssertSources(counted.Where(o => block.Contains(o.Item)).Select(o => o.Id), SourcesOf(Under(tree, NodeKind.BlockDeductions, NodeKind.BlockBonus), SourceKind.Occurrence));
            foreach (var sums in SumsOf(tree))
            {
                var items = sums.Items.Where(i => i.State == NodeState.Counted).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
                var here = counted.Where(o => items.Contains(o.Item) && scheme.FindItem(o.Item)!.IsCountedIn(sums.Channel));
                AssertSources(here.Select(o => o.Id), SourcesOf(sums.Items, SourceKind.Occurrence));
            }
        }
    });

    /// <summary>Where a channel was calculated at all; means shown beside the sheets repeat what stands on them.</summary>
    [Fact]
    public void Every_mark_measure_and_figure_is_a_source_exactly_once() => AnyCase.ForAll((scheme, facts, _) =>
    {
        foreach (var subject in facts.Subjects.Select(s => s.Code))
        {
            foreach (var channel in Explanation.For(scheme, facts, subject).Descendants().Where(n => n.Kind == NodeKind.Channel))
            {
                var nodes = Calculated(channel).ToList();
                var sheets = facts.Sheets.Where(s => s.Subject == subject && s.Channel == channel.Code && s.Counts && Own(channel).Children.Count > 0).Select(s => s.Rater).ToHashSet(StringComparer.Ordinal);
                var marks = facts.Marks.Where(m => m.Subject == subject && m.Channel == channel.Code && sheets.Contains(m.Rater));
                AssertSources(marks.Select(m => $"{m.Channel}/{m.Rater}/{m.Item}"), SourcesOf(nodes, SourceKind.Mark));
            }

            foreach (var (channel, items) in SumsOf(Explanation.For(scheme, facts, subject)))
            {
                AssertSources(facts.Ratios.Where(r => r.Subject == subject && r.Denominator > 0 && Stands(r.Item)).Select(r => $"{subject}/{r.Item}"), SourcesOf(items, SourceKind.Ratio));
                AssertSources(
                    facts.Figures.Where(f => f.Subject == subject && Stands(f.Item)).Where(HasWeight).Select(f => $"{subject}/{f.Item}/{f.Source}"), SourcesOf(items, SourceKind.Figure));

                bool Stands(string item) => items.Any(i => i.Code == item) && scheme.FindItem(item)!.IsCountedIn(channel);
            }

            bool HasWeight(Figure figure) => scheme.FindItem(figure.Item) is not DerivedItem { By: FigureReduction.WeightedMean }
                || facts.Figures.Where(f => f.Subject == subject && f.Item == figure.Item).Sum(f => f.Weight) > 0;
        }
    });

    [Fact]
    public void An_excerpt_alone_explains_the_same_tree_as_all_facts_together() => AnyCase.ForAll((scheme, facts, _) =>
    {
        var texts = BundleExcerpt.AllOf(facts, Evaluation.Evaluate(scheme, facts));
        foreach (var subject in facts.Subjects.Select(s => s.Code))
        {
            var excerpt = BundleExcerpt.Parse(texts[subject]);
            Assert.Equal(texts[subject], excerpt.CanonicalText());
            Assert.Equal(TreeText.Of(Explanation.For(scheme, facts, subject)), TreeText.Of(Explanation.For(scheme, excerpt, subject)));
        }
    });

    /// <summary>Each child that counts is taken once by the line above it, others never; what only leads to another child is not.</summary>
    private static void AssertUsesItsChildren(ExplanationNode node)
    {
        if (node.Line is null)
        {
            return;
        }

        List<int> used = [.. node.Line.Terms.SelectMany(t => t.Factors).Select(f => f.Child).OfType<int>()];
        Assert.Equal(used.Distinct(), used);
        Assert.All(used, i => Assert.NotNull(node.Children[i].Value));
        if (used.Count > 0)
        {
            var counted = node.Children.Index().Where(c => c.Item is { State: NodeState.Counted, Value: not null } && !IsLeft(node, c.Item)).Select(c => c.Index);
            Assert.Equal(counted, used.Where(i => !IsLeft(node, node.Children[i])).Order());
        }
    }

    /// <summary>A rate stands beside the gap made of it, and a block without items is not written.</summary>
    private static bool IsLeft(ExplanationNode node, ExplanationNode child) =>
        (node.Kind == NodeKind.Item && child.Kind == NodeKind.Rate) || (child.Kind is NodeKind.BlockDeductions or NodeKind.BlockBonus && child.Children.Count == 0);

    private static void AssertSources(IEnumerable<string> expected, IEnumerable<string> found) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));

    private static IEnumerable<string> SourcesOf(IEnumerable<ExplanationNode> nodes, SourceKind kind) =>
        nodes.SelectMany(n => n.Descendants()).Distinct(ReferenceEqualityComparer.Instance).Cast<ExplanationNode>().SelectMany(n => n.Sources).Where(s => s.Kind == kind).Select(s => s.Id);

    private static IEnumerable<ExplanationNode> Under(ExplanationNode tree, params NodeKind[] kinds) =>
        tree.Descendants().Where(n => kinds.Contains(n.Kind)).SelectMany(n => n.Children);

    /// <summary>The channel without the means that are shown beside its sheets.</summary>
    private static IEnumerable<ExplanationNode> Calculated(ExplanationNode node) =>
        node.Kind == NodeKind.ItemMean ? [] : node.Children.SelectMany(Calculated).Prepend(node with { Children = [] });

    /// <summary>Wherever items are added up: once for a channel, once for each sheet.</summary>
    private static IEnumerable<(string Channel, List<ExplanationNode> Items)> SumsOf(ExplanationNode tree) =>
        from channel in tree.Descendants().Where(n => n.Kind == NodeKind.Channel)
        let own = Own(channel)
        let sheets = own.Children.Where(c => c.Kind == NodeKind.Sheet && c.Children.Count > 0).ToList()
        from sum in own.Children.Count == 0 ? [] : sheets.Count > 0 ? sheets : [own]
        select (channel.Code, Items(sum).ToList());

    /// <summary>The channel before it is measured by the best.</summary>
    private static ExplanationNode Own(ExplanationNode channel) => channel.Children is [{ Kind: NodeKind.RawChannel } raw] ? raw : channel;

    private static IEnumerable<ExplanationNode> Items(ExplanationNode node) => node.Children.SelectMany(c => c.Kind switch
    {
        NodeKind.Item => [c],
        NodeKind.Tree or NodeKind.Group => Items(c),
        _ => Enumerable.Empty<ExplanationNode>(),
    });

    private static decimal Aside(ExplanationNode tree, NodeKind kind) => Stored(tree.Children.Single(c => c.Kind == kind).Value)!.Value;

    private static decimal? Stored(decimal? value) => value is { } figure ? decimal.Round(figure, 4, MidpointRounding.AwayFromZero) : null;
}
