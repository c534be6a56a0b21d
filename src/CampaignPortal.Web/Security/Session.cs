namespace CampaignPortal.Web.Security;

/// <summary>
/// A sign-in as the server knows it. The cookie holds only a random key; ending the row ends the session at once,
/// wherever the cookie is.
/// </summary>
public sealed class Session
{
    public const int KeyHashLength = 64;
    public const int AddressMaxLength = 64;
    public const int BrowserMaxLength = 200;

    public int Id { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the key in the cookie.</summary>
    public required string KeyHash { get; init; }

    public required int AccountId { get; init; }
    public required int PersonId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? Address { get; init; }
    public string? Browser { get; init; }

    /// <summary>The sign-in before this one, shown after signing in; null for the first.</summary>
    public DateTimeOffset? PreviousSignInAt { get; init; }

    public string? PreviousSignInAddress { get; init; }

    public bool IsAlive(DateTimeOffset now, TimeSpan idle, TimeSpan absolute) =>
        EndedAt is null && now - LastSeenAt < idle && now - StartedAt < absolute;
}
