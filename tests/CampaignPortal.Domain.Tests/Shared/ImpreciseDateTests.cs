using CampaignPortal.Domain.Shared;
using Xunit;

namespace CampaignPortal.Domain.Tests.Shared;

/// <summary>The wordings of the real plans, and what they mean.</summary>
public sealed class ImpreciseDateTests
{
    [Theory]
    [InlineData("5月25日", "2012-05-25", "2012-05-25")]
    [InlineData("5月中旬前", "2012-05-10", "2012-05-20")]
    [InlineData("6月上旬前", "2012-05-31", "2012-06-10")]
    [InlineData("12月20日前", "2012-12-19", "2012-12-20")]
    [InlineData("至年底", "2012-12-01", "2012-12-31")]
    [InlineData("2028年年底", "2028-12-01", "2028-12-31")]
    [InlineData("2008年11月", "2008-11-01", "2008-11-30")]
    [InlineData("2009年2月", "2009-02-01", "2009-02-28")]
    [InlineData("二○○四年二月二十五日", "2004-02-25", "2004-02-25")]
    [InlineData("十一月下旬", "2012-11-21", "2012-11-30")]
    [InlineData("２月底", "2012-02-21", "2012-02-29")]
    [InlineData("今年", "2012-01-01", "2012-12-31")]
    [InlineData("明年3月", "2013-03-01", "2013-03-31")]
    [InlineData("第三季度", "2012-07-01", "2012-09-30")]
    [InlineData("2026年一季度", "2026-01-01", "2026-03-31")]
    [InlineData("10月1日左右", "2012-09-28", "2012-10-04")]
    [InlineData("约 6 月", "2012-06-01", "2012-06-30")]
    [InlineData("2026-05-25", "2026-05-25", "2026-05-25")]
    [InlineData("before 2026-05", "2026-04-30", "2026-05-31")]
    [InlineData("从2026年1月起", "2026-01-01", "2026-01-31")]
    public void A_wording_is_read_as_the_days_it_can_mean(string wording, string earliest, string latest)
    {
        var read = DateWording.Read(wording, 2012);
        Assert.Equal((wording.Trim(), Day(earliest), Day(latest)), (read!.Wording, read.Earliest, read.Latest));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("尽快")]
    [InlineData("2月30日")]
    [InlineData("13月")]
    [InlineData("0月")]
    [InlineData("2026-02-29")]
    [InlineData("5月0日")]
    [InlineData("9999年")]
    [InlineData("5月25日和6月")]
    [InlineData("五季度")]
    [InlineData("十十月")]
    public void What_is_no_date_is_not_guessed(string? wording) => Assert.Null(DateWording.Read(wording, 2026));

    [Fact]
    public void A_wording_longer_than_the_column_is_not_read() =>
        Assert.Null(DateWording.Read($"2026年5月{new string('0', ImpreciseDate.WordingMaxLength)}日", 2026));

    [Theory]
    [InlineData("2026年2月", "2028-02-01", "2028-02-29", "2028年2月")]
    [InlineData("5月中旬前", "2028-05-10", "2028-05-20", "5月中旬前")]
    public void A_copy_in_a_later_year_means_the_same_period_of_that_year(string wording, string earliest, string latest, string worded)
    {
        var later = DateWording.Read(wording, 2026)!.InYears(2);
        Assert.Equal((worded, Day(earliest), Day(latest)), (later.Wording, later.Earliest, later.Latest));
    }

    [Fact]
    public void Days_that_somebody_corrected_move_by_years_and_stay_the_last_of_february()
    {
        var corrected = new ImpreciseDate("春节前（2027年）", new DateOnly(2027, 1, 15), new DateOnly(2027, 2, 28));
        Assert.Equal(new ImpreciseDate("春节前（2028年）", new DateOnly(2028, 1, 15), new DateOnly(2028, 2, 29)), corrected.InYears(1));
    }

    [Fact]
    public void The_latest_day_is_not_before_the_earliest() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImpreciseDate("x", new DateOnly(2026, 5, 2), new DateOnly(2026, 5, 1)));

    [Fact]
    public void A_day_is_exact_and_a_month_is_not()
    {
        Assert.True(ImpreciseDate.On(new DateOnly(2026, 5, 25)).IsExact);
        Assert.Equal("2026年5月25日 (2026-05-25 – 2026-05-25)", ImpreciseDate.On(new DateOnly(2026, 5, 25)).ToString());
        Assert.False(DateWording.Read("5月", 2026)!.IsExact);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
