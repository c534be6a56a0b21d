using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CampaignPortal.Domain.Shared;

/// <summary>
/// The order of names by strokes (姓氏笔画): by their number, then by their kinds 横竖撇点折 as they are written. The collation
/// of ICU counts 阝 and 艹 as they were written before the simplification, and knows no kinds: it is asked only for
/// characters that hardly any name has.
/// </summary>
public static class Strokes
{
    private const string Source = "CampaignPortal.Domain.Shared.Strokes.txt";

    /// <summary>No character has more.</summary>
    private const int Most = 64;

    private static readonly CompareInfo Collation = CultureInfo.GetCultureInfo("zh-CN_stroke").CompareInfo;

    /// <summary>A comparison by collation is dear; there are no more characters than Unicode has.</summary>
    private static readonly ConcurrentDictionary<Rune, int> Counted = [];

    /// <summary>By character, each stroke a digit from 1 (横) to 5 (折).</summary>
    public static IReadOnlyDictionary<Rune, string> Known { get; } = Read();

    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>Strokes of a Chinese character; 0 of anything else.</summary>
    public static int CountOf(Rune character) =>
        Known.TryGetValue(character, out var strokes) ? strokes.Length : Counted.GetOrAdd(character, CountByCollation);

    private static int Compare(string one, string other)
    {
        var difference = one.EnumerateRunes().Zip(other.EnumerateRunes()).Select(p => Compare(p.First, p.Second)).FirstOrDefault(d => d != 0);
        return difference != 0 ? difference : one.Length.CompareTo(other.Length);
    }

    /// <summary>Of one number of strokes, those whose strokes are known come first.</summary>
    private static int Compare(Rune one, Rune other)
    {
        if (one == other)
        {
            return 0;
        }

        var byCount = CountOf(one).CompareTo(CountOf(other));
        var byKind = string.CompareOrdinal(Known.GetValueOrDefault(one, "9"), Known.GetValueOrDefault(other, "9"));
        return byCount != 0 ? byCount : byKind != 0 ? byKind : Collation.Compare(one.ToString(), other.ToString());
    }

    /// <summary>The collation has a mark before the characters of each number of strokes.</summary>
    private static int CountByCollation(Rune character)
    {
        var count = 0;
        while (count < Most && Collation.Compare($"\uFDD0{(char)('\u2801' + count)}", character.ToString()) <= 0)
        {
            count++;
        }

        return Rune.GetUnicodeCategory(character) == UnicodeCategory.OtherLetter ? count : 0;
    }

    private static FrozenDictionary<Rune, string> Read()
    {
        using var reader = new StreamReader(typeof(Strokes).Assembly.GetManifestResourceStream(Source)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#'))
            .Select(l => l.Split(' ')).ToFrozenDictionary(p => Rune.GetRuneAt(p[0], 0), p => p[1]);
    }
}
