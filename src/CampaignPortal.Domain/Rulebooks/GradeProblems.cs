using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What the check of a scheme says of grades and lists, at the row of the one that it concerns.</summary>
internal static class GradeProblems
{
    private const string Bands = "grades.bands";
    private const string Awards = "awards";

    /// <returns>Null for a problem that no row of theirs can settle.</returns>
    public static RulebookProblem? Of(Problem problem, StandingRules rules) => KindOf(problem) switch
    {
        null => null,
        RulebookProblemKind.GradesLeaveRest => new RulebookProblem(RulebookProblemKind.GradesLeaveRest, null, null),
        { } kind => At(problem.Path, rules) is var (code, name) ? new RulebookProblem(kind, null, null, name.Zh) { List = code } : null,
    };

    public static RulebookProblemKind? KindOf(Problem problem) => problem switch
    {
        { Code: ProblemCode.BandsGap, Path: Bands } => RulebookProblemKind.GradesLeaveRest,
        { Code: ProblemCode.Unreachable } when IsIn(problem, Bands) => RulebookProblemKind.GradeUnreachable,
        { Code: ProblemCode.BandsOutOfOrder } when IsIn(problem, Bands) => RulebookProblemKind.GradesOutOfOrder,
        { Code: ProblemCode.UnknownCode } when IsIn(problem, Awards) && problem.Path.EndsWith(".needs.grades", StringComparison.Ordinal) => RulebookProblemKind.ListGradeUnknown,
        { Code: ProblemCode.RangeReversed } when IsIn(problem, Awards) => RulebookProblemKind.ListBoundsReversed,
        _ => null,
    };

    private static bool IsIn(Problem problem, string list) => problem.Path.StartsWith(list + '[', StringComparison.Ordinal);

    private static (string Code, LocalText Name) At(string path, StandingRules rules)
    {
        var (from, to) = (path.IndexOf('[', StringComparison.Ordinal) + 1, path.IndexOf(']', StringComparison.Ordinal));
        var index = int.Parse(path.AsSpan(from, to - from), CultureInfo.InvariantCulture);
        return path.StartsWith(Bands, StringComparison.Ordinal) ? (rules.Bands[index].Code, rules.Bands[index].Name) : (rules.Awards[index].Code, rules.Awards[index].Name);
    }
}
