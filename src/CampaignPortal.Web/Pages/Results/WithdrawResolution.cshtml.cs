using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>A decision of a body that was recorded wrongly.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class WithdrawResolutionModel(CampaignDbContext db, Access access, ResultReading reading, ResultResolving resolving) : WithdrawModel(access, reading, "Questions")
{
    public Resolution Shown { get; private set; } = null!;

    protected override async Task<Withdrawable?> FindAsync(CancellationToken ct)
    {
        if (await db.Resolutions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } found)
        {
            return null;
        }

        Shown = found;
        return new Withdrawable(found.RoundId, found.Version, found.Counts);
    }

    protected override Task WithdrawAsync(long expectedVersion, Actor actor, CancellationToken ct) => resolving.WithdrawAsync(Id, expectedVersion, Input.Reason, actor, ct);
}
