using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What one rater may hand in, and how his sheet stands to it, in words.</summary>
public sealed class BallotWords(IStringLocalizer<Texts> texts)
{
    public IReadOnlyList<string> Of(BallotRule rule) =>
    [
        .. rule.RefusesAllEqual ? [texts["SchemeWords.Ballot.NotAllEqual"].Value] : Array.Empty<string>(),
        .. rule.RefusesAllFull ? [texts["SchemeWords.Ballot.NotAllFull"].Value] : Array.Empty<string>(),
        .. rule.Limits.Select(l => texts["SchemeWords.Ballot.Limit", Range(l), string.Join(texts["List.Comma"], Numbers(l))].Value),
    ];

    /// <summary>With what is there already, and with what to do where it is too much or too little.</summary>
    public string Of(BallotStanding standing)
    {
        var said = standing.Limit is { } limit
            ? texts["ScoreSheets.Ballot.Limit", Range(limit), standing.Inside, string.Join(texts["List.Comma"], Bounds(standing, limit))]
            : texts[$"ScoreSheets.Ballot.{standing.Rule}", standing.Inside];
        return standing.IsKept ? said : texts["ScoreSheets.Ballot.Broken", said.Value];
    }

    private string Range(BallotLimit limit) => (limit.From, limit.To) switch
    {
        (0, null) => texts["SchemeWords.Ballot.All"],
        (0, { } to) => texts["SchemeWords.Ballot.Below", to.Figure()],
        (_, { } to) => texts["SchemeWords.Ballot.Between", limit.From.Figure(), to.Figure()],
        _ => texts["SchemeWords.Ballot.From", limit.From.Figure()],
    };

    private IEnumerable<string> Numbers(BallotLimit limit) =>
    [
        .. limit.AtMost is { } most ? [texts["SchemeWords.Ballot.AtMost", most].Value] : Array.Empty<string>(),
        .. limit.AtMostShare is { } share ? [texts["SchemeWords.Ballot.AtMostShare", Figures.Percent(share)].Value] : Array.Empty<string>(),
        .. AtLeast(limit),
    ];

    private IEnumerable<string> Bounds(BallotStanding standing, BallotLimit limit) =>
        standing.AtMost is { } most ? AtLeast(limit).Prepend(texts["SchemeWords.Ballot.AtMost", most]) : AtLeast(limit);

    private IEnumerable<string> AtLeast(BallotLimit limit) => limit.AtLeast is { } least ? [texts["SchemeWords.Ballot.AtLeast", least].Value] : [];
}
