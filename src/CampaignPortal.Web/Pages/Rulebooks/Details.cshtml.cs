using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Standards and items side by side: the draft where one is being written, else what the next round opens on.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class DetailsModel(RulebookDesk desk, RulebookReading reading, RulebookWords words, SchemeWords schemes, GradeWords grades, GateWords gates, WeightWords weights) : PageModel
{
    public sealed record ProblemView(string Sentence, string Anchor);
    public sealed record ItemView(string Code, LocalText Name, string Points, string Rule, string Places, string? Office, string? Basis, IReadOnlyList<string> Causes, IReadOnlyList<string> Problems);
    public sealed record RowView(CriterionText Criterion, IReadOnlyList<ItemView> Items, IReadOnlyList<string> Problems);
    public sealed record GroupView(string Name, decimal Points, IReadOnlyList<RowView> Rows);
    public sealed record ChannelView(string Code, LocalText Name, string Weight, decimal Points, IReadOnlyList<string> Rules);

    /// <param name="Sentence">Between which bounds its points stay.</param>
    public sealed record BoundsView(string Code, LocalText Name, string Sentence);

    /// <summary>A gate or a consequence.</summary>
    public sealed record GateView(string Kind, string Code, LocalText Name, string Sentence, IReadOnlyList<string> Problems)
    {
        public string Anchor => AnchorOf(Kind, Code);
        public string EditPage => $"Edit{Kind}";
        public string RemovePage => $"Remove{Kind}";

        public static string AnchorOf(string kind, string code) => $"{kind}-{code}";
    }

    private const string Gate = nameof(Gate);
    private const string Consequence = nameof(Consequence);
    private IReadOnlyDictionary<string, string> _offices = new Dictionary<string, string>();
    private IReadOnlyList<RulebookProblem> _problems = [];

    public int Id { get; private set; }
    public OpenRulebook Open { get; private set; } = null!;
    public bool IsDraft => Open.Draft is not null;
    public IReadOnlyList<ProblemView> Problems { get; private set; } = [];
    public IReadOnlyList<GroupView> Groups { get; private set; } = [];
    public IReadOnlyList<ItemView> Loose { get; private set; } = [];
    public IReadOnlyList<ChannelView> Channels { get; private set; } = [];

    /// <summary>Groups of items, each with its bounds.</summary>
    public IReadOnlyList<BoundsView> Bounds { get; private set; } = [];

    /// <summary>Rounding, repeated facts and ranks in sentences.</summary>
    public IReadOnlyList<string> Counting { get; private set; } = [];

    /// <summary>How periods make longer ones; empty where none does.</summary>
    public IReadOnlyList<SchemePart> Periods { get; private set; } = [];

    /// <summary>Grades and lists in sentences; empty where there are none.</summary>
    public IReadOnlyList<string> Grades { get; private set; } = [];

    /// <summary>Gates, then consequences.</summary>
    public IReadOnlyList<GateView> Gates { get; private set; } = [];

    /// <summary>What lies side by side, sum by sum; empty where weights are per cent without groups.</summary>
    public IReadOnlyList<string> Levels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
        {
            return NotFound();
        }

        (Id, Open, _offices) = (id, open, await reading.OfficesAsync(ct));
        var book = open.Book;
        _problems = IsDraft ? RulebookChecks.Run(book, _offices.Keys.ToHashSet(StringComparer.Ordinal)) : [];
        Problems = [.. _problems.Select(p => new ProblemView(words.Of(p, book), Anchor(p)))];
        Groups = [.. book.Groups.Select(g => new GroupView(g.Name, g.Points, [.. g.Criteria.Select(Row)]))];
        Loose = [.. book.LooseItems.Select(Item)];
        Channels = [.. book.Scheme.Channels.Select(c => new ChannelView(c.Code, c.Name, weights.Of(book.Scheme, c), book.PointsIn(c.Code), [.. schemes.Of(c, book.Scheme)]))];
        Bounds = [.. book.Scheme.ItemGroups.Select(g => new BoundsView(g.Code, g.Name, schemes.Bounds(g)))];
        (Counting, Periods) = (schemes.Reckoning(book.Scheme), schemes.Periods(book.Scheme));
        Levels = book.Scheme is { ChannelGroups.Count: 0, NormalisesWeights: false } ? [] : weights.Levels(book.Scheme);
        Grades = [.. grades.Bands(book.Scheme), .. grades.Lists(book.Scheme)];
        Gates =
        [
            .. book.Scheme.Standing.Gates.Select(g => new GateView(Gate, g.Code, g.Name, gates.Of(g, book.Scheme), Of(p => p.Gate == g.Code))),
            .. book.Scheme.Standing.Consequences.Select(c => new GateView(Consequence, c.Code, c.Name, gates.Of(c, book.Scheme), Of(p => p.Consequence == c.Code))),
        ];
        return Page();
    }

    private IReadOnlyList<string> Of(Func<RulebookProblem, bool> isMeant) => [.. _problems.Where(isMeant).Select(p => words.Of(p, Open.Book))];

    private RowView Row(CriterionText criterion) => new(
        criterion, [.. Open.Book.ItemsOf(criterion.Code).Select(Item)],
        Of(p => p.Item is null && p.Criterion == criterion.Code));

    private ItemView Item(Item item) => new(
        item.Code, item.Name, Open.Book.KindOf(item).HasPoints ? item.Points.Figure() : "", words.Rule(Open.Book, item), words.Places(Open.Book, item),
        item.Head.ResponsibleOffice is { } office ? _offices.GetValueOrDefault(Domain.Shared.Text.NormalisedCode(office), office) : null, item.Head.Basis,
        [.. item.Rules.Select(words.Cause), .. words.Weighing(item.Weighing)], Of(p => p.Item == item.Code));

    private static string Anchor(RulebookProblem problem) =>
        problem.Gate is { } gate ? GateView.AnchorOf(Gate, gate) : problem.Consequence is { } consequence ? GateView.AnchorOf(Consequence, consequence)
        : problem.IsAboutGrades ? "grades" : problem.IsAboutRanks ? "counting" : problem.IsAboutPeriods ? "periods" : problem.Item is { } item ? $"item-{item}" : problem.Criterion is { } criterion ? $"criterion-{criterion}" : "channels";
}
