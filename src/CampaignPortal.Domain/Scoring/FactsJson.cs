using System.Globalization;

namespace CampaignPortal.Domain.Scoring;

/// <summary>Facts as a document, both ways.</summary>
internal static class FactsJson
{
    private const int FormatVersion = 1;
    private const int IdMaxLength = 200;

    /// <summary>Most ballots of one vote.</summary>
    public const int MostVotes = 1_000_000;


    public static Facts Parse(string json)
    {
        List<Problem> problems = [];
        if (CanonicalJson.Read(json, problems) is not { } document)
        {
            throw new FactsException(problems);
        }

        var root = new StrictObject(document.Root, "", problems);
        var facts = Read(root);
        root.Close();
        return problems.Count == 0 ? facts : throw new FactsException(problems);
    }

    public static string Write(Facts facts)
    {
        var writer = new CanonicalWriter();
        writer.Object(() => WriteMembers(writer, FactsOrder.Sort(facts)));
        return writer.ToString();
    }

    /// <summary>Whether a text can stand as an id or dedupe key.</summary>
    public static bool IsId(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= IdMaxLength && !text.Any(char.IsSurrogate);

    private static Facts Read(StrictObject root)
    {
        var version = root.Whole("facts", 1, int.MaxValue);
        if (version != FormatVersion)
        {
            root.Report("facts", ProblemCode.UnsupportedVersion, $"{version}");
        }

        return StandingFactsJson.Read(root, new Facts(
            root.Objects("subjects", s => new Subject(s.Code("code"), s.Code("category")) { Parent = s.OptionalCode("parent"), IsRanked = !s.Flag("unranked") }),
            root.Objects("sheets", s => new Sheet(s.Code("channel"), s.Code("rater"), s.Code("subject"), s.Choice<SheetArrival>("state"))
            {
                Decision = s.Has("decision") ? s.Text("decision", IdMaxLength) : null,
            }),
            root.Objects("marks", m => new Mark(m.Code("channel"), m.Code("rater"), m.Code("subject"), m.Code("item"), ReadValue(m))),
            root.Objects("occurrences", ReadOccurrence),
            root.Objects("ratios", r => new Ratio(r.Code("subject"), r.Code("item"), r.Number("numerator", 0), r.Number("denominator", 0))),
            root.Objects("notApplicable", n => new NotApplicableItem(n.Code("subject"), n.Code("item"))),
            root.Objects("earlierTotals", e => new EarlierTotal(e.Code("subject"), e.Number("total", decimal.MinValue))))
        {
            Figures = root.OptionalObjects("figures", f => new Figure(
                f.Code("subject"), f.Code("item"), f.Code("source"), f.Number("value", decimal.MinValue), f.OptionalNumber("weight", 0) ?? 1)),
            Ballots = root.OptionalObjects("ballots", b => new Ballots(
                b.Code("subject"), b.Code("channel"), b.Whole("issued", 0, MostVotes), b.Whole("collected", 0, MostVotes), b.Whole("valid", 0, MostVotes))),
            Tallies = root.OptionalObjects("tallies", t => new Tally(
                t.Code("subject"), t.Code("channel"), t.Code("item"), t.OptionalCode("level"), t.Whole("votes", 1, MostVotes))),
            Coefficients = root.OptionalObjects("coefficients", c => new SubjectCoefficient(c.Code("subject"), c.Code("coefficient"), c.Number("value", 0))),
        });
    }

    /// <summary>Exactly one of <c>points</c>, <c>level</c>, <c>yes</c>, <c>notApplicable</c>, <c>unknown</c>; a level may name its points.</summary>
    private static MarkValue ReadValue(StrictObject mark)
    {
        MarkValue?[] read =
        [
            mark.Has("level")
                ? new MarkValue.Chosen(mark.Code("level"), mark.OptionalNumber("points", decimal.MinValue))
                : mark.Has("points") ? new MarkValue.Given(mark.Number("points", decimal.MinValue)) : null,
            mark.Has("yes") ? new MarkValue.Answered(mark.Flag("yes")) : null,
            mark.Flag("notApplicable") ? new MarkValue.NotApplicable() : null,
            mark.Flag("unknown") ? new MarkValue.Unknown() : null,
        ];
        List<MarkValue> values = [.. read.OfType<MarkValue>()];
        if (values.Count != 1)
        {
            mark.Report("", ProblemCode.ValueNotAllowed);
        }

        return values.Count == 1 ? values[0] : new MarkValue.Unknown();
    }

    private static Occurrence ReadOccurrence(StrictObject occurrence) => new(
        occurrence.Text("id", IdMaxLength),
        occurrence.Code("item"),
        occurrence.Code("rule"),
        occurrence.SomeObjects("links", l => new SubjectLink(l.Code("subject"), l.Number("factor", 0), l.OptionalCode("role"))),
        occurrence.Number("value", 0),
        occurrence.Number("count", 0),
        occurrence.Has("dedupeKey") ? occurrence.Text("dedupeKey", IdMaxLength) : null,
        ReadDay(occurrence),
        occurrence.Code("office"))
    {
        Multipliers = occurrence.Codes("multipliers"),
    };

    private static DateOnly ReadDay(StrictObject occurrence)
    {
        var text = occurrence.Text("occurredOn", 10);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            occurrence.Report("occurredOn", ProblemCode.WrongType, "date");
        }

        return day;
    }

