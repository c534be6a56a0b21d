using Microsoft.AspNetCore.Identity;

namespace CampaignPortal.Web.Security;

/// <summary>How a person signs in. What he may do is not here: rights are assignments.</summary>
public sealed class Account : IdentityUser<int>
{
    public const int NameMaxLength = 64;

    /// <summary>Whose account it is; unique.</summary>
    public int PersonId { get; set; }

    /// <summary>The secret was made by somebody else and opens nothing but the page that changes it.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Until when such a secret works; null for a password that its owner chose.</summary>
    public DateTimeOffset? SecretExpiresAt { get; set; }

    public bool IsDisabled { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }
    public string? LastSignInAddress { get; set; }
}
