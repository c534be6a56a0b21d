using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Weights, groups and bounds as an author enters them.</summary>
public sealed class ChannelsForm
{
    private const decimal Hundred = 100m;
    private const int SpareGroups = 2;

    public sealed class ChannelRow
    {
        public string Code { get; set; } = "";

        /// <summary>In per cent, or in parts.</summary>
        public decimal? Weight { get; set; }

        public bool IsUsed { get; set; }
        public bool ScaleToBase { get; set; }

        /// <summary>Row of the group that it lies in, from 1; null at the top.</summary>
        public int? Group { get; set; }

        public bool RefusesAllEqual { get; set; }
        public bool RefusesAllFull { get; set; }
        public IList<LimitRow> Limits { get; } = [];

        /// <summary>Whether anything is asked of what one rater hands in.</summary>
        public bool HasBallot => RefusesAllEqual || RefusesAllFull || Limits.Any(l => !l.IsEmpty);

        internal void Show(BallotRule rule)
        {
            (RefusesAllEqual, RefusesAllFull) = (rule.RefusesAllEqual, rule.RefusesAllFull);
            foreach (var limit in rule.Limits)
            {
                Limits.Add(new LimitRow { From = limit.From, To = limit.To, AtMost = limit.AtMost, AtMostPercent = limit.AtMostShare * Hundred, AtLeast = limit.AtLeast });
            }
        }

        internal BallotRule Ballot() => new(
            RefusesAllEqual, RefusesAllFull,
            [.. Limits.Where(l => !l.IsEmpty).Select(l => new BallotLimit(l.From ?? 0, l.To, l.AtMost, l.AtMostPercent / Hundred, l.AtLeast))]);
    }

    /// <summary>How many of one rater's scores may or must lie in a range.</summary>
    public sealed class LimitRow
    {
        /// <summary>Inclusive; empty for 0.</summary>
        public decimal? From { get; set; }

        /// <summary>Exclusive; empty for everything above.</summary>
        public decimal? To { get; set; }

        public int? AtMost { get; set; }

        /// <summary>Of those he rated.</summary>
        public decimal? AtMostPercent { get; set; }

        public int? AtLeast { get; set; }
        public bool HasNumber => AtMost is not null || AtMostPercent is not null || AtLeast is not null;
        public bool IsEmpty => From is null && To is null && !HasNumber;
    }

    public sealed class GroupRow
    {
        /// <summary>Null for a new one.</summary>
        public string? Code { get; set; }

        public string? Name { get; set; }

        /// <inheritdoc cref="ChannelRow.Weight"/>
        public decimal? Weight { get; set; }

        public EmptyChannel Empty { get; set; }
        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Weight is null;
    }

    public long Version { get; set; }
    public IList<ChannelRow> Channels { get; } = [];

    /// <summary>Weights are any numbers, each divided by the sum of those beside it; else they are per cent.</summary>
    public bool IsByParts { get; set; }

    public IList<GroupRow> Groups { get; } = [];
    public decimal? Base { get; set; }
    public decimal? BonusCap { get; set; }
    public decimal? Max { get; set; }
    public decimal? Min { get; set; }

    /// <summary>Of a weight as it is typed.</summary>
    private decimal Whole => IsByParts ? 1 : Hundred;

    /// <summary>Whether somebody other than the unit itself marks there: only he is asked to keep to a rule.</summary>
    public static bool HasRaters(Channel channel) => channel.Code != Rulebook.SelfChannel && channel.Reduce.By != ReduceBy.Facts;

    /// <summary>The group that a row names; null where it names none that there is.</summary>
    public GroupRow? GroupOf(ChannelRow row) => row.Group is { } number && Groups.ElementAtOrDefault(number - 1) is { IsEmpty: false } group ? group : null;

    public void Show(SchemeContent scheme)
    {
        (Base, BonusCap, Max, Min, IsByParts) = (scheme.Scale.Base, scheme.Block.BonusCap, scheme.Scale.Max, scheme.Scale.Min, scheme.NormalisesWeights);
        foreach (var group in scheme.ChannelGroups)
        {
            Groups.Add(new GroupRow { Code = group.Code, Name = group.Name.Zh, Weight = group.Weight * Whole, Empty = group.Empty });
        }

        foreach (var channel in scheme.Channels)
        {
            var place = Groups.Index().FirstOrDefault(g => g.Item.Code == channel.Group);
            ChannelRow row = new()
            {
                Code = channel.Code, Weight = channel.Weight * Whole, IsUsed = true, ScaleToBase = channel.ScaleToBase, Group = channel.Group is null || place.Item is null ? null : place.Index + 1,
            };
            row.Show(channel.Ballot);
            Channels.Add(row);
        }
    }

    /// <summary>Keeps some rows free below what is typed.</summary>
    public void AddSpareRows()
    {
        while (Groups.Count(g => g.IsEmpty) < SpareGroups)
        {
            Groups.Add(new GroupRow());
        }

        foreach (var row in Channels.Where(c => c.Limits.All(l => !l.IsEmpty)))
        {
            row.Limits.Add(new LimitRow());
        }
    }

    /// <summary>The rules with what is typed. New groups get their codes here; in which other group one lies is kept.</summary>
    public Rulebook Applied(Rulebook book)
    {
        var known = book.Scheme.ChannelGroups.ToDictionary(g => g.Code, StringComparer.Ordinal);
        var taken = book.Scheme.Channels.Select(c => c.Code).Concat(known.Keys).ToHashSet(StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (var row in Groups.Where(g => !g.IsEmpty && (g.Code is null || !known.ContainsKey(g.Code) || !used.Add(g.Code))))
        {
            row.Code = Enumerable.Range(1, taken.Count + 1).Select(n => FormattableString.Invariant($"G{n}")).First(taken.Add);
        }

        var codes = Groups.Where(g => !g.IsEmpty).Select(g => g.Code!).ToHashSet(StringComparer.Ordinal);
        var rated = book.Scheme.Channels.Where(HasRaters).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return book
            .Balloted(Channels.Where(c => c.IsUsed && rated.Contains(c.Code)).ToDictionary(c => c.Code, c => c.Ballot(), StringComparer.Ordinal))
            .Weighted(Channels.Where(c => c.IsUsed).ToDictionary(c => c.Code, c => new ChannelWeight(c.Weight!.Value / Whole, c.ScaleToBase, GroupOf(c)?.Code), StringComparer.Ordinal), new Scale(Base!.Value, Max, Min), BonusCap)
            .Grouped([.. Groups.Where(g => !g.IsEmpty).Select(g => GroupFrom(g, known.GetValueOrDefault(g.Code!), codes))], IsByParts);
    }

    private ChannelGroup GroupFrom(GroupRow row, ChannelGroup? before, HashSet<string> codes)
    {
        var name = row.Name!.Trim();
        return new ChannelGroup(
            row.Code!, before?.Name.Zh == name ? before.Name : new LocalText(name), row.Weight!.Value / Whole, before?.Group is { } above && codes.Contains(above) ? above : null, row.Empty);
    }
}
