using CampaignPortal.Web.Operations.Results;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What the pages that decide and that register a decision show alike.</summary>
public sealed record DecidingView(ResultHead Head, DecidingSummary Summary);
