using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One item as an author enters it; adding and changing share it. Rates are in per cent.</summary>
public sealed partial class ItemForm
{
    private const decimal Hundred = 100m;
    private const int SpareRows = 3;

    public sealed class CauseRow
    {
        public string? Code { get; set; }
        public string? Words { get; set; }
        public decimal? From { get; set; }

        /// <summary>Empty for a fixed value.</summary>
        public decimal? To { get; set; }

        public OccurrenceUnit Per { get; set; }
        public decimal? Cap { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && From is null && To is null && Cap is null;
    }

    public sealed class LevelRow
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public decimal? Points { get; set; }

        /// <summary>The values among which a rater chooses, apart by blanks or commas; empty for a level with one.</summary>
        public string? Values { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Points is null && string.IsNullOrWhiteSpace(Values);

        /// <summary>From the highest to the lowest; null where something is no number.</summary>
        public IReadOnlyList<decimal>? Numbers
        {
            get
            {
                List<decimal?> read = [.. (Values ?? "").Split([' ', ',', '，', '、', '/', ';', '；'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(v => decimal.TryParse(v, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null)];
                return read.Contains(null) ? null : [.. read.OfType<decimal>().Distinct().OrderDescending()];
            }
        }
    }

    public sealed class BandRow
    {
        public decimal? From { get; set; }
        public decimal? Points { get; set; }

        public bool IsEmpty => From is null && Points is null;
    }

    public long Version { get; set; }
    public ItemKind Kind { get; set; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string? NameEn { get; set; }
    public decimal? Points { get; set; }
    public string? Office { get; set; }
    public string? Basis { get; set; }
    public NotApplicablePolicy NotApplicable { get; set; } = NotApplicablePolicy.Rescale;
    public NoDataPolicy NoData { get; set; }

    /// <summary>Only of raters.</summary>
    public UnknownPolicy Unknown { get; set; }

    /// <summary>By code of the channel.</summary>
    public IDictionary<string, ItemPlace> Places { get; } = new Dictionary<string, ItemPlace>(StringComparer.Ordinal);

    /// <summary>A post may leave a channel out: the item does not stand there.</summary>
    public void PlaceIn(IEnumerable<Channel> channels)
    {
        foreach (var channel in channels)
        {
            Places.TryAdd(channel.Code, ItemPlace.None);
        }
    }

    public IList<CauseRow> Causes { get; } = [];
    public WeighingForm Weighing { get; } = new();
    public bool FloorsAtZero { get; set; }
    public decimal? Cap { get; set; }
    public IList<LevelRow> Levels { get; } = [];
    public decimal? Step { get; set; }
    public decimal? PointsYes { get; set; }
    public decimal? PointsNo { get; set; }
    public CurveKind Curve { get; set; }
    public decimal? Target { get; set; }
    public decimal? LossPerPoint { get; set; }
    public bool PerStarted { get; set; }
    public decimal? Below { get; set; }
    public decimal? BonusPerPoint { get; set; }
    public decimal? CurveCap { get; set; }
    public IList<BandRow> Bands { get; } = [];

    /// <summary>An empty form with what is usual for the kind.</summary>
    public static ItemForm New(ItemKind kind, Rulebook book, string code)
    {
        ItemForm form = new() { Kind = kind, Code = code, FloorsAtZero = true, Target = Hundred, PerStarted = true };
        foreach (var channel in book.Scheme.Channels)
        {
            form.Places[channel.Code] = kind.UsualPlace;
        }

        form.AddSpareRows();
        return form;
    }

    public static ItemForm Of(Rulebook book, Item item)
    {
        var head = item.Head;
        ItemForm form = new()
        {
            Kind = book.KindOf(item), Code = item.Code, Name = item.Name.Zh, NameEn = item.Name.En, Points = item.Points, Office = head.ResponsibleOffice,
            Basis = head.Basis, NotApplicable = head.NotApplicable, NoData = head.NoData, Unknown = head.Unknown,
        };
        foreach (var channel in book.Scheme.Channels)
        {
            form.Places[channel.Code] = item.IsJudgedIn(channel.Code) ? ItemPlace.Judged : item.IsCountedIn(channel.Code) ? ItemPlace.Counted : ItemPlace.None;
        }

        form.TakeKind(item);
        form.AddSpareRows();
        return form;
    }

    /// <param name="before">What it replaces; null for a new one. Whatever the form does not show is kept from it.</param>
    public Item ToItem(Item? before, string? criterion)
    {
        ItemHead head = new(
            Code.Trim(), new LocalText(Name.Trim(), Blank(NameEn)), Kind.HasPoints ? Points!.Value : 0, criterion, Blank(Office), Blank(Basis),
            In(ItemPlace.Judged), In(ItemPlace.Counted), NotApplicable, NoData, Kind.IsAnswered ? Unknown : UnknownPolicy.Refused);
        return Kind switch
        {
            ItemKind.Points => new PointsItem(head, Step),
            ItemKind.Deduct or ItemKind.DeductOutside => new DeductItem(head, Rules(before), Kind == ItemKind.Deduct && FloorsAtZero, Cap) { Weighing = Weighing.ToWeighing(before?.Weighing ?? OccurrenceWeighing.Plain) },
            ItemKind.Bonus or ItemKind.BonusInside => new BonusItem(head, Rules(before), Cap) { Weighing = Weighing.ToWeighing(before?.Weighing ?? OccurrenceWeighing.Plain) },
            ItemKind.Derived => new DerivedItem(head, Reduction, OutOf!.Value),
            ItemKind.Rank => new RankItem(head, ToTable(), Otherwise ?? 0),
            ItemKind.Ratio => new RatioItem(head, ToCurve()),
            ItemKind.Level => new LevelItem(head, ToLevels(before)),
            ItemKind.YesNo => new YesNoItem(head, PointsYes!.Value, PointsNo!.Value),
            _ => new TextItem(head),
        };
    }

    private void TakeKind(Item item)
    {
        switch (item)
        {
            case PointsItem points:
                Step = points.Step;
                break;
            case DeductItem deduct:
                (FloorsAtZero, Cap) = (deduct.FloorsAtZero, deduct.Cap);
                break;
            case BonusItem bonus:
                Cap = bonus.Cap;
                break;
            case LevelItem level:
                level.Levels.ToList().ForEach(l => Levels.Add(new LevelRow { Code = l.Code, Name = l.Name.Zh, Points = l.Points, Values = string.Join(' ', l.Values.Select(v => v.Figure())) }));
                break;
            case YesNoItem yesNo:
                (PointsYes, PointsNo) = (yesNo.PointsYes, yesNo.PointsNo);
                break;
            case RatioItem ratio:
                TakeCurve(ratio.Curve);
                break;
            case DerivedItem derived:
                (Reduction, OutOf) = (derived.By, derived.OutOf);
                break;
            case RankItem rank:
                rank.Table.ToList().ForEach(r => Table.Add(new PlaceRow { To = r.To, Points = r.Points }));
                Otherwise = rank.Otherwise;
                break;
        }

        Weighing.Take(item.Weighing);
        item.Rules.ToList().ForEach(r => Causes.Add(new CauseRow
        {
            Code = r.Code, Words = r.Cause.Zh, From = r.From, To = r.From == r.To ? null : r.To, Per = r.Per, Cap = r.Cap,
        }));
    }

    private void TakeCurve(Curve curve)
    {
        switch (curve)
        {
            case ProportionalCurve plain:
                (Curve, Target) = (CurveKind.Proportional, plain.Target * Hundred);
                break;
            case StepLossCurve step:
                (Curve, Target, LossPerPoint, PerStarted) = (CurveKind.StepLoss, step.Target * Hundred, step.LossPerPoint, step.PerStarted);
                break;
            case ThresholdCurve threshold:
                (Curve, Target, Below) = (CurveKind.Threshold, threshold.Target * Hundred, threshold.Below * Hundred);
                break;
            case OvershootCurve over:
                (Curve, Target, BonusPerPoint, CurveCap) = (CurveKind.Overshoot, over.Target * Hundred, over.BonusPerPoint, over.Cap);
                break;
            case BandedCurve banded:
                Curve = CurveKind.Banded;
                banded.Bands.ToList().ForEach(b => Bands.Add(new BandRow { From = b.From * Hundred, Points = b.Points }));
                break;
        }
    }

    private Curve ToCurve() => Curve switch
    {
        CurveKind.StepLoss => new StepLossCurve(Rate(Target), LossPerPoint!.Value, PerStarted),
        CurveKind.Threshold => new ThresholdCurve(Rate(Target), Rate(Below)),
        CurveKind.Overshoot => new OvershootCurve(Rate(Target), BonusPerPoint!.Value, CurveCap!.Value),
        CurveKind.Banded => new BandedCurve([.. Bands.Where(b => !b.IsEmpty).Select(b => new Band(Rate(b.From), b.Points!.Value))]),
        _ => new ProportionalCurve(Rate(Target)),
    };

    private List<OccurrenceRule> Rules(Item? before) =>
    [
        .. Causes.Where(c => !c.IsEmpty).Select((c, i) => new OccurrenceRule(
            CodeOf(c.Code, "r", i, Causes.Select(x => x.Code)), Kept(before?.Rules.FirstOrDefault(r => r.Code == c.Code)?.Cause, c.Words!), c.From!.Value, c.To ?? c.From.Value, c.Per, c.Cap)),
    ];

    private List<Level> ToLevels(Item? before) => [.. Levels.Where(l => !l.IsEmpty).Select((l, i) => ToLevel(l, i, (before as LevelItem)?.Levels.FirstOrDefault(o => o.Code == l.Code)))];

    private Level ToLevel(LevelRow row, int index, Level? before) =>
        new(CodeOf(row.Code, "l", index, Levels.Select(x => x.Code)), Kept(before?.Name, row.Name!), row.Numbers!.Count > 0 ? row.Numbers[0] : row.Points!.Value)
        {
            Values = row.Numbers,
        };

    /// <summary>What was written stays its code; a new row gets the next one that is free.</summary>
    private static string CodeOf(string? code, string prefix, int index, IEnumerable<string?> taken) =>
        Blank(code) ?? Enumerable.Range(index + 1, int.MaxValue - index - 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n}")).First(c => !taken.Contains(c));

    /// <summary>Keeps the English of a text whose Chinese stays.</summary>
    private static LocalText Kept(LocalText? before, string words) => before?.Zh == words.Trim() ? before : new LocalText(words.Trim());

    private List<string> In(ItemPlace place) => Kind.IsInBlock ? [] : [.. Places.Where(p => p.Value == place).Select(p => p.Key)];

    private static decimal Rate(decimal? percent) => percent!.Value / Hundred;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void AddSpareRows()
    {
        Weighing.AddSpareRows();
        for (var i = 0; i < SpareRows; i++)
        {
            Causes.Add(new CauseRow());
            Levels.Add(new LevelRow());
            Bands.Add(new BandRow());
            Table.Add(new PlaceRow());
        }
    }
}
