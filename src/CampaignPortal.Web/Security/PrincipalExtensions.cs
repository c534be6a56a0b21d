using System.Globalization;
using System.Security.Claims;

namespace CampaignPortal.Web.Security;

public static class PrincipalExtensions
{
    internal const string PersonClaim = "cp:person";
    internal const string AccountClaim = "cp:account";
    internal const string SessionClaim = "cp:session";
    internal const string MustChangePasswordClaim = "cp:must-change";

    /// <returns>0 when nobody is signed in.</returns>
    public static int PersonId(this ClaimsPrincipal user) => Number(user, PersonClaim);

    public static int AccountId(this ClaimsPrincipal user) => Number(user, AccountClaim);

    public static int SessionId(this ClaimsPrincipal user) => Number(user, SessionClaim);

    /// <summary>Whether this session opens nothing but the page that changes the password.</summary>
    public static bool MustChangePassword(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == MustChangePasswordClaim);

    private static int Number(ClaimsPrincipal user, string claim) =>
        user.FindFirstValue(claim) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
}
