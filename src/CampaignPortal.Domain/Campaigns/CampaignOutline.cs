using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>How the office that runs a campaign takes part itself. It is asked; there is no default.</summary>
public enum OfficeStanding
{
    /// <summary>Like every other unit, by others.</summary>
    Rated,

    /// <summary>Assessed, without a rank.</summary>
    OutsideRanking,

    /// <summary>No participant.</summary>
    NotRated,
}

/// <summary>What a campaign is, beside its name and theme; replaced as a whole.</summary>
public sealed record CampaignOutline
{
    public const int PurposeMaxLength = 2000;
    public const int LevelMaxLength = 40;
    public const int HigherCampaignMaxLength = 200;

    public string? Purpose { get; init => field = Text.Optional(value, PurposeMaxLength, nameof(Purpose)); }

    /// <summary>In the office's words (市、局、中心): who runs it over whom. Nothing is computed from it.</summary>
    public string? Level { get; init => field = Text.Optional(value, LevelMaxLength, nameof(Level)); }

    /// <summary>Null while not said. It may lie years before the end.</summary>
    public ImpreciseDate? Begins { get; init; }

    public ImpreciseDate? Ends { get; init; }

    /// <summary>The campaign of this installation that it belongs to; null where there is none.</summary>
    public int? ParentCampaignId { get; init; }

    /// <summary>Name of the campaign that it belongs to where that one is not kept here (the city's); null where there is none.</summary>
    public string? HigherCampaign { get; init => field = Text.Optional(value, HigherCampaignMaxLength, nameof(HigherCampaign)); }

    /// <summary>The office that runs it, a unit of the organiser or the organiser itself; null = not chosen yet.</summary>
    public int? OfficeUnitId { get; init; }

    /// <summary>Null = not chosen yet.</summary>
    public OfficeStanding? OfficeStanding { get; init; }

    public bool IsOfficeChosen => OfficeUnitId is not null && OfficeStanding is not null;

    public bool IsInOrder => Begins is null || Ends is null || Ends.Latest >= Begins.Earliest;

    /// <summary>Whether the quarter shares a day with what the dates can mean.</summary>
    public bool Covers(Quarter quarter) =>
        (Begins is null || quarter.LastDay >= Begins.Earliest) && (Ends is null || quarter.FirstDay <= Ends.Latest);

    /// <summary>What ties it to others and is another than before; for the record, which knows no names of others.</summary>
    internal IEnumerable<string> MovedFrom(CampaignOutline before)
    {
        if (ParentCampaignId != before.ParentCampaignId)
        {
            yield return nameof(ParentCampaignId);
        }

        if (OfficeUnitId != before.OfficeUnitId)
        {
            yield return nameof(OfficeUnitId);
        }
    }

    /// <summary>Alike under every culture, because it goes on record.</summary>
    public override string ToString() => string.Join(" / ", new object?[]
    {
        Level, Begins, Ends, HigherCampaign, OfficeStanding, Purpose,
    }.Where(part => part is not null));
}
