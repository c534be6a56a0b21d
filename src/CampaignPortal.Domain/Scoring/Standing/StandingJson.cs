namespace CampaignPortal.Domain.Scoring;

/// <summary>Standings as canonical text.</summary>
internal static class StandingJson
{
    public static void Write(CanonicalWriter writer, StandingResult? standing)
    {
        if (standing is null)
        {
            return;
        }

        writer.Key("standing");
        writer.Object(() => WriteMembers(writer, standing));
    }

    public static void WriteQuotas(CanonicalWriter writer, IReadOnlyList<QuotaResult> quotas)
    {
        if (quotas.Count > 0)
        {
            WriteList(writer, "quotas", quotas, quota => WriteQuota(writer, quota));
        }
    }

    private static void WriteMembers(CanonicalWriter writer, StandingResult standing)
    {
        WriteList(writer, "awards", standing.Awards, award =>
        {
            writer.Member("award", award.Award);
            writer.Optional("seat", award.Seat);
            writer.Member("state", Words<AwardState>.Of(award.State));
        });
        writer.Optional("band", standing.Band);
        WriteList(writer, "consequences", standing.Consequences, consequence => WriteConsequence(writer, consequence));
        writer.Optional("counted", standing.CountsAsZero ? 0m : null);
        WriteList(writer, "gates", standing.Gates, gate => WriteGate(writer, gate));
        if (standing.Grade is { } grade)
        {
            writer.Key("grade");
            writer.Object(() =>
            {
                writer.Member("by", Words<GradeBy>.Of(grade.By));
                writer.Member("grade", grade.Grade);
                writer.Optional("seat", grade.Seat);
            });
        }

        writer.Member("state", Words<StandingState>.Of(standing.State));
        if (standing.TieIsOpen)
        {
            writer.Key("tieOpen");
            writer.Literal("true");
        }
    }

    private static void WriteGate(CanonicalWriter writer, GateFired gate)
    {
        writer.Member("gate", gate.Gate);
        if (gate.Since is { } since)
        {
            writer.Member("since", since);
            return;
        }

        WriteMet(writer, gate.On);
    }

    private static void WriteMet(CanonicalWriter writer, IReadOnlyList<ConditionMet> on) => WriteList(writer, "on", on, met =>
    {
        WriteTexts(writer, "facts", met.Facts);
        writer.Optional("found", met.Found);
    });

    private static void WriteConsequence(CanonicalWriter writer, ConsequenceGiven consequence)
    {
        writer.Optional("award", consequence.Award);
        writer.Optional("back", consequence.Back);
        writer.Optional("consequence", consequence.Consequence);
        writer.Optional("gate", consequence.Gate);
        if (consequence.Gate is null)
        {
            WriteMet(writer, consequence.On);
        }

        writer.Optional("scope", consequence.Scope is { } scope ? Words<GateScope>.Of(scope) : null);
    }

    private static void WriteQuota(CanonicalWriter writer, QuotaResult quota)
    {
        writer.Member("base", quota.Base);
        WriteTexts(writer, "categories", quota.Categories);
        writer.Optional("exact", quota.Exact);
        writer.Member("list", quota.List);
        WriteTexts(writer, "open", quota.Open);
        writer.Member("seats", quota.Seats);
        writer.Member("taken", quota.Taken);
    }

    private static void WriteTexts(CanonicalWriter writer, string key, IReadOnlyList<string> texts)
    {
        writer.Key(key);
        writer.List(texts, writer.Value);
    }

    private static void WriteList<T>(CanonicalWriter writer, string key, IReadOnlyList<T> values, Action<T> members)
    {
        writer.Key(key);
        writer.List(values, value => writer.Object(() => members(value)));
    }
}
