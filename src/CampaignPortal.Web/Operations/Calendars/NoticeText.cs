using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>Why a line says nothing that could be taken; shown through the text key <c>NoticeFault.{name}</c>.</summary>
public enum NoticeFault
{
    Unreadable,

    /// <summary>Like 2027-02-30.</summary>
    NoSuchDay,

    /// <summary>It ends before it begins.</summary>
    Backwards,

    NameTooLong,

    /// <summary>The rules for a notice refuse a day of it.</summary>
    Refused,
}

/// <param name="Line">From 1.</param>
/// <param name="Typed">The line as it stands there.</param>
/// <param name="On">The day that is refused; null where the line as a whole is not understood.</param>
public sealed record NoticeProblem(int Line, string Typed, NoticeFault Fault, Refusal? Refusal = null, DateOnly? On = null);

/// <summary>
/// A notice in lines as people type them: a day or a span, 休 or 班, and the holiday's name, as in
/// <c>2027-01-01 至 2027-01-03 休 元旦</c>.
/// </summary>
public static partial class NoticeText
{
    private static readonly string[] Off = ["休", "放假", "off"];

    /// <summary>Every line is looked at, so that all that is wrong is said at once.</summary>
    public static (IReadOnlyList<NoticeDay> Days, IReadOnlyList<NoticeProblem> Problems) Read(int year, string lines)
    {
        Dictionary<DateOnly, NoticeDay> named = [];
        List<NoticeProblem> problems = [];
        foreach (var (typed, at) in lines.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            if (ReadLine(year, named, new NoticeProblem(at, typed, NoticeFault.Unreadable)) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return ([.. named.Values.OrderBy(d => d.On)], problems);
    }

    /// <summary>The same in the fewest lines.</summary>
    public static string Write(IEnumerable<NoticeDay> days) => string.Join('\n', NoticeSpan.Of(days.OrderBy(d => d.On)).Select(Line));

    private static string Line(NoticeSpan span)
    {
        var days = span.From == span.To ? $"{span.From:yyyy-MM-dd}" : $"{span.From:yyyy-MM-dd} 至 {span.To:yyyy-MM-dd}";
        return $"{days} {(span.Kind == CalendarDayKind.Off ? "休" : "班")} {span.Name}".TrimEnd();
    }

    /// <param name="line">What is said of it if it is wrong.</param>
    private static NoticeProblem? ReadLine(int year, Dictionary<DateOnly, NoticeDay> named, NoticeProblem line)
    {
        var match = Pattern().Match(line.Typed.Normalize(NormalizationForm.FormKC));
        if (!match.Success)
        {
            return line;
        }

        var name = match.Groups["name"].Value.Trim();
        if (name.Length > NoticeDay.NameMaxLength)
        {
            return line with { Fault = NoticeFault.NameTooLong };
        }

        if (DayOf(match, "", null) is not { } from || DayOf(match, "2", from) is not { } to)
        {
            return line with { Fault = NoticeFault.NoSuchDay };
        }

        return to < from ? line with { Fault = NoticeFault.Backwards }
            : Add(year, named, from, to, Off.Contains(match.Groups["kind"].Value, StringComparer.OrdinalIgnoreCase) ? CalendarDayKind.Off : CalendarDayKind.Worked, name) is var (refusal, on)
                ? line with { Fault = NoticeFault.Refused, Refusal = refusal, On = on }
                : null;
    }

    private static (Refusal Refusal, DateOnly On)? Add(int year, Dictionary<DateOnly, NoticeDay> named, DateOnly from, DateOnly to, CalendarDayKind kind, string name)
    {
        for (var on = from; on <= to; on = on.AddDays(1))
        {
            var day = new NoticeDay(on, kind, name);
            if (HolidayNotice.WhyNot(year, named, day) is { } refusal)
            {
                return (refusal, on);
            }

            named.Add(on, day);
        }

        return null;
    }

    /// <param name="first">The first day of the span, whose year the last one may leave out; null for that day itself.</param>
    /// <returns>Null when there is no such day; the first one where no last one is named.</returns>
    private static DateOnly? DayOf(Match match, string suffix, DateOnly? first)
    {
        if (first is not null && !match.Groups["d2"].Success)
        {
            return first;
        }

        var year = match.Groups[$"y{suffix}"] is { Success: true } typed ? Number(typed) : first!.Value.Year;
        var (month, day) = (Number(match.Groups[$"m{suffix}"]), Number(match.Groups[$"d{suffix}"]));
        return year is >= HolidayNotice.MinYear - 1 and <= HolidayNotice.MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})[-./年](?<m>[0-9]{1,2})[-./月](?<d>[0-9]{1,2})日?\s*((至|到|~|-|–|—)+\s*((?<y2>[0-9]{4})[-./年])?(?<m2>[0-9]{1,2})[-./月](?<d2>[0-9]{1,2})日?\s*)?(?<kind>休|放假|班|上班|off|work)(\s+(?<name>\S.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
