namespace CampaignPortal.Domain.Scoring;

/// <summary>What is wrong at one place of a document. Shown through the text key <c>Problem.{name}</c>.</summary>
public enum ProblemCode
{
    /// <summary>Not JSON, nested too deeply, or text that is not Unicode.</summary>
    NotJson,
    UnsupportedVersion,

    /// <summary>Readable, but not written in the one canonical form.</summary>
    NotCanonical,
    UnknownKey,
    MissingKey,
    DuplicateKey,
    WrongType,

    /// <summary>A word that is not in the list; the arguments are the words allowed.</summary>
    NotOneOf,

    /// <summary>A number outside its range, or with more than 7 digits before or 4 after the point.</summary>
    NumberOutOfRange,

    /// <summary>Empty text, or longer than the first argument.</summary>
    TextLength,

    /// <summary>A code is 1 to 64 letters, digits, dots, hyphens or underscores.</summary>
    BadCode,
    EmptyList,
    DuplicateCode,

    /// <summary>The scheme does not say what happens when data are missing.</summary>
    MissingPolicy,

    /// <summary>Arguments: the sum found.</summary>
    WeightsNotOne,

    /// <summary>The points of the channel's items do not add up to the base and the channel does not ask for scaling. Arguments: points, base.</summary>
    PointsNotBase,
    RangeReversed,
    BandsOutOfOrder,
    UnknownChannel,
    UnknownItem,
    UnknownRule,
    UnknownSubject,
    UnknownPeriod,
    UnknownMultiplier,
    UnknownCoefficient,

    /// <summary>Something that needs a document names none.</summary>
    BasisMissing,

    /// <summary>The item names the shares of those on whom an occurrence falls, and the link keeps to none of them.</summary>
    RoleDoesNotFit,

    /// <summary>A group of channels or a period that lies, directly or not, in itself.</summary>
    GroupInItself,

    /// <summary>No item of the scheme stands in this channel.</summary>
    ChannelWithoutItems,

    /// <summary>The item stands in no channel and would silently count for nothing.</summary>
    ItemWithoutChannel,

    /// <summary>The item is judged and counted in the same channel.</summary>
    CountedTwice,

    /// <summary>The policy makes no sense with the way the channel is reduced.</summary>
    PolicyDoesNotFit,

    /// <summary>Not exactly one of the keys in the arguments is there.</summary>
    ExactlyOneOf,

    /// <summary>A gate, grade, award, consequence or list that the scheme does not have.</summary>
    UnknownCode,

    /// <summary>Totals between two bands, or below the last, have no grade.</summary>
    BandsGap,
    BandsOverlap,

    /// <summary>Nothing can ever lead there.</summary>
    Unreachable,

    /// <summary>Lists that need each other.</summary>
    Circle,

    /// <summary>Two facts with the same identity.</summary>
    DuplicateFact,

    /// <summary>A mark without a submitted sheet.</summary>
    NoSheet,

    /// <summary>Raters do not mark this item in this channel.</summary>
    NotJudged,

    /// <summary>Facts of this kind decide this item in no channel and would silently count for nothing.</summary>
    NotCounted,

    /// <summary>The value does not fit the item or the rule.</summary>
    ValueNotAllowed,

    /// <summary>A fact about an item that was declared not applicable to the subject.</summary>
    Contradiction,

    /// <summary>The channel takes one rater and has more.</summary>
    TooManyRaters,

    /// <summary>A rater's sheets break the rule for what one rater may hand in. Arguments: channel, rater, then what is broken.</summary>
    BallotInvalid,

    /// <summary>More ballots valid than collected, more collected than issued, or more votes than valid ballots.</summary>
    TooManyBallots,
}

/// <param name="Path">Where, as in <c>items[3].rules[0].value</c>; empty for the whole document.</param>
/// <param name="Arguments">What the translated text mentions: keys, codes, numbers in invariant form.</param>
public sealed record Problem(string Path, ProblemCode Code, params IReadOnlyList<string> Arguments)
{
    public override string ToString() => $"{Path}: {Code} {string.Join(", ", Arguments)}".TrimEnd();
}

/// <summary>A document that is refused, with everything that is wrong with it. Pages show the problems, never this message.</summary>
public abstract class DocumentException(IReadOnlyList<Problem> problems) : Exception(string.Join("; ", problems))
{
    /// <summary>Never empty.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

public sealed class SchemeException(IReadOnlyList<Problem> problems) : DocumentException(problems);

public sealed class FactsException(IReadOnlyList<Problem> problems) : DocumentException(problems);

public sealed class BundleException(IReadOnlyList<Problem> problems) : DocumentException(problems);
