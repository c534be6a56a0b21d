using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>How a rulebook reckons with what is marked and recorded: each change gives a new one and leaves the old one as it is.</summary>
public static class RulebookReckoning
{
    extension(Rulebook book)
    {
        /// <summary>Adds a channel behind the others, or puts it in the place of the one with its code. Whether it has raters follows from what stands in it.</summary>
        public Rulebook Rated(Channel channel)
        {
            var old = book.Scheme.Channels;
            IReadOnlyList<Channel> channels = old.Any(c => c.Code == channel.Code) ? [.. old.Select(c => c.Code == channel.Code ? channel : c)] : [.. old, channel];
            return book with { Scheme = RulebookEdit.Fitted(RulebookEdit.Changed(book.Scheme, channels: channels)) };
        }

        public Rulebook Reckoned(StageRounding rounding, SameFact sameFact, RankingRule ranking) =>
            book with { Scheme = book.Scheme with { Rounding = rounding, SameFact = sameFact, Ranking = ranking } };

        public Rulebook Periodic(IReadOnlyList<Period> periods) => book with { Scheme = book.Scheme with { Periods = periods } };

        /// <summary>Says a group of items anew: its name and its bounds. What is in it stays.</summary>
        public Rulebook Bounded(Group group) =>
            book with { Scheme = RulebookEdit.Changed(book.Scheme, items: Replaced(book.Scheme.Items, group)) };

        /// <summary>Codes that a new channel or group of channels cannot have.</summary>
        public IEnumerable<string> ChannelCodes() => book.Scheme.Channels.Select(c => c.Code).Concat(book.Scheme.ChannelGroups.Select(g => g.Code));
    }

    private static IReadOnlyList<SchemeNode> Replaced(IEnumerable<SchemeNode> nodes, Group group) =>
    [
        .. nodes.Select(n => n is not Group inner ? n
            : inner.Code == group.Code ? inner with { Name = group.Name, Cap = group.Cap, Floor = group.Floor }
            : inner with { Items = Replaced(inner.Items, group) }),
    ];
}
