namespace CampaignPortal.Web.Security;

/// <summary>
/// What somebody typed into a form whose session had ended when he sent it. It waits, encrypted, for the same person
/// to sign in again.
/// </summary>
public sealed class HeldPost
{
    public const int PathMaxLength = 400;

    public int Id { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the random token in the address.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose session had ended; nobody else can open it.</summary>
    public required int PersonId { get; init; }

    public required string Path { get; init; }

    /// <summary>The fields, encrypted by data protection.</summary>
    public required string Fields { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
