using System.Collections.Frozen;
using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Web.Security;

/// <summary>What one may do, as the names of policies, and which roles may. The rows follow from the assignments that hold these roles.</summary>
public static class Permit
{
    /// <summary>Any signed-in person: the to-do list, messages, own account, own delegations.</summary>
    public const string SignedIn = nameof(SignedIn);

    public const string ManageAccounts = nameof(ManageAccounts);
    public const string ManageOrganisation = nameof(ManageOrganisation);
    public const string Reorganise = nameof(Reorganise);
    public const string ReadAudit = nameof(ReadAudit);

    /// <summary>To load the work calendar, which all campaigns go by.</summary>
    public const string KeepCalendar = nameof(KeepCalendar);
    public const string SetUpCampaigns = nameof(SetUpCampaigns);
    public const string SeeStandards = nameof(SeeStandards);
    public const string SeeRounds = nameof(SeeRounds);
    public const string FillSelfAssessment = nameof(FillSelfAssessment);
    public const string ConfirmSelfAssessment = nameof(ConfirmSelfAssessment);
    public const string SeeOccurrences = nameof(SeeOccurrences);
    public const string RecordOccurrences = nameof(RecordOccurrences);
    public const string AnswerOccurrences = nameof(AnswerOccurrences);
    public const string DecideOccurrences = nameof(DecideOccurrences);
    public const string Score = nameof(Score);
    /// <summary>To see where a quarter stands, and to remind who is behind.</summary>
    public const string WatchCampaigns = nameof(WatchCampaigns);

    public const string RunRounds = nameof(RunRounds);
    public const string SeeResults = nameof(SeeResults);
    public const string StateCase = nameof(StateCase);
    public const string DecideResults = nameof(DecideResults);

    /// <summary>To see what a place in a ranking hangs on, and to try other rules on a result: for who computes and who decides.</summary>
    public const string WeighResults = nameof(WeighResults);
    public const string SeeEvidence = nameof(SeeEvidence);
    public const string SeeDuties = nameof(SeeDuties);
    public const string FileDuties = nameof(FileDuties);
    public const string ReceiveDuties = nameof(ReceiveDuties);

    private static readonly FrozenDictionary<string, Role[]> Holders = new Dictionary<string, Role[]>
    {
        [SignedIn] = [],
        [ManageAccounts] = [Role.SystemAdministrator],
        [ManageOrganisation] = [Role.Administrator, Role.SystemAdministrator],
        [Reorganise] = [Role.Administrator],
        [ReadAudit] = [Role.Administrator, Role.SystemAdministrator],
        [KeepCalendar] = [Role.Administrator],
        [SetUpCampaigns] = [Role.Administrator],
        [SeeStandards] = [Role.Administrator, Role.Leader, Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [SeeRounds] = [Role.Administrator, Role.Leader, Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [FillSelfAssessment] = [Role.OfficeStaff, Role.OfficeHead],
        [ConfirmSelfAssessment] = [Role.OfficeHead, Role.Leader],
        [SeeOccurrences] = [Role.Administrator, Role.Leader, Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [RecordOccurrences] = [Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [AnswerOccurrences] = [Role.OfficeStaff, Role.OfficeHead],
        [DecideOccurrences] = [Role.Administrator, Role.Leader],
        [Score] = [Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [WatchCampaigns] = [Role.Administrator, Role.Leader],
        [RunRounds] = [Role.Administrator],
        [SeeResults] = [Role.Administrator, Role.Leader, Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [StateCase] = [Role.OfficeStaff, Role.OfficeHead],
        [DecideResults] = [Role.Leader],
        [WeighResults] = [Role.Administrator, Role.Leader],
        [SeeEvidence] = [Role.Administrator, Role.Leader, Role.OfficeStaff, Role.OfficeHead, Role.Supervisor],
        [SeeDuties] = [Role.Administrator, Role.Leader, Role.OfficeStaff, Role.OfficeHead],
        [FileDuties] = [Role.OfficeStaff, Role.OfficeHead],
        [ReceiveDuties] = [Role.OfficeStaff, Role.OfficeHead, Role.Administrator],
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Holders.Keys;

    /// <summary>The permits that a person can hand over to a substitute.</summary>
    public static IReadOnlyList<string> Delegable { get; } =
        [FillSelfAssessment, ConfirmSelfAssessment, AnswerOccurrences, RecordOccurrences, Score, StateCase, DecideOccurrences, DecideResults, FileDuties, ReceiveDuties];

    /// <summary>Who is asked to act for somebody also reads what the act is about.</summary>
    private static readonly FrozenDictionary<string, string[]> ReadingOf = new Dictionary<string, string[]>
    {
        [AnswerOccurrences] = [SeeOccurrences, SeeEvidence],
        [DecideOccurrences] = [SeeOccurrences, SeeEvidence],
        [StateCase] = [SeeResults],
        [DecideResults] = [SeeResults, WeighResults],
        [FileDuties] = [SeeDuties, SeeEvidence],
        [ReceiveDuties] = [SeeDuties, SeeEvidence],
    }.ToFrozenDictionary();

    /// <returns>The permits that, handed over, bring this one with them; itself first.</returns>
    public static string[] BroughtBy(string permit) => [permit, .. ReadingOf.Where(r => r.Value.Contains(permit)).Select(r => r.Key)];

    /// <returns>The roles that carry the permit; empty for <see cref="SignedIn"/>, which needs none.</returns>
    public static Role[] RolesOf(string permit) => Holders[permit];
}
