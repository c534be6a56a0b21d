using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A level as somebody chooses it: the level alone, or one of its values.</summary>
/// <param name="Code">What an entry holds: the code of the level, and behind a slash its value where it has several.</param>
public sealed record LevelChoice(string Code, Level Level, decimal Points)
{
    /// <summary>From the first level to the last, the values of each falling.</summary>
    public static IReadOnlyList<LevelChoice> Of(LevelItem item) =>
    [
        .. item.Levels.SelectMany(l => l.Values.Count == 0 ? [new LevelChoice(l.Code, l, l.Points)] : l.Values.Select(v => new LevelChoice(CodeOf(l.Code, v), l, v))),
    ];

    public static string CodeOf(MarkValue.Chosen mark) => mark.Points is { } value ? CodeOf(mark.Level, value) : mark.Level;

    /// <summary>What an entry says to the engine; whether the item knows such a level, the engine says.</summary>
    public static MarkValue.Chosen MarkOf(string code) => code.LastIndexOf('/') is > 0 and var slash
        && decimal.TryParse(code.AsSpan(slash + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new MarkValue.Chosen(code[..slash], value)
            : new MarkValue.Chosen(code);

    private static string CodeOf(string level, decimal value) => string.Create(CultureInfo.InvariantCulture, $"{level}/{value:0.####}");
}