    private static void WriteMembers(CanonicalWriter writer, Facts facts)
    {
        WriteOptionalList(writer, "ballots", facts.Ballots, b => WriteBallots(writer, b));
        WriteOptionalList(writer, "coefficients", facts.Coefficients, c =>
        {
            writer.Member("coefficient", c.Coefficient);
            writer.Member("subject", c.Subject);
            writer.Member("value", c.Value);
        });
        StandingFactsJson.WriteDecisions(writer, facts);
        WriteList(writer, "earlierTotals", facts.EarlierTotals, e =>
        {
            writer.Member("subject", e.Subject);
            writer.Member("total", e.Total);
        });
        writer.Member("facts", FormatVersion);
        WriteOptionalList(writer, "figures", facts.Figures, f => WriteFigure(writer, f));
        StandingFactsJson.WriteGateRecords(writer, facts);
        StandingFactsJson.WriteHistory(writer, facts);
        WriteList(writer, "marks", facts.Marks, m => WriteMark(writer, m));
        WriteList(writer, "notApplicable", facts.NotApplicable, n =>
        {
            writer.Member("item", n.Item);
            writer.Member("subject", n.Subject);
        });
        WriteList(writer, "occurrences", facts.Occurrences, o => WriteOccurrence(writer, o));
        WriteList(writer, "ratios", facts.Ratios, r => WriteRatio(writer, r));
        StandingFactsJson.WriteService(writer, facts);
        WriteList(writer, "sheets", facts.Sheets, s => WriteSheet(writer, s));
        WriteList(writer, "subjects", facts.Subjects, s =>
        {
            writer.Member("category", s.Category);
            writer.Member("code", s.Code);
            writer.Optional("parent", s.Parent);
            WriteTrue(writer, "unranked", !s.IsRanked);
        });
        WriteOptionalList(writer, "tallies", facts.Tallies, t => WriteTally(writer, t));
    }

    private static void WriteRatio(CanonicalWriter writer, Ratio ratio)
    {
        writer.Member("denominator", ratio.Denominator);
        writer.Member("item", ratio.Item);
        writer.Member("numerator", ratio.Numerator);
        writer.Member("subject", ratio.Subject);
    }

    private static void WriteSheet(CanonicalWriter writer, Sheet sheet)
    {
        writer.Member("channel", sheet.Channel);
        writer.Optional("decision", sheet.Decision);
        writer.Member("rater", sheet.Rater);
        writer.Member("state", Words<SheetArrival>.Of(sheet.State));
        writer.Member("subject", sheet.Subject);
    }

    private static void WriteMark(CanonicalWriter writer, Mark mark)
    {
        writer.Member("channel", mark.Channel);
        writer.Member("item", mark.Item);
        writer.Optional("level", (mark.Value as MarkValue.Chosen)?.Level);
        WriteTrue(writer, "notApplicable", mark.Value is MarkValue.NotApplicable);
        writer.Optional("points", (mark.Value as MarkValue.Given)?.Points ?? (mark.Value as MarkValue.Chosen)?.Points);
        writer.Member("rater", mark.Rater);
        writer.Member("subject", mark.Subject);
        WriteTrue(writer, "unknown", mark.Value is MarkValue.Unknown);
        if (mark.Value is MarkValue.Answered answered)
        {
            writer.Key("yes");
            writer.Literal(answered.Yes ? "true" : "false");
        }
    }

    private static void WriteOccurrence(CanonicalWriter writer, Occurrence occurrence)
    {
        writer.Member("count", occurrence.Count);
        writer.Optional("dedupeKey", occurrence.DedupeKey);
        writer.Member("id", occurrence.Id);
        writer.Member("item", occurrence.Item);
        WriteList(writer, "links", occurrence.Links, l =>
        {
            writer.Member("factor", l.Factor);
            writer.Optional("role", l.Role);
            writer.Member("subject", l.Subject);
        });
        WriteCodes(writer, "multipliers", occurrence.Multipliers);
        writer.Member("occurredOn", occurrence.OccurredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.Member("office", occurrence.Office);
        writer.Member("rule", occurrence.Rule);
        writer.Member("value", occurrence.Value);
    }

    private static void WriteBallots(CanonicalWriter writer, Ballots ballots)
    {
        writer.Member("channel", ballots.Channel);
        writer.Member("collected", ballots.Collected);
        writer.Member("issued", ballots.Issued);
        writer.Member("subject", ballots.Subject);
        writer.Member("valid", ballots.Valid);
    }

    private static void WriteTally(CanonicalWriter writer, Tally tally)
    {
        writer.Member("channel", tally.Channel);
        writer.Member("item", tally.Item);
        writer.Optional("level", tally.Level);
        writer.Member("subject", tally.Subject);
        writer.Member("votes", tally.Votes);
    }

    private static void WriteFigure(CanonicalWriter writer, Figure figure)
    {
        writer.Member("item", figure.Item);
        writer.Member("source", figure.Source);
        writer.Member("subject", figure.Subject);
        writer.Member("value", figure.Value);
        writer.Optional("weight", figure.Weight == 1 ? null : figure.Weight);
    }

    /// <summary>Absent when empty, as everything that later versions added.</summary>
    private static void WriteCodes(CanonicalWriter writer, string key, IReadOnlyList<string> codes)
    {
        if (codes.Count > 0)
        {
            writer.Key(key);
            writer.List(codes, writer.Value);
        }
    }

    private static void WriteTrue(CanonicalWriter writer, string key, bool value)
    {
        if (value)
        {
            writer.Key(key);
            writer.Literal("true");
        }
    }

    /// <inheritdoc cref="WriteCodes"/>
    private static void WriteOptionalList<T>(CanonicalWriter writer, string key, IReadOnlyList<T> values, Action<T> members)
    {
        if (values.Count > 0)
        {
            WriteList(writer, key, values, members);
        }
    }

    private static void WriteList<T>(CanonicalWriter writer, string key, IReadOnlyList<T> values, Action<T> members)
    {
        writer.Key(key);
        writer.List(values, value => writer.Object(() => members(value)));
    }
}
