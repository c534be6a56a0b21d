using CampaignPortal.Domain.Rulebooks;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The field at which a problem of a condition or an effect is told.</summary>
internal static class GateFields
{
    public static string Of(RulebookProblem problem, ConditionedForm form)
    {
        var row = problem.Row!.Value;
        return problem.Kind switch
        {
            RulebookProblemKind.EffectGradeUnknown => Effect(nameof(EffectRow.Grade)),
            RulebookProblemKind.EffectListUnknown => Effect(nameof(EffectRow.OtherLists)),
            RulebookProblemKind.EffectConsequenceUnknown => Effect(nameof(EffectRow.Consequence)),
            RulebookProblemKind.ConditionItemUnknown => Condition(nameof(ConditionRow.Item)),
            RulebookProblemKind.ConditionCauseUnknown => Condition(nameof(ConditionRow.Cause)),
            RulebookProblemKind.ConditionGateUnknown or RulebookProblemKind.ConditionGradeUnknown => Condition(nameof(ConditionRow.Past)),
            _ => Condition(nameof(ConditionRow.Channel)),
        };

        string Condition(string field) => FormattableString.Invariant($"Input.{nameof(form.When)}[{form.IndexOfCondition(row)}].{field}");

        string Effect(string field) => FormattableString.Invariant($"Input.{nameof(GateForm.Effects)}[{((GateForm)form).IndexOfEffect(row)}].{field}");
    }
}

/// <summary>Codes of what an author adds and only names.</summary>
internal static class NewCode
{
    /// <summary>Never one that was given before: by its code later periods remember a gate, though it has left the rules meanwhile.</summary>
    public static string Of(string letter, IEnumerable<string> taken, TimeProvider clock)
    {
        var stem = FormattableString.Invariant($"{letter}{clock.GetUtcNow():yyMMddHHmmss}");
        return Enumerable.Range(2, int.MaxValue - 2).Select(n => FormattableString.Invariant($"{stem}-{n}")).Prepend(stem).First(c => !taken.Contains(c));
    }
}
