using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>
/// Which campaigns, rounds, sheets, occurrences and results exist for somebody. A campaign belongs to its organising
/// unit: whoever administers or leads that unit sees it whole; participants and raters see it as far as it concerns
/// their units; to everybody else it does not exist.
/// </summary>
public static class CampaignScope
{
    private static readonly Role[] OfUnits = [Role.OfficeStaff, Role.OfficeHead, Role.Leader, Role.Supervisor];

    /// <summary>Campaigns that the person sees whole.</summary>
    public static IQueryable<Campaign> Organised(this DbSet<Campaign> campaigns, Access access, string permit)
    {
        var (held, units) = (access.Held(permit).Where(a => Roles.OfOrganiser.Contains(a.Role)), access.Db.Units);
        return campaigns.Where(c => held.Any(a =>
            (a.CampaignId == null || a.CampaignId == c.Id)
            && units.Any(o => o.Id == c.OrganiserUnitId
                && (o.Id == a.UnitId || (a.WithSubtree && units.Any(top => top.Id == a.UnitId && o.Path.StartsWith(top.Path)))))));
    }

    public static IQueryable<Campaign> VisibleTo(this DbSet<Campaign> campaigns, Access access, string permit)
    {
        var (organised, reached, sheets) = (campaigns.Organised(access, permit), access.Units(permit, OfUnits), access.Db.ScoreSheets.OfRater(access));
        return campaigns.Where(c =>
            organised.Any(o => o.Id == c.Id)
            || (c.State != CampaignState.Discarded && c.Participations.Any(p => reached.Any(u => u.Id == p.UnitId)))
            || sheets.Any(s => s.CampaignId == c.Id));
    }

    /// <summary>Goals of campaigns that the person sees whole, those withdrawn left out.</summary>
    public static IQueryable<Goal> Organised(this DbSet<Goal> goals, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return goals.Where(g => g.WithdrawnAt == null && campaigns.Any(c => c.Id == g.CampaignId));
    }

    /// <summary>Basis documents of campaigns that the person sees whole, those withdrawn left out.</summary>
    public static IQueryable<BasisDocument> Organised(this DbSet<BasisDocument> documents, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return documents.Where(d => d.WithdrawnAt == null && campaigns.Any(c => c.Id == d.CampaignId));
    }

    public static IQueryable<GroupMember> Organised(this DbSet<GroupMember> members, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return members.Where(m => campaigns.Any(c => c.Id == m.CampaignId));
    }

    public static IQueryable<Round> VisibleTo(this DbSet<Round> rounds, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.VisibleTo(access, permit);
        return rounds.Where(r => campaigns.Any(c => c.Id == r.CampaignId));
    }

    /// <summary>Rounds of campaigns that the person sees whole.</summary>
    public static IQueryable<Round> Organised(this DbSet<Round> rounds, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return rounds.Where(r => campaigns.Any(c => c.Id == r.CampaignId));
    }

    /// <summary>Rounds of campaigns that the person sees whole, and those in which a unit takes part that he leads.</summary>
    public static IQueryable<Round> WatchedBy(this DbSet<Round> rounds, Access access)
    {
        var (organised, led) = (rounds.Organised(access, Permit.WatchCampaigns), access.Units(Permit.WatchCampaigns, [Role.Leader]));
        return rounds.Where(r => organised.Any(o => o.Id == r.Id) || r.Participants.Any(p => led.Any(u => u.Id == p.UnitId)));
    }

    /// <summary>Self-assessments of the units that the permit's rights reach.</summary>
    public static IQueryable<SelfAssessment> VisibleTo(this DbSet<SelfAssessment> sheets, Access access, string permit)
    {
        var reached = access.Units(permit, Permit.RolesOf(permit));
        return sheets.Where(s => reached.Any(u => u.Id == s.UnitId));
    }

    /// <summary>Sheets of the offices and the supervisors whose rights the person uses.</summary>
    public static IQueryable<ScoreSheet> OfRater(this DbSet<ScoreSheet> sheets, Access access)
    {
        var (offices, held) = (access.Units(Permit.Score, Roles.OfOffice), access.Held(Permit.Score));
        return sheets.Where(s =>
            offices.Any(u => u.Id == s.RaterUnitId)
            || held.Any(a => a.Role == Role.Supervisor && a.PersonId == s.RaterPersonId));
    }

    /// <summary>Score sheets of campaigns that the person runs: their states, and their marks once the round is closed.</summary>
    public static IQueryable<ScoreSheet> OfOrganiser(this DbSet<ScoreSheet> sheets, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return sheets.Where(s => campaigns.Any(c => c.Id == s.CampaignId));
    }

    /// <summary>
    /// An occurrence is answerable: it exists for the units and the person it concerns, for the office and the person that recorded it,
    /// for the supervisors of those units and for who runs the campaign.
    /// </summary>
    public static IQueryable<Occurrence> VisibleTo(this DbSet<Occurrence> occurrences, Access access, string permit)
    {
        var (campaigns, reached, offices, me) =
            (access.Db.Campaigns.Organised(access, permit), access.Units(permit, OfUnits), access.Units(permit, Roles.OfOffice), access.PersonId);
        return occurrences.Where(o =>
            campaigns.Any(c => c.Id == o.CampaignId)
            || o.Subjects.Any(s => reached.Any(u => u.Id == s.UnitId))
            || offices.Any(u => u.Id == o.RecordingUnitId)
            || o.Subjects.Any(s => s.PersonId == me)
            || o.RecordedBy.PersonId == me);
    }

    /// <summary>Occurrences of campaigns that the person sees whole: those he may decide.</summary>
    public static IQueryable<Occurrence> Organised(this DbSet<Occurrence> occurrences, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return occurrences.Where(o => campaigns.Any(c => c.Id == o.CampaignId));
    }

    /// <summary>Results of campaigns that the person sees whole, in any state; else those in which a unit of his stands.</summary>
    /// <remarks>Asked of his few rights, not of the many units of a result.</remarks>
    public static IQueryable<RoundResult> VisibleTo(this DbSet<RoundResult> results, Access access, string permit)
    {
        var (campaigns, held, units) = (access.Db.Campaigns.Organised(access, permit), access.Held(permit).Where(a => OfUnits.Contains(a.Role)), access.Db.Units);
        return results.Where(r =>
            campaigns.Any(c => c.Id == r.CampaignId)
            || held.Any(a => r.Standings.Any(s =>
                s.UnitId == a.UnitId
                || (a.WithSubtree && units.Any(u => u.Id == s.UnitId && units.Any(top => top.Id == a.UnitId && u.Path.StartsWith(top.Path)))))));
    }
}
