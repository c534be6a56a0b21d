using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>A pronouncement as somebody finds it who may confirm or withdraw it.</summary>
/// <param name="AfterDecision">The campaign's rule where a result of the round is decided; null where none is.</param>
/// <param name="Actor">As whom he acts.</param>
public sealed record OpenedPronouncement(Pronouncement Pronouncement, Gate Gate, Round Round, string Unit, string? Recorder, LateFacts? AfterDecision, Actor Actor)
{
    public Refusal? WhyNotConfirm => Pronouncement.WhyNotConfirm(Round, AfterDecision, Actor);
    public Refusal? WhyNotWithdraw => Pronouncement.WhyNotWithdraw(Round, AfterDecision, Actor);
}

/// <summary>Opens pronouncements of quarters that the person runs or leads.</summary>
public sealed class PronouncementReading(Access access, Schemes schemes, RoundFigures figures)
{
    /// <returns>Null where it does not exist for this person.</returns>
    public async Task<OpenedPronouncement?> FindAsync(int id, CancellationToken ct)
    {
        var db = access.Db;
        var found = await (from p in db.Pronouncements
                           where p.Id == id
                           from r in db.Rounds.Organised(access, Permit.DecideOccurrences)
                           where r.Id == p.RoundId
                           join c in db.Campaigns on r.CampaignId equals c.Id
                           select new
                           {
                               Pronouncement = p, Round = r, c.OrganiserUnitId,
                               Unit = r.Participants.Where(u => u.UnitId == p.UnitId).Select(u => u.UnitName).FirstOrDefault(),
                               Recorder = db.People.Where(x => x.Id == p.RecordedBy.PersonId).Select(x => x.Name).FirstOrDefault(),
                           }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null || await access.ActorForAsync(Permit.DecideOccurrences, found.OrganiserUnitId, ct) is not { } actor)
        {
            return null;
        }

        var gate = (await schemes.OfRoundAsync(found.Round.Id, ct)).Content.Standing.FindGate(found.Pronouncement.GateCode)!;
        return new(found.Pronouncement, gate, found.Round, found.Unit!, found.Recorder, await figures.AfterDecisionAsync(found.Round, ct), actor);
    }
}
