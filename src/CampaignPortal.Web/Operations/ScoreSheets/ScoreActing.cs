using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>As whom the person of this request works on a score sheet.</summary>
public sealed class ScoreActing(Access access)
{
    /// <returns>As staff of the office, or as the supervisor; as himself where his own right reaches it, else for another; null when neither.</returns>
    public async Task<Actor?> ActorAsync(ScoreSheet sheet, CancellationToken ct)
    {
        if (sheet.RaterUnitId is { } unitId)
        {
            return await access.ActorForAsync(Permit.Score, unitId, ct);
        }

        var via = (await access.RightsAsync(ct)).FirstOrDefault(r =>
            r.Role == Role.Supervisor && r.Via?.ForPersonId == sheet.RaterPersonId && r.Via!.Permits.Contains(Permit.Score))?.Via;
        return sheet.RaterPersonId == access.PersonId ? access.Self
            : via is not null ? new Actor(access.PersonId, via.ForPersonId, via.Capacity)
            : null;
    }
}
