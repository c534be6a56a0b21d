using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;

namespace CampaignPortal.Web.Operations.Occurrences;

/// <summary>Which part of the list is asked for; null or empty: all.</summary>
/// <param name="Waiting">Whether only those are meant that wait for the reader.</param>
public sealed record OccurrenceFilter(int? Round, OccurrenceState? State, string? Search, bool Waiting);

/// <summary>The occurrences that concern the person of this request.</summary>
public sealed class OccurrenceList(Access access)
{
    public IQueryable<Occurrence> Found(OccurrenceFilter filter)
    {
        var (db, round, state) = (access.Db, filter.Round, filter.State);
        var found = db.Occurrences.VisibleTo(access, Permit.SeeOccurrences).Where(o => (round == null || o.RoundId == round) && (state == null || o.State == state));
        if (filter.Search?.Trim() is { Length: > 0 } words)
        {
            found = found.Where(o => o.Number.Contains(words) || db.Units.Any(u => o.Subjects.Any(s => s.UnitId == u.Id) && u.Name.Contains(words)));
        }

        return filter.Waiting ? found.Where(o => ToAnswer().Any(a => a.Id == o.Id) || ToDecide().Any(d => d.Id == o.Id)) : found;
    }

    private IQueryable<Occurrence> ToAnswer()
    {
        var reached = access.Units(Permit.AnswerOccurrences, Roles.OfOffice);
        return access.Db.Occurrences.Where(o =>
            (o.State == OccurrenceState.Notified || o.State == OccurrenceState.Stated)
            && o.Subjects.Any(s => s.AnsweredAt == null && reached.Any(u => u.Id == s.UnitId)));
    }

    private IQueryable<Occurrence> ToDecide()
    {
        var (me, today) = (access.PersonId, access.Today);
        return access.Db.Occurrences.Organised(access, Permit.DecideOccurrences).Where(o =>
            OccurrenceStates.Undecided.Contains(o.State) && o.RecordedBy.PersonId != me && o.RecordedBy.ForPersonId != me
            && (o.State == OccurrenceState.Claimed || o.StatementDueOn < today || o.Subjects.All(s => s.AnsweredAt != null)));
    }
}
