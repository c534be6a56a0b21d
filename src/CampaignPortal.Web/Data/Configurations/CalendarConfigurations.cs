using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Web.Data.Configurations;

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> year)
    {
        year.Property(y => y.Source).HasMaxLength(HolidayNotice.SourceMaxLength);
        year.Ignore(y => y.Notice);
        year.HasOne<Person>().WithMany().HasForeignKey(y => y.LoadedById);
        year.HasMany(y => y.Days).WithOne().HasForeignKey("CalendarYearId").IsRequired();
        year.HasIndex(y => y.Key).IsUnique();
        year.HasIndex(y => y.Number).IsUnique();
        year.HasIndex(y => new { y.Year, y.Edition }).IsUnique();
    }
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("CalendarDays");
        day.Property(d => d.Name).HasMaxLength(NoticeDay.NameMaxLength);
        day.Ignore(d => d.Day);
        day.HasIndex("CalendarYearId", nameof(CalendarDay.On)).IsUnique();
    }
}
