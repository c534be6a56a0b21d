using CampaignPortal.Web.Operations.Messages;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>The three numbers of a quarter, with a sentence for each.</summary>
public sealed record NumbersView(WatchedRound Round, IReadOnlyList<NumberView> Numbers);

/// <param name="Detail">What it consists of; null when it is nothing.</param>
public sealed record NumberView(WatchList List, int Count, bool IsAlert, string Sentence, string? Detail);

/// <summary>Something that is not done, as a line of a list.</summary>
/// <param name="Link">Where to read what is missing.</param>
public sealed record ThingView(OpenThing Thing, string Link, LastReminder? Reminded, bool MayRemind);

public sealed record ThingsView(IReadOnlyList<ThingView> Things);

/// <summary>Puts into words where a quarter stands.</summary>
public sealed class WatchWords(IStringLocalizer<Texts> texts, Reminding reminding, Access access)
{
    public NumbersView Numbers(WatchedRound round, QuarterWatch watch) =>
        new(round, [.. Enum.GetValues<WatchList>().Select(list => Number(list, round, watch))]);

    /// <summary>The lines with what each was last reminded of.</summary>
    public async Task<ThingsView> ThingsAsync(WatchedRound round, IReadOnlyList<OpenThing> things, CancellationToken ct)
    {
        var last = await reminding.LastAsync([.. things.Where(t => t.Reminder is not null).Select(t => (t.Reminder!.Value, t.Id))], ct);
        return new ThingsView([.. things.Select(t => ViewOf(t, t.Reminder is { } kind ? last.GetValueOrDefault((kind, t.Id)) : null))]);

        ThingView ViewOf(OpenThing thing, LastReminder? reminded) =>
            new(thing, LinkOf(round, thing), reminded, (round.IsOpen || thing.Kind == OpenKind.Duty) && thing.Reminder is not null && reminded?.On != access.Today);
    }

    private static string LinkOf(WatchedRound round, OpenThing thing) => thing.Kind switch
    {
        OpenKind.ScoreSheet => $"/Overview/Remind/{thing.Reminder}/{thing.Id}",
        OpenKind.Duty => $"/Duties/Details/{thing.Id}",
        OpenKind.Occurrence => $"/Occurrences/Details/{thing.Id}",
        OpenKind.Statement => $"/Results/Ranking/{round.ResultId}#statements",
        _ => $"/Overview/Missing/{round.Id}/{thing.UnitId}",
    };

    private NumberView Number(WatchList list, WatchedRound round, QuarterWatch watch)
    {
        var count = watch.CountOf(list);
        var sentence = (list, count) switch
        {
            (_, 0) => texts[$"Overview.{list}.None"],
            (WatchList.Missing, _) when !round.IsOpen => texts["Overview.Missing.Closed", count],
            (WatchList.Missing, _) when watch.OverdueCount > 0 => texts["Overview.Missing.Overdue", count, watch.OverdueCount],
            (WatchList.Close, _) when watch.Ranks.Count > 0 => texts["Overview.Close.Ranks", count, watch.Ranks.Count],
            _ => texts[$"Overview.{list}.Some", count],
        };
        var isAlert = count > 0 && list switch
        {
            WatchList.Missing => watch.OverdueCount > 0 || !round.IsOpen,
            WatchList.Disputed => true,
            _ => false,
        };
        return new NumberView(list, count, isAlert, sentence, DetailOf(watch.Of(list)));
    }

    private string? DetailOf(IReadOnlyList<OpenThing> things) => things.Count == 0
        ? null
        : string.Join(texts["List.Separator"], things.CountBy(t => t.Kind).OrderBy(k => k.Key).Select(k => texts[$"Overview.Count.{k.Key}", k.Value].Value));
}
