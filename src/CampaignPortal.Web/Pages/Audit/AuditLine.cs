namespace CampaignPortal.Web.Pages.Audit;

/// <summary>One record as people read it.</summary>
/// <param name="Who">Who acted, and for whom; raters by their group only.</param>
/// <param name="What">The act as a sentence.</param>
/// <param name="Unit">Null where it would tell who the rater is.</param>
/// <param name="Place">Campaign, quarter and unit, as far as the sentence does not name them.</param>
public sealed record AuditLine(
    DateTimeOffset At, string Who, string What, string? Before, string? After, string? Reason, string? Campaign, string? Quarter, string? Unit, IReadOnlyList<string> Place);
