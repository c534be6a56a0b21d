using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What the check of a scheme says of missing sheets, ties and periods, at the place in its document where it stands.</summary>
internal static class ReckoningProblems
{
    private const string Channels = "channels";
    private const string Ties = "ranking.ties";
    private const string Periods = "periods";

    /// <returns>Null for a problem of anything else.</returns>
    public static RulebookProblem? Of(Problem problem, SchemeContent scheme) =>
        KindOf(problem) is { } kind ? new RulebookProblem(kind, null, null, Argument(problem, scheme)) { Path = PathOf(problem) } : null;

    private static RulebookProblemKind? KindOf(Problem problem) => problem.Code switch
    {
        ProblemCode.PolicyDoesNotFit when IsIn(problem, Channels) && problem.Path.EndsWith(".missing.rater", StringComparison.Ordinal) => RulebookProblemKind.ZeroByItem,
        ProblemCode.UnknownChannel or ProblemCode.UnknownItem when IsIn(problem, Ties) => RulebookProblemKind.TieUnknown,
        ProblemCode.DuplicateCode when problem.Path == Periods => RulebookProblemKind.PeriodTwice,
        ProblemCode.UnknownPeriod => RulebookProblemKind.PeriodUnknown,
        ProblemCode.GroupInItself when IsIn(problem, Periods) => RulebookProblemKind.PeriodInItself,
        ProblemCode.WeightsNotOne when IsIn(problem, Periods) => RulebookProblemKind.PeriodWeightsNotOne,
        ProblemCode.RangeReversed when IsIn(problem, Periods) => LowOf(problem) == "min" ? RulebookProblemKind.PeriodBoundsReversed : RulebookProblemKind.PeriodTooMany,
        _ => null,
    };

    private static bool IsIn(Problem problem, string list) => problem.Path.StartsWith(list + '[', StringComparison.Ordinal);

    private static string PathOf(Problem problem) =>
        problem.Code == ProblemCode.RangeReversed && problem.Path.EndsWith(']') ? $"{problem.Path}.{LowOf(problem)}" : problem.Path;

    /// <summary>The key of the member that must be lower.</summary>
    private static string LowOf(Problem problem) => problem.Arguments[0].Split(':')[0];

    private static string Argument(Problem problem, SchemeContent scheme) =>
        problem.Code == ProblemCode.DuplicateCode ? problem.Arguments[0]
        : IsIn(problem, Channels) ? scheme.Channels[IndexOf(problem)].Name.Zh
        : IsIn(problem, Ties) ? (IndexOf(problem) + 1).ToString(CultureInfo.InvariantCulture)
        : scheme.Periods[IndexOf(problem)].Kind;

    private static int IndexOf(Problem problem)
    {
        var (from, to) = (problem.Path.IndexOf('[', StringComparison.Ordinal) + 1, problem.Path.IndexOf(']', StringComparison.Ordinal));
        return int.Parse(problem.Path.AsSpan(from, to - from), CultureInfo.InvariantCulture);
    }
}
