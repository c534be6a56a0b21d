using CampaignPortal.Web.Operations.Occurrences;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>What stands above the form of each verb: which occurrence it is about.</summary>
public sealed record OccurrenceHead(OccurrenceShown Shown, string Title);
