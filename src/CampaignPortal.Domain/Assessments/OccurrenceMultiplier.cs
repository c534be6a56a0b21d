using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What makes an occurrence weigh more (加重情形), with the factor that the scheme gave it when it was recorded.</summary>
public sealed class OccurrenceMultiplier
{
    public const int CodeMaxLength = 64;

    private OccurrenceMultiplier() { } // EF

    internal OccurrenceMultiplier(Scoring.Multiplier multiplier) =>
        (Code, Factor) = (Text.Required(multiplier.Code, CodeMaxLength, nameof(multiplier)), multiplier.Factor);

    public int Id { get; private set; }

    /// <summary>Of the item's multiplier.</summary>
    public string Code { get; private set; } = "";

    public decimal Factor { get; private set; }
}
