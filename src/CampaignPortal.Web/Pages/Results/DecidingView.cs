using CampaignPortal.Web.Operations.Results;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What the pages that decide and that register a decision show alike.</summary>
/// <param name="Gates">What gates did and what follows, unit by unit.</param>
/// <param name="Seats">How seats of grades and lists were counted and given, category by category.</param>
public sealed record DecidingView(ResultHead Head, DecidingSummary Summary, IReadOnlyList<SeatLine> Seats, IReadOnlyList<string> Gates);
