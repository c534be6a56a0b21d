using System.Globalization;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>One of the two who stand next to a unit, in sentences.</summary>
/// <param name="Few">The smallest changes that would do; empty where none does alone, null where a decision ordered the two.</param>
/// <param name="More">The others that would.</param>
/// <param name="OutOfReach">Names of items on which not even the most would do.</param>
/// <param name="TooLight">How many deductions would not do by their absence alone.</param>
public sealed record NeighbourView(string Gap, IReadOnlyList<string>? Few, IReadOnlyList<string> More, IReadOnlyList<string> OutOfReach, int TooLight);

/// <summary>Puts into sentences between whom a unit stands, and what single change would move it.</summary>
internal sealed class PlaceWords(IStringLocalizer<Texts> texts, ExplainedPlace explained, string unit)
{
    private const int MostAtOnce = 5;
    private const int MostNames = 10;

    private Scheme Scheme => explained.Scheme;

    public string? Beside() => explained.Beside.Count == 0 ? null : texts["Results.Place.Beside", Names(explained.Beside)].Value;

    public NeighbourView? Ahead() => explained.Ahead is { } ahead ? ViewOf(ahead, "Ahead", unit, ahead.Unit, ahead.Rank) : null;

    public NeighbourView? Behind(int rank) => explained.Behind is { } behind ? ViewOf(behind, "Behind", behind.Unit, unit, rank) : null;

    public string Blocking(Note note) => texts[
        $"Explain.Note.{note.Kind}", note.Channel is { } channel ? PartName(channel) : "", note.Item is { } item ? ItemName(item) : "", ""];

    private NeighbourView ViewOf(Neighbour neighbour, string side, string later, string earlier, int rank)
    {
        if (neighbour.Place is not { } place)
        {
            return new NeighbourView(WithOthers(texts[$"Results.Place.{side}.Decided", neighbour.Rank, neighbour.Unit], neighbour), null, [], [], 0);
        }

        var changes = place.Changes.Select(c => texts["Results.Place.Then", Change(c, neighbour.Facts), Figures.Total(c.Total), rank].Value).ToList();
        return new NeighbourView(
            Gap(neighbour, place.Gap, side, later, earlier), [.. changes.Take(MostAtOnce)], [.. changes.Skip(MostAtOnce)],
            [.. place.OutOfReach.Select(o => o.Channel is { } channel ? texts["Results.Place.Item", Scheme.Channel(channel).Name.Shown(), ItemName(o.Item)].Value : ItemName(o.Item))],
            place.TooLight.Count);
    }

    private string Gap(Neighbour neighbour, RankGap gap, string side, string later, string earlier)
    {
        string sentence = gap.Step is { } step
            ? texts[$"Results.Place.{side}.Tie", neighbour.Rank, neighbour.Unit, TieWords.Of(Scheme.Content.Ranking.Ties[step - 1], Scheme.Content, texts), earlier, Figure(gap.Ahead), later, Figure(gap.Behind)]
            : texts[$"Results.Place.{side}.Total", neighbour.Rank, neighbour.Unit, Figures.Total(neighbour.Total), Figures.Of(gap.Points!.Value)];
        var exact = gap.Step is null && Scheme.Content.Ranking.Compare == RankBasis.Unrounded ? texts["Results.Place.Unrounded"].Value : null;
        return WithOthers(exact is null ? sentence : texts["Explain.Sentences", sentence, exact], neighbour);
    }

    private string WithOthers(string sentence, Neighbour neighbour) =>
        neighbour.Others.Count == 0 ? sentence : texts["Explain.Sentences", sentence, texts["Results.Place.Others", Names(neighbour.Others)].Value];

    private string Change(SingleChange change, Facts facts) => change switch
    {
        WithoutOccurrence without => Occurrence(facts.Occurrences.Single(o => o.Id == without.Id), without.Size),
        MorePoints more => texts[
            facts.Marks.Count(m => m.Channel == more.Channel && m.Item == more.Item && m.Value is MarkValue.Given) > 1 ? "Results.Place.Points.Each" : "Results.Place.Points",
            Scheme.Channel(more.Channel).Name.Shown(), ItemName(more.Item), Figures.Of(more.Points)],
        NothingLess { Value: MarkValue.Chosen chosen } level => texts[
            "Results.Place.Level", Scheme.Channel(level.Channel).Name.Shown(), ItemName(level.Item), LevelName((LevelItem)Scheme.FindItem(level.Item)!, chosen)],
        NothingLess { Value: MarkValue.Answered answered } answer => texts[
            answered.Yes ? "Results.Place.Yes" : "Results.Place.No", Scheme.Channel(answer.Channel).Name.Shown(), ItemName(answer.Item)],
        MoreCases more => texts["Results.Place.Cases", ItemName(more.Item), more.Cases],
        _ => "",
    };

    private string Occurrence(Occurrence fact, decimal points)
    {
        var cause = Scheme.FindItem(fact.Item)!.Rules.Single(r => r.Code == fact.Rule).Cause.Shown();
        return texts["Results.Place.Without", cause, fact.Id, fact.OccurredOn.ToString(texts["Format.Day"], CultureInfo.InvariantCulture), Figures.Of(points)];
    }

    private string Figure(decimal? figure) => figure is { } known ? Figures.Of(known) : texts["Results.Place.NoFigure"];

    private string Names(IReadOnlyList<string> names)
    {
        var shown = string.Join(texts["List.Separator"], names.Take(MostNames));
        return names.Count > MostNames ? texts["Results.Place.AndOthers", shown, names.Count] : shown;
    }

    private string LevelName(LevelItem item, MarkValue.Chosen chosen)
    {
        var name = item.Levels.Single(l => l.Code == chosen.Level).Name.Shown();
        return chosen.Points is { } points ? texts["Results.Place.Level.Value", name, Figures.Of(points)] : name;
    }

    /// <summary>Of a channel or of a group of channels.</summary>
    private string PartName(string code) =>
        (Scheme.Content.Channels.FirstOrDefault(c => c.Code == code)?.Name ?? Scheme.Content.ChannelGroups.FirstOrDefault(g => g.Code == code)?.Name)?.Shown() ?? code;

    private string ItemName(string code) => Scheme.FindItem(code)?.Name.Shown() ?? code;
}
