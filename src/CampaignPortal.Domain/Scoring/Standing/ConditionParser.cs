namespace CampaignPortal.Domain.Scoring;

/// <summary>Reads the conditions of gates and consequences.</summary>
internal static class ConditionParser
{
    private const int MostPeriods = 120;
    private const int MostPlaces = 1_000_000;

    /// <summary>A gate is judged before ranks, grades and awards, so it cannot ask about those of this period.</summary>
    public static Condition OfGate(StrictObject condition) => Read(condition, mayAskAboutThis: false);

    public static Condition OfConsequence(StrictObject condition) => Read(condition, mayAskAboutThis: true);

    private static Condition Read(StrictObject condition, bool mayAskAboutThis)
    {
        var by = condition.Choice<ConditionKind>("by");
        if (by == ConditionKind.Recorded && mayAskAboutThis)
        {
            condition.Report("by", ProblemCode.PolicyDoesNotFit, Member.Of("by", by), Misfit.InConsequence, Member.AnyBut("by", by));
        }

        return new Condition(
            by,
            by is ConditionKind.Channel or ConditionKind.Item or ConditionKind.Sheets ? condition.Code("channel") : null,
            by is ConditionKind.Item or ConditionKind.Exhausted or ConditionKind.Occurrences ? condition.Code("item") : null,
            by is ConditionKind.Occurrences ? condition.OptionalCode("rule") : null,
            by is ConditionKind.Recorded or ConditionKind.Exhausted or ConditionKind.History ? null : ReadLimit(condition),
            by is ConditionKind.History ? ReadEvent(condition, mayAskAboutThis) : null);
    }

    private static Limit ReadLimit(StrictObject condition)
    {
        List<Limit> limits = [];
        foreach (var kind in Enum.GetValues<LimitKind>())
        {
            var key = Words<LimitKind>.Of(kind);
            if (condition.Has(key))
            {
                limits.Add(new Limit(kind, condition.Number(key, decimal.MinValue)));
            }
        }

        if (limits.Count != 1)
        {
            condition.Report("", ProblemCode.ExactlyOneOf, [.. Words<LimitKind>.All]);
        }

        return limits.Count == 0 ? new Limit(LimitKind.Below, 0) : limits[0];
    }

    private static PastEvent ReadEvent(StrictObject condition, bool mayAskAboutThis)
    {
        var kind = condition.Choice<PastEventKind>("event");
        return new PastEvent(
            kind,
            kind == PastEventKind.Bottom ? null : condition.Code("code"),
            kind == PastEventKind.Bottom ? condition.Whole("places", 1, MostPlaces) : 0,
            condition.Whole("periods", 1, MostPeriods),
            mayAskAboutThis && condition.Flag("withThis"));
    }
}
