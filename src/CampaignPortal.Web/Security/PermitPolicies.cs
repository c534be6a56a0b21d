using Microsoft.AspNetCore.Authorization;

namespace CampaignPortal.Web.Security;

/// <summary>Asks the assignments of the person whether any of them carries the permit.</summary>
public sealed record PermitRequirement(string Permit) : IAuthorizationRequirement;

internal sealed class PermitHandler(Access access) : AuthorizationHandler<PermitRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermitRequirement requirement)
    {
        if (access.PersonId != 0 && await access.MayAsync(requirement.Permit, CancellationToken.None))
        {
            context.Succeed(requirement);
        }
    }
}
