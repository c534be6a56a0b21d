using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What is wrong with gates and consequences, at the condition or effect that it concerns.</summary>
internal static class GateProblems
{
    private const string Gates = "gates";
    private const string Consequences = "consequences";

    /// <returns>Null for a problem that is not about them, or that only a file can cause.</returns>
    public static RulebookProblem? Of(Problem problem, StandingRules rules)
    {
        if (KindOf(problem) is not { } kind)
        {
            return null;
        }

        var indices = RulebookChecks.Indices(problem.Path);
        var gate = IsIn(problem, Gates) ? rules.Gates[indices[0]] : null;
        var consequence = gate is null ? rules.Consequences[indices[0]] : null;
        int? row = indices.Count > 1 ? indices[1] : null;
        string[] numbers = row is null ? [] : [(row.Value + 1).ToString(CultureInfo.InvariantCulture)];
        return new RulebookProblem(kind, null, null, [(gate?.Name ?? consequence!.Name).Zh, .. numbers]) { Gate = gate?.Code, Consequence = consequence?.Code, Row = row };
    }

    public static RulebookProblemKind? KindOf(Problem problem) => IsIn(problem, Gates) || IsIn(problem, Consequences)
        ? (problem.Code, problem.Path[(problem.Path.LastIndexOf('.') + 1)..]) switch
        {
            (ProblemCode.UnknownChannel, "channel") => RulebookProblemKind.ConditionChannelUnknown,
            (ProblemCode.PolicyDoesNotFit, "channel") => RulebookProblemKind.ConditionChannelUnrated,
            (ProblemCode.UnknownItem, "item") => RulebookProblemKind.ConditionItemUnknown,
            (ProblemCode.UnknownRule, "rule") => RulebookProblemKind.ConditionCauseUnknown,
            (ProblemCode.UnknownCode, "code") => problem.Arguments[1] == Gates ? RulebookProblemKind.ConditionGateUnknown : RulebookProblemKind.ConditionGradeUnknown,
            (ProblemCode.UnknownCode, "grade") => RulebookProblemKind.EffectGradeUnknown,
            (ProblemCode.UnknownCode, "awards") => RulebookProblemKind.EffectListUnknown,
            (ProblemCode.UnknownCode, "consequence") => RulebookProblemKind.EffectConsequenceUnknown,
            (ProblemCode.Unreachable, _) => RulebookProblemKind.ConsequenceUnreachable,
            _ => null,
        }
        : null;

    /// <summary>Whoever is denied something may ask by which document.</summary>
    public static IEnumerable<RulebookProblem> WithoutBasis(StandingRules rules) => rules.Gates.Where(g => g.Basis is null && IsAdverse(g))
        .Select(g => new RulebookProblem(RulebookProblemKind.GateWithoutBasis, null, null, g.Name.Zh) { Gate = g.Code });

    /// <summary>Somebody has to pronounce it, or it takes a rank, a grade or an award.</summary>
    private static bool IsAdverse(Gate gate) => gate.IsRecorded || gate.Effects.Any(e => e.Kind is not (EffectKind.Exempt or EffectKind.Consequence));

    private static bool IsIn(Problem problem, string list) => problem.Path.StartsWith(list + '[', StringComparison.Ordinal);
}
