using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Pages.Timeline;

/// <summary>A bar of the timeline.</summary>
/// <param name="Lane">From 0; bars that overlap lie in different lanes.</param>
/// <param name="X">Left end in the picture's units, at the first day that the plan can mean; the bar reaches to the last one.</param>
/// <param name="VagueBegin">How much of its left end is hatched because the plan names no day; at most a fifth of the bar, so that it stays a bar.</param>
/// <param name="VagueEnd">The same at its right end.</param>
/// <param name="IsOpenEnded">Drawn to the right border.</param>
public sealed record Bar(string Name, string When, PhaseState State, int Lane, decimal X, decimal Width, decimal VagueBegin, decimal VagueEnd, bool IsOpenEnded)
{
    public decimal VagueEndX => X + Width - VagueEnd;
}

/// <summary>A day or a span with a name below the bars.</summary>
public sealed record Mark(string Name, string When, decimal X, decimal Width, int Lane);

/// <summary>Where months begin.</summary>
public sealed record Month(string Name, decimal X);

/// <summary>A campaign's days laid out on one line, computed on the server: no script draws it.</summary>
public sealed class TimelineView
{
    public const int Wide = 1000;
    private readonly DateOnly _first;
    private readonly int _days;

    public TimelineView(IReadOnlyList<PhaseStanding> phases, IReadOnlyList<(string Name, ImpreciseDate When)> days, DateOnly today)
    {
        DateOnly[] all = [today, .. phases.SelectMany(p => Ends(p.Plan)), .. days.SelectMany(d => new[] { d.When.Earliest, d.When.Latest })];
        _first = new DateOnly(all.Min().Year, all.Min().Month, 1);
        _days = new DateOnly(all.Max().Year, all.Max().Month, 1).AddMonths(1).DayNumber - _first.DayNumber;
        TodayX = X(today);
        Bars = [.. BarsOf(phases)];
        Marks = [.. MarksOf(days)];
        var step = _days > 800 ? 6 : _days > 400 ? 3 : 1;
        Months = [.. from n in Enumerable.Range(0, 1200).Select(i => _first.AddMonths(i * step)).TakeWhile(m => m.DayNumber < _first.DayNumber + _days)
                     select new Month(n.ToString(n.Month == 1 || n == _first ? "yyyy-MM" : "MM", CultureInfo.InvariantCulture), X(n))];
    }

    public IReadOnlyList<Bar> Bars { get; }
    public IReadOnlyList<Mark> Marks { get; }
    public IReadOnlyList<Month> Months { get; }
    public decimal TodayX { get; }
    public int LaneCount => Bars.Select(b => b.Lane + 1).DefaultIfEmpty(0).Max();
    public int MarkLaneCount => Marks.Select(m => m.Lane + 1).DefaultIfEmpty(0).Max();

    private static DateOnly[] Ends(PhasePlan plan) => plan.End is { } end ? [plan.Begin.Earliest, end.Latest] : [plan.Begin.Earliest, plan.Begin.Latest];

    private IEnumerable<Bar> BarsOf(IReadOnlyList<PhaseStanding> phases)
    {
        List<DateOnly> lanes = [];
        foreach (var phase in phases.OrderBy(p => p.Plan.Begin.Earliest).ThenBy(p => p.Plan.Order))
        {
            var plan = phase.Plan;
            var last = plan.End?.Latest ?? _first.AddDays(_days - 1);
            var lane = lanes.FindIndex(until => until < plan.Begin.Earliest);
            lane = lane < 0 ? lanes.Count : lane;
            lanes.Insert(lane, last);
            if (lane < lanes.Count - 1)
            {
                lanes.RemoveAt(lane + 1);
            }

            yield return new Bar(
                plan.Name, $"{plan.Begin.Wording} – {plan.End?.Wording}", phase.State, lane, X(plan.Begin.Earliest), Width(plan.Begin.Earliest, last),
                Vague(plan.Begin), Vague(plan.End), plan.End is null);

            decimal Vague(ImpreciseDate? date) =>
                date is null || date.IsExact ? 0 : decimal.Round(Math.Min(Width(date.Earliest, date.Latest), Width(plan.Begin.Earliest, last) / 5), 1);
        }
    }

    private IEnumerable<Mark> MarksOf(IReadOnlyList<(string Name, ImpreciseDate When)> days) =>
        days.OrderBy(d => d.When.Latest).ThenBy(d => d.Name, StringComparer.Ordinal)
            .Select((d, i) => new Mark(d.Name, d.When.Wording, X(d.When.Earliest), Width(d.When.Earliest, d.When.Latest), i));

    private decimal X(DateOnly day) => decimal.Round((decimal)(day.DayNumber - _first.DayNumber) / _days * Wide, 1);

    private decimal Width(DateOnly from, DateOnly to) => decimal.Round((decimal)(to.DayNumber - from.DayNumber + 1) / _days * Wide, 1);
}
