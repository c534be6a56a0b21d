namespace CampaignPortal.Domain.Scoring;

/// <summary>A result as canonical text. It is never read back into the model: verifying calculates it anew.</summary>
internal static class ResultJson
{
    public static string Write(Result result)
    {
        var writer = new CanonicalWriter();
        writer.Object(() =>
        {
            WriteFigures(writer, result.CategoryFigures);
            StandingJson.WriteQuotas(writer, result.Quotas);
            writer.Key("subjects");
            writer.List(result.Subjects, subject => writer.Object(() => WriteSubject(writer, subject)));
        });
        return writer.ToString();
    }

    /// <summary>The member <c>categoryFigures</c>; absent when there are none.</summary>
    public static void WriteFigures(CanonicalWriter writer, IReadOnlyList<CategoryFigure> figures)
    {
        if (figures.Count > 0)
        {
            writer.Key("categoryFigures");
            writer.List(figures, figure => writer.Object(() =>
            {
                writer.Member("category", figure.Category);
                writer.Member("channel", figure.Channel);
                writer.Optional("item", figure.Item);
                writer.Member("of", Words<CategoryFigureKind>.Of(figure.Of));
                writer.Member("value", figure.Value);
            }));
        }
    }

    /// <summary>The member <c>tie</c>; absent when there is none.</summary>
    public static void WriteTie(CanonicalWriter writer, Tie? tie)
    {
        if (tie is null)
        {
            return;
        }

        writer.Key("tie");
        writer.Object(() =>
        {
            writer.Optional("decision", tie.Decision);
            writer.Key("shared");
            writer.Literal(tie.IsShared ? "true" : "false");
            writer.Optional("step", tie.Step);
        });
    }

    private static void WriteSubject(CanonicalWriter writer, SubjectResult subject)
    {
        writer.Member("bonus", subject.Bonus);
        writer.Member("category", subject.Category);
        writer.Key("channels");
        writer.List(subject.Channels, channel => writer.Object(() => WriteChannel(writer, channel)));
        writer.Member("deductions", subject.Deductions);
        WriteGroups(writer, subject.Groups);
        writer.Key("notes");
        writer.List(subject.Notes, note => writer.Object(() => WriteNote(writer, note)));
        writer.Optional("rank", subject.Rank);
        StandingJson.Write(writer, subject.Standing);
        writer.Member("subject", subject.Subject);
        WriteTie(writer, subject.Tie);
        writer.Optional("total", subject.Total);
    }

    /// <summary>Absent in a scheme without groups of channels.</summary>
    private static void WriteGroups(CanonicalWriter writer, IReadOnlyList<GroupScore> groups)
    {
        if (groups.Count > 0)
        {
            writer.Key("groups");
            writer.List(groups, group => writer.Object(() =>
            {
                writer.Member("group", group.Group);
                writer.Optional("score", group.Score);
            }));
        }
    }

    private static void WriteChannel(CanonicalWriter writer, ChannelScore channel)
    {
        writer.Member("channel", channel.Channel);
        writer.Key("items");
        writer.List(channel.Items, item => writer.Object(() =>
        {
            writer.Member("item", item.Item);
            writer.Optional("score", item.Score);
        }));
        writer.Optional("score", channel.Score);
    }

    private static void WriteNote(CanonicalWriter writer, Note note)
    {
        writer.Optional("channel", note.Channel);
        writer.Optional("item", note.Item);
        writer.Member("kind", Words<NoteKind>.Of(note.Kind));
        writer.Optional("occurrence", note.Occurrence);
        writer.Optional("rater", note.Rater);
    }
}
