using System.Globalization;
using CampaignPortal.Domain.Scoring;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What makes an occurrence weigh more, the second time too, and on whom it falls, as an author enters it. Shares are in per cent.</summary>
public sealed class WeighingForm
{
    private const int SpareRows = 3;
    private const decimal Hundred = 100m;

    /// <summary>Something with a name that multiplies.</summary>
    public sealed class FactorRow
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public decimal? Factor { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Factor is null;
    }

    public IList<FactorRow> Multipliers { get; } = [];
    public IList<FactorRow> Roles { get; } = [];

    /// <summary>From the how manieth time on; null where the second time weighs as much as the first.</summary>
    public int? RepeatFrom { get; set; }

    public decimal? RepeatFactor { get; set; }

    public bool IsEmpty => RepeatFrom is null && RepeatFactor is null && Multipliers.Concat(Roles).All(r => r.IsEmpty);

    public void Take(OccurrenceWeighing weighing)
    {
        weighing.Multipliers.ToList().ForEach(m => Multipliers.Add(new FactorRow { Code = m.Code, Name = m.Name.Zh, Factor = m.Factor }));
        weighing.Roles.ToList().ForEach(r => Roles.Add(new FactorRow { Code = r.Code, Name = r.Name.Zh, Factor = r.Factor * Hundred }));
        (RepeatFrom, RepeatFactor) = (weighing.Repeat?.From, weighing.Repeat?.Factor);
    }

    public void AddSpareRows()
    {
        for (var i = 0; i < SpareRows; i++)
        {
            Multipliers.Add(new FactorRow());
            Roles.Add(new FactorRow());
        }
    }

    /// <param name="before">Whose codes and English stay.</param>
    public OccurrenceWeighing ToWeighing(OccurrenceWeighing before) => new(
        [.. Rows(Multipliers, "m").Select(r => new Multiplier(r.Code, Kept(before.Multipliers.FirstOrDefault(m => m.Code == r.Code)?.Name, r.Row.Name!), r.Row.Factor!.Value))],
        RepeatFrom is { } from ? new Repeat(from, RepeatFactor!.Value) : null,
        [.. Rows(Roles, "p").Select(r => new LinkRole(r.Code, Kept(before.Roles.FirstOrDefault(m => m.Code == r.Code)?.Name, r.Row.Name!), r.Row.Factor!.Value / Hundred))]);

    /// <summary>What was written stays its code; a new row gets one that is free.</summary>
    private static IEnumerable<(string Code, FactorRow Row)> Rows(IList<FactorRow> rows, string prefix)
    {
        var taken = rows.Where(r => !r.IsEmpty && !string.IsNullOrWhiteSpace(r.Code)).Select(r => r.Code!.Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => !r.IsEmpty))
        {
            yield return (string.IsNullOrWhiteSpace(row.Code) ? Free(prefix, taken) : row.Code.Trim(), row);
        }
    }

    private static string Free(string prefix, HashSet<string> taken) =>
        Enumerable.Range(1, int.MaxValue - 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n}")).First(taken.Add);

    private static LocalText Kept(LocalText? before, string words) => before?.Zh == words.Trim() ? before : new LocalText(words.Trim());
}

public sealed class WeighingFormValidator : AbstractValidator<WeighingForm>
{
    private const int NameMaxLength = 200;
    private const decimal MostShare = 1000;

    public WeighingFormValidator()
    {
        RuleFor(f => f.Multipliers).Must(rows => rows.Count(r => !r.IsEmpty) <= OccurrenceWeighing.MostMultipliers).WithErrorCode("Rulebooks.Item.Multipliers.TooMany");
        RuleForEach(f => f.Multipliers).ChildRules(r => Row(r, "Rulebooks.Item.Multiplier.Factor.Wrong", OccurrenceWeighing.MostFactor, decimals: 4));
        RuleForEach(f => f.Roles).ChildRules(r => Row(r, "Rulebooks.Item.Role.Share.Wrong", MostShare, decimals: 2));
        RuleFor(f => f.Multipliers).Must(AreDistinct).WithErrorCode("Rulebooks.Item.NamesTwice");
        RuleFor(f => f.Roles).Must(AreDistinct).WithErrorCode("Rulebooks.Item.NamesTwice");
        RuleFor(f => f.RepeatFrom).InclusiveBetween(2, 1_000_000).WithErrorCode("Rulebooks.Item.RepeatFrom.Wrong");
        RuleFor(f => f.RepeatFrom).NotNull().When(f => f.RepeatFactor is not null).WithErrorCode("Rulebooks.Item.RepeatFrom.Wrong");
        RuleFor(f => f.RepeatFactor).Must((f, factor) => f.RepeatFrom is null || IsFactor(factor, OccurrenceWeighing.MostFactor, 4)).WithErrorCode("Rulebooks.Item.Multiplier.Factor.Wrong");
    }

    /// <summary>By code and by name: a recorder could not tell two of one name apart.</summary>
    private static bool AreDistinct(IList<WeighingForm.FactorRow> rows)
    {
        var filled = rows.Where(r => !r.IsEmpty).ToList();
        return Distinct(filled.Select(r => r.Code)) && Distinct(filled.Select(r => r.Name));

        static bool Distinct(IEnumerable<string?> words)
        {
            var written = words.Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => w!.Trim()).ToList();
            return written.Distinct(StringComparer.Ordinal).Count() == written.Count;
        }
    }

    private static bool IsFactor(decimal? factor, decimal most, int decimals) => factor >= 0 && factor <= most && decimal.Round(factor.Value, decimals) == factor;

    private static void Row(InlineValidator<WeighingForm.FactorRow> row, string wrong, decimal most, int decimals) => row.When(r => !r.IsEmpty, () =>
    {
        row.RuleFor(r => r.Code).Must(c => string.IsNullOrWhiteSpace(c) || Scheme.IsCode(c.Trim())).WithErrorCode("Rulebooks.Item.Code.Wrong");
        row.RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n) && n.Length <= NameMaxLength).WithErrorCode("Rulebooks.Item.Weighing.Name.Missing");
        row.RuleFor(r => r.Factor).Must(f => IsFactor(f, most, decimals)).WithErrorCode(wrong);
    });
}
