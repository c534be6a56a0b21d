using FluentValidation;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What is to be tried on a result.</summary>
public sealed class SimulationForm
{
    /// <summary>All weights together, in per cent.</summary>
    public const decimal Whole = 100m;

    public long Version { get; set; }
    public string? Category { get; set; }
    public int? Places { get; set; }
    public IList<Row> Channels { get; } = [];

    /// <summary>Key of the rater who is left out; empty for none.</summary>
    public string? Rater { get; set; }

    /// <summary>Weights of the channels that stay, as shares.</summary>
    public IReadOnlyDictionary<string, decimal> Kept() =>
        Channels.Where(c => !c.IsLeftOut).ToDictionary(c => c.Code, c => c.Percent!.Value / Whole, StringComparer.Ordinal);

    public sealed class Row
    {
        public string Code { get; set; } = "";
        public decimal? Percent { get; set; }
        public bool IsLeftOut { get; set; }
    }

    public sealed class Validator : AbstractValidator<SimulationForm>
    {
        public Validator()
        {
            RuleFor(f => f.Category).NotEmpty();
            RuleFor(f => f.Places).NotNull().GreaterThanOrEqualTo(1);
            RuleFor(f => f.Channels).Must(rows => rows.Count == 0 || rows.Any(r => !r.IsLeftOut)).WithErrorCode("Results.Simulate.NoneLeft");
            RuleForEach(f => f.Channels).ChildRules(row => row.RuleFor(r => r.Percent)
                .Must(p => p >= 0 && p <= Whole && decimal.Round(p.Value, 2) == p).When(r => !r.IsLeftOut).WithErrorCode("Rulebooks.Channels.Weight.Wrong"));
        }
    }
}
