using System.Globalization;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>Says what a notice arranges, what differs between two of them, and what is wrong with a line.</summary>
public sealed class NoticeWords(IStringLocalizer<Texts> texts)
{
    public string Of(NoticeProblem problem) => texts["Calendar.Load.Line", problem.Line, problem.Typed, Fault(problem)];

    public string Of(NoticeSpan span) => span.Name is null
        ? texts["Calendar.Span", Days(span.From, span.To), Mark(span.Kind)]
        : texts["Calendar.Span.Named", Days(span.From, span.To), Mark(span.Kind), span.Name];

    /// <summary>One sentence for days that follow each other and change alike.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<NoticeChange> changes)
    {
        List<(DateOnly From, DateOnly To, CalendarDayKind? Before, CalendarDayKind? After)> spans = [];
        foreach (var change in changes)
        {
            if (spans is [.., var last] && last.To.AddDays(1) == change.On && (last.Before, last.After) == (change.Before, change.After))
            {
                spans[^1] = last with { To = change.On };
            }
            else
            {
                spans.Add((change.On, change.On, change.Before, change.After));
            }
        }

        return spans.ConvertAll(s => texts["Calendar.Change", Days(s.From, s.To), Mark(s.Before), Mark(s.After)].Value);
    }

    private string Fault(NoticeProblem problem) => problem.Refusal is { } refusal
        ? texts["Calendar.Load.Day", Day(problem.On!.Value), texts[$"Refusal.{refusal}"].Value]
        : texts[$"NoticeFault.{problem.Fault}"];

    private string Mark(CalendarDayKind? kind) => texts[kind is null ? "CalendarDayKind.None" : $"CalendarDayKind.{kind}"];

    private string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : texts["Calendar.Days", Day(from), Day(to)];

    private string Day(DateOnly day) => day.ToString(texts["Format.Day"], CultureInfo.InvariantCulture);
}
