using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>One cell as it was typed. All of it is text until it is read, so that nothing typed is lost.</summary>
public sealed class TypedMark
{
    public long Version { get; set; }

    /// <summary>Fingerprint of what the form showed: a cell left as it was is not in anybody's way. Null: it was changed.</summary>
    public string? Shown { get; set; }

    public string? Points { get; set; }
    public string? Numerator { get; set; }
    public string? Denominator { get; set; }
    public string? LevelCode { get; set; }
    public string? IsMet { get; set; }
    public bool IsNotApplicable { get; set; }
    public string? Note { get; set; }
}

/// <summary>What is wrong with a cell.</summary>
/// <param name="Text">Key of the sentence.</param>
public sealed record CellProblem(string Text, params object[] Arguments)
{
    /// <summary>What somebody else put there meanwhile; null where that is not the problem.</summary>
    public SheetEntry? Stored { get; init; }
}

/// <summary>Reads what is typed into a cell, and writes it back as fields.</summary>
internal static class ScoreEntries
{
    /// <returns>The entry, or what is wrong with it.</returns>
    public static (SheetEntry? Entry, CellProblem? Problem) Read(ScoreColumn column, TypedMark typed)
    {
        var note = typed.Note?.ReplaceLineEndings("\n").Trim();
        if (note?.Length > Mark.NoteMaxLength)
        {
            return (null, new CellProblem("ScoreSheets.Cell.NoteTooLong", Mark.NoteMaxLength));
        }

        return typed.IsNotApplicable && column.MayBeNotApplicable
            ? (new SheetEntry { IsNotApplicable = true, Remark = note }, null)
            : column.Kind switch
            {
                ScoreCellKind.Points => ReadPoints(column, typed, note),
                ScoreCellKind.Ratio => ReadRatio(column, typed, note),
                ScoreCellKind.Level => ReadLevel(column, typed, note),
                ScoreCellKind.YesNo => ReadYesNo(typed, note),
                _ => (new SheetEntry { Remark = note }, null),
            };
    }

    /// <summary>The fields of a cell that shows an entry.</summary>
    public static TypedMark Write(SheetEntry entry, long version) => new()
    {
        Version = version,
        Shown = Fingerprint(entry),
        Points = entry.Points.Figure(),
        Numerator = entry.Numerator.Figure(),
        Denominator = entry.Denominator.Figure(),
        LevelCode = entry.LevelCode,
        IsMet = entry.IsMet switch { true => "true", false => "false", null => null },
        IsNotApplicable = entry.IsNotApplicable,
        Note = entry.Remark,
    };

    public static string Fingerprint(SheetEntry entry)
    {
        var fields = string.Join(
            '\t', entry.Points.Figure(), entry.Numerator.Figure(), entry.Denominator.Figure(), entry.LevelCode, entry.IsMet, entry.IsNotApplicable, entry.Remark);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fields)).AsSpan(0, 6));
    }

    private static (SheetEntry?, CellProblem?) ReadPoints(ScoreColumn column, TypedMark typed, string? note)
    {
        var range = column.Range!;
        return !TryNumber(typed.Points, out var points) ? (null, new CellProblem("Validation.Number"))
            : points is { } given && !range.Contains(given) ? (null, new CellProblem("ScoreSheets.Cell.Range", range.Min.Figure(), range.Max.Figure()))
            : points is { } number && column.Step is { } step && number % step != 0 ? (null, new CellProblem("ScoreSheets.Cell.Step", step.Figure()))
            : (new SheetEntry { Points = points, Remark = note }, null);
    }

    private static (SheetEntry?, CellProblem?) ReadRatio(ScoreColumn column, TypedMark typed, string? note)
    {
        if (!TryNumber(typed.Numerator, out var numerator) || !TryNumber(typed.Denominator, out var denominator))
        {
            return (null, new CellProblem("Validation.Number"));
        }

        if (numerator < 0 || denominator < 0)
        {
            return (null, new CellProblem("ScoreSheets.Cell.Negative"));
        }

        // What stands there from before, untouched, is in nobody's way.
        var entry = new SheetEntry { Numerator = numerator, Denominator = denominator, Remark = note };
        return numerator > denominator && !column.MayExceedAll && typed.Shown != Fingerprint(entry) ? (null, new CellProblem("ScoreSheets.Cell.MoreThanAll")) : (entry, null);
    }

    private static (SheetEntry?, CellProblem?) ReadLevel(ScoreColumn column, TypedMark typed, string? note) =>
        typed.LevelCode is { Length: > 0 } code && column.Choices.All(c => c.Code != code) ? (null, new CellProblem("Validation.Value"))
        : (new SheetEntry { LevelCode = typed.LevelCode, Remark = note }, null);

    private static (SheetEntry?, CellProblem?) ReadYesNo(TypedMark typed, string? note) => typed.IsMet switch
    {
        null or "" => (new SheetEntry { Remark = note }, null),
        "true" or "false" => (new SheetEntry { IsMet = typed.IsMet == "true", Remark = note }, null),
        _ => (null, new CellProblem("Validation.Value")),
    };

    private static bool TryNumber(string? typed, out decimal? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return true;
        }

        var isNumber = StrictDecimalBinder.TryRead(typed.Trim(), out var read);
        number = read;
        return isNumber;
    }
}
