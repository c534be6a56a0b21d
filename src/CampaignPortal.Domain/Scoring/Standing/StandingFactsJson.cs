namespace CampaignPortal.Domain.Scoring;

/// <summary>The facts that only standings read, both ways. Their lists are absent when empty, so that older texts stay as they are.</summary>
internal static class StandingFactsJson
{
    public const int TextMaxLength = 200;
    public const int MostPeriods = 120;

    public static Facts Read(StrictObject root, Facts facts) => facts with
    {
        GateRecords = Some(root, "gateRecords", r => new GateRecord(
            Text(r, "id"), r.Code("gate"), r.Code("subject"), Text(r, "basis"), Text(r, "authority"), Text(r, "decision"))),
        History = Some(root, "history", ReadPeriod),
        Service = Some(root, "service", s => new MonthsServed(s.Code("subject"), s.Number("months", 0))),
        Decisions = Some(root, "decisions", d => new RecordedDecision(
            Text(d, "id"), d.Choice<DecisionKind>("kind"), d.OptionalCode("list"), d.Codes("order"), Text(d, "basis"), Text(d, "authority"), Text(d, "reason"))),
    };

    public static void WriteDecisions(CanonicalWriter writer, Facts facts) => WriteSome(writer, "decisions", facts.Decisions, decision =>
    {
        writer.Member("authority", decision.Authority);
        writer.Member("basis", decision.Basis);
        writer.Member("id", decision.Id);
        writer.Member("kind", Words<DecisionKind>.Of(decision.Kind));
        writer.Optional("list", decision.List);
        WriteCodes(writer, "order", decision.Order);
        writer.Member("reason", decision.Reason);
    });

    public static void WriteGateRecords(CanonicalWriter writer, Facts facts) => WriteSome(writer, "gateRecords", facts.GateRecords, record =>
    {
        writer.Member("authority", record.Authority);
        writer.Member("basis", record.Basis);
        writer.Member("decision", record.Decision);
        writer.Member("gate", record.Gate);
        writer.Member("id", record.Id);
        writer.Member("subject", record.Subject);
    });

    public static void WriteHistory(CanonicalWriter writer, Facts facts) => WriteSome(writer, "history", facts.History, period =>
    {
        WriteCodes(writer, "awards", period.Awards);
        writer.Member("back", period.Back);
        writer.Optional("fromBottom", period.FromBottom);
        WriteCodes(writer, "gates", period.Gates);
        writer.Optional("grade", period.Grade);
        writer.Member("subject", period.Subject);
    });

    public static void WriteService(CanonicalWriter writer, Facts facts) => WriteSome(writer, "service", facts.Service, served =>
    {
        writer.Member("months", served.Months);
        writer.Member("subject", served.Subject);
    });

    private static PastPeriod ReadPeriod(StrictObject period) => new(
        period.Code("subject"),
        period.Whole("back", 1, MostPeriods),
        period.Codes("gates"),
        period.OptionalCode("grade"),
        period.Has("fromBottom") ? period.Whole("fromBottom", 1, 1_000_000) : null,
        period.Codes("awards"));

    private static string Text(StrictObject owner, string key) => owner.Text(key, TextMaxLength);

    private static IReadOnlyList<T> Some<T>(StrictObject root, string key, Func<StrictObject, T> read) =>
        root.Has(key) ? root.Objects(key, read) : [];

    private static void WriteCodes(CanonicalWriter writer, string key, IReadOnlyList<string> codes)
    {
        if (codes.Count > 0)
        {
            writer.Key(key);
            writer.List(codes, writer.Value);
        }
    }

    private static void WriteSome<T>(CanonicalWriter writer, string key, IReadOnlyList<T> values, Action<T> members)
    {
        if (values.Count > 0)
        {
            writer.Key(key);
            writer.List(values, value => writer.Object(() => members(value)));
        }
    }
}
