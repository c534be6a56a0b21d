using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What the units of one category came to on average in one result, so that nobody reads all of them to draw one line.</summary>
public sealed class ResultMean
{
    private ResultMean() { } // EF

    /// <inheritdoc cref="Scoring.CategoryMean"/>
    public ResultMean(string categoryCode, string? channelCode, string? itemCode, decimal mean, int count)
    {
        CategoryCode = Text.Required(categoryCode, Participant.CodeMaxLength, nameof(categoryCode));
        ChannelCode = Text.Optional(channelCode, ScoreSheet.ChannelCodeMaxLength, nameof(channelCode));
        ItemCode = Text.Optional(itemCode, Assessments.Mark.ItemCodeMaxLength, nameof(itemCode));
        (Mean, Count) = (Points.Guard(mean, nameof(mean)), count);
    }

    public int Id { get; private set; }
    public string CategoryCode { get; private set; } = "";

    /// <summary>Null for the mean of the totals.</summary>
    public string? ChannelCode { get; private set; }

    /// <summary>Null for the mean of the totals.</summary>
    public string? ItemCode { get; private set; }

    public decimal Mean { get; private set; }

    /// <summary>Units behind it.</summary>
    public int Count { get; private set; }
}
