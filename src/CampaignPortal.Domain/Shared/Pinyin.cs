using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CampaignPortal.Domain.Shared;

/// <summary>How a list of Chinese names is ordered.</summary>
public enum NameOrder
{
    /// <summary>单位排序号, for people the staff number.</summary>
    Number,

    /// <summary>拼音.</summary>
    Pinyin,

    /// <summary>姓氏笔画.</summary>
    Strokes,
}

/// <summary>
/// First letters of the pinyin of Chinese words (拼音首字母), as people type them to find a name, and the order by pinyin.
/// The collation of ICU knows one reading of each character and no words: 重庆 is found as zq, not as cq.
/// </summary>
public static class Pinyin
{
    /// <summary>No syllable begins with I, U or V.</summary>
    private const string Letters = "ABCDEFGHJKLMNOPQRSTWXYZ";

    /// <summary>The first character of each letter in the order of pinyin.</summary>
    private const string Firsts = "阿八嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀";

    private static readonly CultureInfo Reading = CultureInfo.GetCultureInfo("zh-u-co-pinyin");

    /// <summary>A comparison by collation is dear; there are no more characters than Unicode has.</summary>
    private static readonly ConcurrentDictionary<Rune, char> Known = [];

    public static StringComparer ByPinyin { get; } = StringComparer.Create(Reading, CompareOptions.None);

    /// <returns>A letter for each Chinese character, Latin letters and digits as they are in upper case, nothing for the rest.</returns>
    public static string InitialsOf(string text)
    {
        var initials = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                initials.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToUpperInvariant(rune).ToString() : "");
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter)
            {
                initials.Append(Known.GetOrAdd(rune, LetterOf));
            }
        }

        return initials.ToString();
    }

    /// <summary>Whether the words hold what was typed, or their initials do.</summary>
    public static bool Finds(string typed, string words) =>
        words.Contains(typed, StringComparison.OrdinalIgnoreCase)
        || (typed.Length > 0 && typed.All(char.IsAsciiLetterOrDigit) && InitialsOf(words).Contains(typed, StringComparison.OrdinalIgnoreCase));

    private static char LetterOf(Rune character)
    {
        var place = Letters.Length - 1;
        while (place > 0 && Reading.CompareInfo.Compare(character.ToString(), Firsts[place..(place + 1)]) < 0)
        {
            place--;
        }

        return Letters[place];
    }
}
