using CampaignPortal.Web.Operations.Calendars;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>Due days that would fall otherwise.</summary>
/// <param name="Ticked">Keys of those that are chosen to be moved; null where they are only shown.</param>
public sealed record ShiftsView(IReadOnlyList<DueShift> Shifts, IReadOnlyCollection<string>? Ticked);
