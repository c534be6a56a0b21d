using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Says what stands out about a sheet, and what was decided about it.</summary>
public sealed class ReviewWords(IStringLocalizer<Texts> texts)
{
    private const int Decimals = 2;

    public string Of(ReviewCase about, Scheme scheme)
    {
        var flag = about.Sheet.Flag;
        return texts[$"Results.Review.{flag.Kind}.Text", Rater(about.Rater, scheme), about.Unit ?? "", Rounded(flag.Given), Rounded(flag.Others), flag.Count];
    }

    /// <summary>Which sheet a ruling is about.</summary>
    public string Of(RulingView ruling, Scheme scheme) =>
        ruling.Unit is null ? texts["Results.Review.Sheet.Whole", Rater(ruling.Rater, scheme)]
        : ruling.Kind == RaterFlagKind.SelfFarFromOthers ? texts["Results.Review.Sheet.Self", ruling.Unit]
        : texts["Results.Review.Sheet", Rater(ruling.Rater, scheme), ruling.Unit];

    public string Rater(RaterChoice? rater, Scheme scheme) => rater is null ? texts["Results.Review.Rater.Hidden"] : SimulationWords.NameOf(rater, scheme, texts);

    /// <summary>A figure to be read at a glance; rules compare the exact one.</summary>
    public static string Rounded(decimal value) => Figures.Of(decimal.Round(value, Decimals, MidpointRounding.AwayFromZero));
}
