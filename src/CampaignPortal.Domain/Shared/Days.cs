namespace CampaignPortal.Domain.Shared;

/// <summary>Periods of days as they go on record.</summary>
internal static class Days
{
    /// <param name="to">Last day, inclusive; null while it lasts.</param>
    public static string Between(DateOnly from, DateOnly? to) => $"{from:yyyy-MM-dd} – {to:yyyy-MM-dd}".TrimEnd();
}
