using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Web.Pages.Audit;

/// <summary>What records may be about.</summary>
internal static class AuditSubjects
{
    /// <summary>In the order of the choice: the campaign and its quarters, then the organisation, then the rest.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        nameof(Campaign), nameof(Goal), nameof(GroupMember), nameof(BasisDocument), nameof(Phase), nameof(PhaseTask), nameof(Duty),
        nameof(RulebookDraft), nameof(StandardSet), nameof(SchemeVersion),
        nameof(Round), nameof(SelfAssessment), nameof(ScoreSheet), nameof(FigureList), nameof(Pronouncement), nameof(Occurrence), nameof(Domain.Assessments.Evidence), nameof(RoundResult), nameof(Resolution), nameof(SheetRuling), nameof(Reminder),
        nameof(Unit), nameof(Reorganisation), nameof(Person), nameof(Posting), nameof(Assignment), nameof(Charge), nameof(Delegation),
        nameof(ImportBatch), "List", nameof(CalendarYear), nameof(Security.Account),
    ];
}
