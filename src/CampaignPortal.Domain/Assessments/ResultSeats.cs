using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>How the seats of one grade or list were counted and given in one category of a result.</summary>
public sealed class ResultSeats
{
    private ResultSeats() { } // EF

    public ResultSeats(string categoryCode, QuotaResult quota)
    {
        CategoryCode = Text.Required(categoryCode, Participant.CodeMaxLength, nameof(categoryCode));
        PoolCode = Text.Required(quota.Categories[0], Participant.CodeMaxLength, nameof(quota));
        (ListCode, Base, Exact, Seats, Taken) = (quota.List, quota.Base, quota.Exact, quota.Seats, quota.Taken);
    }

    public int Id { get; private set; }
    public string CategoryCode { get; private set; } = "";

    /// <summary>The same for all categories that share these seats: the first of them.</summary>
    public string PoolCode { get; private set; } = "";

    /// <summary>Of the grade or list.</summary>
    public string ListCode { get; private set; } = "";

    /// <summary>Units of which the share was taken.</summary>
    public int Base { get; private set; }

    /// <summary>Before it was made a whole number; null where the seats are no share.</summary>
    public decimal? Exact { get; private set; }

    public int Seats { get; private set; }
    public int Taken { get; private set; }
}
