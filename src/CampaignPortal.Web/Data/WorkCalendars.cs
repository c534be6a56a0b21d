using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Data;

/// <summary>
/// The State Council's yearly notices of holidays and make-up days, one file a year beside the program. A year
/// without a file knows weekends only.
/// </summary>
/// <remarks>
/// Versions run through all years: a new or corrected file takes the next number, so that the calendar's version rises
/// with each change of any year.
/// </remarks>
public static class WorkCalendars
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "WorkCalendars");

    public static WorkCalendar Load() => Load(Folder);

    /// <exception cref="StartupRefusedException">A file that cannot be read, or days that cannot be right.</exception>
    public static WorkCalendar Load(string folder)
    {
        var years = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).ToList()
            : [];
        Require(years.Count > 0, folder, "没有工作日历文件", "no work calendar");
        Require(years.DistinctBy(y => y.Version).Count() == years.Count, folder, "版本号重复", "two files have one version");
        Require(years.DistinctBy(y => y.Year).Count() == years.Count, folder, "年份重复", "two files have one year");
        return new WorkCalendar(years.Max(y => y.Version), years.SelectMany(y => y.DaysOff), years.SelectMany(y => y.MakeUpDays));
    }

    private static CalendarYear Read(string file)
    {
        try
        {
            var year = JsonSerializer.Deserialize<CalendarYear>(File.ReadAllText(file), Strict)!;
            Check(year, file);
            return year;
        }
        catch (JsonException exception)
        {
            throw Refused(file, $"第 {exception.LineNumber + 1} 行有误", $"line {exception.LineNumber + 1}: {exception.Message}");
        }
    }

    private static void Check(CalendarYear year, string file)
    {
        Require(year.Version >= 1, file, "版本号须从 1 起", "versions start at 1");
        foreach (var holiday in year.Holidays)
        {
            Require(holiday.From <= holiday.To, file, $"{holiday.Name}的起止日期颠倒", $"{holiday.Name} ends before it begins");
        }

        var daysOff = year.DaysOff.ToHashSet();
        foreach (var day in year.MakeUpDays)
        {
            Require(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, file, $"{day:yyyy-MM-dd} 不是周末，不能调休上班", $"{day:yyyy-MM-dd} is no weekend day");
            Require(!daysOff.Contains(day), file, $"{day:yyyy-MM-dd} 既放假又上班", $"{day:yyyy-MM-dd} is both free and worked");
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

    private sealed record CalendarYear(
        [property: JsonRequired] int Year,
        [property: JsonRequired] int Version,
        [property: JsonRequired] string Source,
        [property: JsonRequired] IReadOnlyList<Holiday> Holidays,
        [property: JsonRequired] IReadOnlyList<DateOnly> MakeUpDays)
    {
        [JsonIgnore]
        public IEnumerable<DateOnly> DaysOff => Holidays.SelectMany(h => h.Days);
    }

    /// <param name="To">Inclusive.</param>
    private sealed record Holiday(
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
}
