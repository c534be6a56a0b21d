namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// What is wrong at one place of a document. Those of a scheme are told with its line and what to write instead, those of
/// facts through the text key <c>Results.Problem.{name}</c>. Arguments like <c>over: item</c> are members as documents write them.
/// </summary>
public enum ProblemCode
{
    /// <summary>Not JSON, nested too deeply, or text that is not Unicode.</summary>
    NotJson,
    UnsupportedVersion,

    /// <summary>Readable, but not written in the one canonical form.</summary>
    NotCanonical,

    /// <summary>Arguments: the key, then those that may stand there.</summary>
    UnknownKey,

    /// <summary>Arguments: the key, then the words that it takes, if it takes words.</summary>
    MissingKey,

    /// <summary>Arguments: the key.</summary>
    DuplicateKey,

    /// <summary>Arguments: the type wanted.</summary>
    WrongType,

    /// <summary>A word that is not in the list; the arguments are the words allowed.</summary>
    NotOneOf,

    /// <summary>
    /// A number outside its range, or with more than 7 digits before or 4 after the point. Arguments in a scheme: least and
    /// most, each inclusive; most where there is one; none where it has too many digits.
    /// </summary>
    NumberOutOfRange,

    /// <summary>Empty text, or longer than the first argument.</summary>
    TextLength,

    /// <summary>A code is 1 to 64 letters, digits, dots, hyphens or underscores.</summary>
    BadCode,
    EmptyList,

    /// <summary>A list with more entries than the first argument; the second says how many it has.</summary>
    TooManyEntries,

    /// <summary>Groups within more groups than the argument.</summary>
    TooManyLevels,
    DuplicateCode,

    /// <summary>The scheme does not say what happens when data are missing. Arguments: the key, then the words that it takes.</summary>
    MissingPolicy,

    /// <summary>Arguments: the sum found.</summary>
    WeightsNotOne,

    /// <summary>The points of the channel's items do not add up to the base and the channel does not ask for scaling. Arguments: points, base.</summary>
    PointsNotBase,

    /// <summary>Arguments: the member that must be lower, the one that must be higher.</summary>
    RangeReversed,

    /// <summary>Arguments: the member, the one before it, and what it must be, as in <c>&lt; 5</c>.</summary>
    BandsOutOfOrder,

    /// <summary>Arguments in a scheme: the code, then the list of which it must be one.</summary>
    UnknownChannel,

    /// <summary>Arguments in a scheme: the code, then what the item must have.</summary>
    UnknownItem,

    /// <summary>Arguments in a scheme: the code, then the item.</summary>
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

    /// <summary>
    /// What is written makes no sense with what stands beside it. Arguments in a scheme: the member, the one that it
    /// contradicts or a word of <see cref="Misfit"/>, then what may be written instead; nothing where one of the two must go.
    /// </summary>
    PolicyDoesNotFit,

    /// <summary>Not exactly one of the keys in the arguments is there.</summary>
    ExactlyOneOf,

    /// <summary>A gate, grade, award, consequence or list that the scheme does not have. Arguments: the code, then the list of which it must be one.</summary>
    UnknownCode,

    /// <summary>Totals between two bands, or below the last, have no grade. Arguments: the member, what it must be; the member alone at the top; none for the last.</summary>
    BandsGap,

    /// <summary>Arguments: the member, and what it must be where the band above begins anywhere.</summary>
    BandsOverlap,

    /// <summary>Nothing can ever lead there. Arguments: the code, then the band that takes all of it, or its bound and that of the scale.</summary>
    Unreachable,

    /// <summary>Lists that need each other. Arguments: the list, then those it needs.</summary>
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

/// <summary>What a member contradicts where it is no other member.</summary>
public static class Misfit
{
    public const string InBlock = "inBlock";
    public const string InGroup = "inGroup";
    public const string InConsequence = "inConsequence";
    public const string FirstBandOnly = "firstBandOnly";
    public const string NoLastBand = "noLastBand";
    public const string LastBand = "lastBand";
    public const string NoFrom = "noFrom";
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
