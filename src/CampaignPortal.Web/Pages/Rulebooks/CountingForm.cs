using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Rounding, facts under several items and the order of equals as an author enters them.</summary>
public sealed class CountingForm
{
    private const int SpareRows = 2;

    public sealed class StageRow
    {
        /// <summary>Empty where nothing is rounded.</summary>
        public int? Decimals { get; set; }

        public RoundingMode Mode { get; set; }

        internal void Show(Rounding? rounding) => (Decimals, Mode) = (rounding?.Decimals, rounding?.Mode ?? default);

        internal Rounding? Read() => Decimals is { } decimals ? new Rounding(decimals, Mode) : null;
    }

    public sealed class TieRow
    {
        private const char Separator = '/';

        /// <summary>What is compared, and of which channel and item, as in <c>Item/self/1.2</c>.</summary>
        public string? Step { get; set; }

        public bool IsEmpty => string.IsNullOrEmpty(Step);

        /// <summary>Null where it cannot be read.</summary>
        public TieStep? Read => Step?.Split(Separator) switch
        {
            [nameof(TieComparator.Channel), var channel] when Scheme.IsCode(channel) => new TieStep(TieComparator.Channel, channel, null),
            [nameof(TieComparator.Item), var channel, var item] when Scheme.IsCode(channel) && Scheme.IsCode(item) => new TieStep(TieComparator.Item, channel, item),
            [nameof(TieComparator.Deductions)] => new TieStep(TieComparator.Deductions, null, null),
            [nameof(TieComparator.Bonus)] => new TieStep(TieComparator.Bonus, null, null),
            [nameof(TieComparator.EarlierTotal)] => new TieStep(TieComparator.EarlierTotal, null, null),
            _ => null,
        };

        public static string Written(TieStep step) => string.Join(Separator, new[] { $"{step.By}", step.Channel, step.Item }.OfType<string>());
    }

    public long Version { get; set; }
    public StageRow Item { get; } = new();
    public StageRow Sheet { get; } = new();
    public StageRow Channel { get; } = new();
    public StageRow Total { get; } = new();
    public SameFact SameFact { get; set; }
    public RankBasis Compare { get; set; }
    public IList<TieRow> Ties { get; } = [];
    public IfTied IfTied { get; set; }

    /// <summary>Whether anything on the way to the total is rounded.</summary>
    public bool HasStages => Item.Decimals is not null || Sheet.Decimals is not null || Channel.Decimals is not null;

    public void Show(SchemeContent scheme)
    {
        Item.Show(scheme.Rounding.Item);
        Sheet.Show(scheme.Rounding.Sheet);
        Channel.Show(scheme.Rounding.Channel);
        Total.Show(scheme.Rounding.Total);
        (SameFact, Compare, IfTied) = (scheme.SameFact, scheme.Ranking.Compare, scheme.Ranking.IfTied);
        scheme.Ranking.Ties.ToList().ForEach(t => Ties.Add(new TieRow { Step = TieRow.Written(t) }));
    }

    /// <summary>Keeps some rows free below what is typed.</summary>
    public void AddSpareRows()
    {
        while (Ties.Count(t => t.IsEmpty) < SpareRows)
        {
            Ties.Add(new TieRow());
        }
    }

    public Rulebook Applied(Rulebook book) => book.Reckoned(
        new StageRounding(Item.Read(), Sheet.Read(), Channel.Read(), Total.Read()!),
        SameFact,
        new RankingRule(Compare, [.. Ties.Where(t => !t.IsEmpty).Select(t => t.Read!)]) { IfTied = IfTied });
}

public sealed class CountingFormValidator : AbstractValidator<CountingForm>
{
    private const int MostDecimals = 4;

    public CountingFormValidator()
    {
        RuleFor(f => f.Item).ChildRules(Stage);
        RuleFor(f => f.Sheet).ChildRules(Stage);
        RuleFor(f => f.Channel).ChildRules(Stage);
        RuleFor(f => f.Total).ChildRules(Stage);
        RuleFor(f => f.Total.Decimals).NotNull().WithErrorCode("Rulebooks.Counting.Decimals.Wrong");
        RuleFor(f => f.SameFact).IsInEnum();
        RuleFor(f => f.Compare).IsInEnum();
        RuleFor(f => f.IfTied).IsInEnum();
        RuleForEach(f => f.Ties).Where(t => !t.IsEmpty).ChildRules(row => row.RuleFor(t => t.Step).Must((t, _) => t.Read is not null).WithErrorCode("Validation.Value"));
    }

    private static void Stage(InlineValidator<CountingForm.StageRow> stage)
    {
        stage.RuleFor(s => s.Decimals).Must(d => d is null or (>= 0 and <= MostDecimals)).WithErrorCode("Rulebooks.Counting.Decimals.Wrong");
        stage.RuleFor(s => s.Mode).IsInEnum();
    }
}
