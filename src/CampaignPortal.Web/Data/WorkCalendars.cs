using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Data;

/// <summary>
/// The State Council's yearly notices of holidays and make-up days that come with the program, one file a year. A year
/// without a file, and of which nobody loaded a notice, knows weekends only.
/// </summary>
/// <remarks>
/// Versions run through all years: a new or corrected file takes the next number, so that the calendar's version rises
/// with each change of any year.
/// </remarks>
public static class WorkCalendars
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "WorkCalendars");

    /// <exception cref="StartupRefusedException">A file that cannot be read, or days that cannot be right.</exception>
    public static WorkCalendar Load(string? folder = null)
    {
        var shipped = LoadNotices(folder ?? Folder);
        return HolidayNotice.Compose(shipped.Max(s => s.Version), shipped.Select(s => s.Notice));
    }

    /// <inheritdoc cref="Load"/>
    public static IReadOnlyList<(int Version, HolidayNotice Notice)> LoadNotices(string folder)
    {
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).ToList()
            : [];
        Require(files.Count > 0, folder, "没有工作日历文件", "no work calendar");
        Require(files.DistinctBy(y => y.Version).Count() == files.Count, folder, "版本号重复", "two files have one version");
        Require(files.DistinctBy(y => y.Notice.Year).Count() == files.Count, folder, "年份重复", "two files have one year");
        return files;
    }

    private static (int Version, HolidayNotice Notice) Read(string file)
    {
        try
        {
            var read = CalendarFile.Parse(File.ReadAllText(file));
            Require(read.Version >= 1, file, "版本号须从 1 起", "versions start at 1");
            foreach (var holiday in read.Holidays)
            {
                Require(holiday.From <= holiday.To, file, $"{holiday.Name}的起止日期颠倒", $"{holiday.Name} ends before it begins");
            }

            return (read.Version, new HolidayNotice(read.Year, read.Source, read.Days));
        }
        catch (JsonException exception)
        {
            throw Refused(file, $"第 {exception.LineNumber + 1} 行有误", $"line {exception.LineNumber + 1}: {exception.Message}");
        }
        catch (RefusedException wrong)
        {
            var (chinese, english) = wrong.Refusal switch
            {
                Refusal.MakeUpOnWeekday => ("不是周末，不能调休上班", "is no weekend day"),
                Refusal.FreeAndWorked => ("既放假又上班", "is both free and worked"),
                Refusal.DayNamedTwice => ("列了两次", "is named twice"),
                _ => ("不在这一年", "is no day of the year"),
            };
            throw Refused(file, $"{wrong.Detail} {chinese}", $"{wrong.Detail} {english}");
        }
    }

    private static void Require(bool isMet, string place, string chinese, string english)
    {
        if (!isMet)
        {
            throw Refused(place, chinese, english);
        }
    }

    private static StartupRefusedException Refused(string place, string chinese, string english) =>
        new($"工作日历 {place}：{chinese}", $"work calendar {place}: {english}");
}

/// <summary>A notice as a file, as it comes with the program and as somebody may upload it.</summary>
/// <param name="Version">Of what comes with the program; without meaning in an upload.</param>
internal sealed record CalendarFile(
    [property: JsonRequired] int Year,
    int Version,
    [property: JsonRequired] string Source,
    [property: JsonRequired] IReadOnlyList<CalendarFileHoliday> Holidays,
    [property: JsonRequired] IReadOnlyList<DateOnly> MakeUpDays)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    [JsonIgnore]
    public IEnumerable<NoticeDay> Days =>
        Holidays.SelectMany(h => h.Days.Select(d => new NoticeDay(d, CalendarDayKind.Off, h.Name))).Concat(MakeUpDays.Select(d => new NoticeDay(d, CalendarDayKind.Worked)));

    /// <exception cref="JsonException">It says where.</exception>
    public static CalendarFile Parse(string json) => JsonSerializer.Deserialize<CalendarFile>(json, Strict) ?? throw new JsonException();
}

/// <param name="To">Inclusive.</param>
internal sealed record CalendarFileHoliday(
    [property: JsonRequired] string Name, [property: JsonRequired] DateOnly From, [property: JsonRequired] DateOnly To)
{
    [JsonIgnore]
    public IEnumerable<DateOnly> Days
    {
        get
        {
            for (var day = From; day <= To; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }
}
