namespace CampaignPortal.Domain.Shared;

/// <summary>One business act as it goes on record (审计记录), in the transaction of the change itself.</summary>
/// <param name="Code">Kind of act, <c>Aggregate.Verb</c>; shown through the text key <c>Deed.{Code}</c>.</param>
/// <param name="About">What it was done to, in words of the office (names, numbers); null when the subject's id says it all.</param>
public sealed record Deed(string Code, Actor Actor, DateTimeOffset At, string? About = null)
{
    /// <summary>The campaign whose administrators may read this; null for acts outside any campaign.</summary>
    public int? CampaignId { get; init; }

    /// <summary>The unit whose people may read this; null when it concerns none in particular.</summary>
    public int? UnitId { get; init; }

    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>The reason as typed; null where the act asks for none.</summary>
    public string? Reason { get; init; }
}
