using CampaignPortal.Web.Operations.Results;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What the pages that decide and that register a decision show alike.</summary>
/// <param name="Seats">How seats of grades and lists were counted and given, category by category.</param>
public sealed record DecidingView(ResultHead Head, DecidingSummary Summary, IReadOnlyList<SeatLine> Seats);
