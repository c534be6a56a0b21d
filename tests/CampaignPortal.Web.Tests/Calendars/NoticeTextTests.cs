using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Calendars;

namespace CampaignPortal.Web.Tests.Calendars;

/// <summary>Notices as people type them.</summary>
public sealed class NoticeTextTests
{
    [Theory]
    [InlineData("2027-01-01 至 2027-01-03 休 元旦")]
    [InlineData("2027-01-01至2027-01-03休 元旦")]
    [InlineData("2027/1/1 - 1/3 休 元旦")]
    [InlineData("2027年1月1日至1月3日 放假 元旦")]
    [InlineData("２０２７－０１－０１　至　２０２７－０１－０３　休　元旦")]
    [InlineData("2027.1.1—2027.1.3 off 元旦")]
    [InlineData("  2027-01-01 到 01-03 休 元旦  ")]
    [InlineData("2027-01-03 休 元旦\n\n2027-01-01 休 元旦\r\n2027-01-02 休 元旦\n")]
    public void Days_are_read_as_they_are_commonly_written(string lines)
    {
        var (days, problems) = NoticeText.Read(2027, lines);
        Assert.Empty(problems);
        Assert.Equal("2027-01-01 至 2027-01-03 休 元旦", NoticeText.Write(days));
    }

    [Theory]
    [InlineData("2027-01-10 班")]
    [InlineData("2027年1月10日 上班")]
    [InlineData("2027-01-10 work")]
    public void Make_up_days_are_read(string line) =>
        Assert.Equal([new NoticeDay(new(2027, 1, 10), CalendarDayKind.Worked)], NoticeText.Read(2027, line).Days);

    [Theory]
    [InlineData("元旦放假三天", NoticeFault.Unreadable, null)]
    [InlineData("2027-01-01", NoticeFault.Unreadable, null)]
    [InlineData("2027-01-01 休元旦 班 x 休", NoticeFault.Unreadable, null)]
    [InlineData("2027-02-29 休", NoticeFault.NoSuchDay, null)]
    [InlineData("2027-13-01 休", NoticeFault.NoSuchDay, null)]
    [InlineData("9999-12-31 休", NoticeFault.NoSuchDay, null)]
    [InlineData("2027-01-01 至 2027-02-30 休", NoticeFault.NoSuchDay, null)]
    [InlineData("2027-01-03 至 2027-01-01 休", NoticeFault.Backwards, null)]
    [InlineData("2027-01-01 休 一二三四五六七八九十一二三四五六七八九十一", NoticeFault.NameTooLong, null)]
    [InlineData("2026-01-01 休", NoticeFault.Refused, Refusal.OutsideCalendarYear)]
    [InlineData("2027-12-30 至 2028-01-02 休", NoticeFault.Refused, Refusal.OutsideCalendarYear)]
    [InlineData("2027-01-04 班", NoticeFault.Refused, Refusal.MakeUpOnWeekday)]
    [InlineData("2027-05-01 休", NoticeFault.Refused, Refusal.DayNamedTwice)]
    [InlineData("2027-05-01 班", NoticeFault.Refused, Refusal.FreeAndWorked)]
    public void A_bad_line_is_named_and_the_others_are_read(string line, NoticeFault fault, Refusal? refusal)
    {
        var (days, problems) = NoticeText.Read(2027, $"2027-05-01 休\n{line}\n2027-10-01 休");
        var problem = Assert.Single(problems);
        Assert.Equal((2, line, fault, refusal), (problem.Line, problem.Typed, problem.Fault, problem.Refusal));
        Assert.Contains(days, d => d.On == new DateOnly(2027, 10, 1));
    }

    [Fact]
    public void What_comes_with_the_program_is_the_same_in_lines()
    {
        foreach (var (_, notice) in WorkCalendars.LoadNotices(WorkCalendars.Folder))
        {
            var (days, problems) = NoticeText.Read(notice.Year, NoticeText.Write(notice.Days));
            Assert.Empty(problems);
            Assert.Equal(notice.Days, days);
        }
    }
}
