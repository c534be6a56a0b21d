using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignPortal.Domain.Shared;

/// <summary>
/// A date as a plan words it (5月中旬前), with the earliest and the latest day that it can mean. Reminders go by the
/// earliest, lateness by the latest.
/// </summary>
/// <param name="Wording">In the office's words; shown wherever the date is shown.</param>
/// <param name="Earliest">Inclusive.</param>
/// <param name="Latest">Inclusive; the same day as <paramref name="Earliest"/> where the date is exact.</param>
public sealed partial record ImpreciseDate(string Wording, DateOnly Earliest, DateOnly Latest)
{
    public const int WordingMaxLength = 60;

    public string Wording { get; } = Text.Required(Wording, WordingMaxLength, nameof(Wording));

    /// <inheritdoc cref="ImpreciseDate" path="/param[@name='Latest']"/>
    public DateOnly Latest { get; } =
        Latest >= Earliest ? Latest : throw new ArgumentOutOfRangeException(nameof(Latest), Latest, "Before the earliest day.");

    public bool IsExact => Earliest == Latest;

    public static ImpreciseDate On(DateOnly day) => new(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy年M月d日}"), day, day);

    /// <summary>The same wording some years later: years that it names are raised, days that people corrected by hand are moved.</summary>
    public ImpreciseDate InYears(int years)
    {
        var raised = Year().Replace(Wording, y => (int.Parse(y.Value, CultureInfo.InvariantCulture) + years).ToString(CultureInfo.InvariantCulture));
        return DateWording.Read(Wording, Earliest.Year) is { } read && read.Earliest == Earliest && read.Latest == Latest
            ? DateWording.Read(raised, Earliest.Year + years)!
            : new ImpreciseDate(raised, Moved(Earliest), Moved(Latest));

        // The last day of February stays the last one.
        DateOnly Moved(DateOnly day) => day.AddDays(1).Day == 1 ? day.AddDays(1).AddYears(years).AddDays(-1) : day.AddYears(years);
    }

    /// <summary>Alike under every culture, because it goes on record.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Wording} ({Earliest:yyyy-MM-dd} – {Latest:yyyy-MM-dd})");

    [GeneratedRegex("(?:19|20|21)[0-9]{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();
}
