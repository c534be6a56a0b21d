using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Browser.Tests.Tour;

/// <summary>A page, who opens it, and the row of the demonstration that it shows.</summary>
/// <param name="Page">Its route without constraints.</param>
/// <param name="Account">Null for a page that nobody signs in for.</param>
/// <param name="Values">What stands for the braces of the route, in their order.</param>
internal sealed record Stop(string Page, string? Account, params Func<CampaignDbContext, Task<object>>[] Values)
{
    private const string Sysadmin = "xitong";
    private const string Administrator = "chenjing";
    private const string Leader = "zhangweimin";
    private const string Office = "zhouming";
    private const string Head = "wangjianguo";
    private const string Staff = "lixiaomei";

    /// <summary>Every page of the product that answers with a page of its own.</summary>
    public static IReadOnlyList<Stop> All { get; } =
    [
        new("/SignIn", null),
        new("/Error/{code}", null, _ => Task.FromResult<object>(404)),
        new("/", Administrator),
        new("/Messages", Head),
        new("/MyAccount", Staff),
        new("/MyAccount/Password", Staff),
        new("/SignOut", Staff),
        new("/Delegations", Head),
        new("/Delegations/New", Head),
        new("/Units", Administrator),
        new("/Units/New", Administrator),
        new("/Units/Rename/{id}", Administrator, Unit("W10")),
        new("/Units/Details/{id}", Administrator, Unit("W10")),
        new("/Units/Arrange/{id}", Administrator, Unit("W10")),
        new("/Units/Transfer/{id}", Administrator, Unit("W10")),
        new("/Units/Merge/{id}", Administrator, Unit("W10")),
        new("/Units/Split/{id}", Administrator, Unit("W10")),
        new("/Units/Charge/{id}", Administrator, Unit("W10")),
        new("/Units/EndCharge/{id}", Administrator, db => FirstAsync(db.Charges.Select(c => c.Id))),
        new("/Units/ActingHead/{id}", Administrator, Unit("W10")),
        new("/Units/Changes", Administrator),
        new("/People/HandOver/{id}", Administrator, PersonOf("1007")),
        new("/People", Administrator),
        new("/People/New", Administrator),
        new("/People/Details/{id}", Administrator, PersonOf("1007")),
        new("/People/Post/{id}", Administrator, PersonOf("1007")),
        new("/People/Grant/{id}", Administrator, PersonOf("1007")),
        new("/People/Revoke/{id}", Administrator, db => FirstAsync(db.Assignments.Where(a => db.People.Any(p => p.Id == a.PersonId && p.StaffNumber == "1007")).Select(a => a.Id))),
        new("/Accounts", Sysadmin),
        new("/Accounts/Invite/{id}", Sysadmin, db => FirstAsync(db.People.Where(p => !db.Users.Any(a => a.PersonId == p.Id)).Select(p => p.Id))),
        new("/Accounts/Change/{id}", Sysadmin, PersonOf("1007")),
        new("/Audit", Sysadmin),
        new("/Campaigns", Administrator),
        new("/Campaigns/New", Administrator),
        new("/Campaigns/FromTemplate", Administrator),
        new("/Campaigns/Blank", Administrator),
        new("/Campaigns/Copy/{id}", Administrator, Campaign),
        new("/Campaigns/About/{id}", Head, Campaign),
        new("/Campaigns/Details/{id}", Administrator, Campaign),
        new("/Campaigns/Edit/{id}", Administrator, Campaign),
        new("/Campaigns/Approval/{id}", Administrator, Campaign),
        new("/Campaigns/Goals/{id}", Administrator, Campaign),
        new("/Campaigns/Documents/{id}", Administrator, Campaign),
        new("/Campaigns/Group/{id}", Administrator, Campaign),
        new("/Campaigns/Categories/{id}", Administrator, Campaign),
        new("/Campaigns/ChangeCategory/{id}/{code}", Administrator, Campaign, _ => Task.FromResult<object>("WINDOW")),
        new("/Campaigns/RemoveCategory/{id}/{code}", Administrator, Campaign, _ => Task.FromResult<object>("WINDOW")),
        new("/Campaigns/AddParticipants/{id}", Administrator, Campaign),
        new("/Campaigns/PlaceParticipant/{id}/{unitId}", Administrator, Campaign, Unit("W10")),
        new("/Campaigns/EndParticipant/{id}/{unitId}", Administrator, Campaign, Unit("W10")),
        new("/Campaigns/Finish/{id}", Administrator, Campaign),
        new("/Campaigns/ReviseGoal/{id}", Administrator, db => FirstAsync(db.Goals.Select(g => g.Id))),
        new("/Campaigns/RegisterGoal/{id}", Administrator, db => FirstAsync(db.Goals.Select(g => g.Id))),
        new("/Campaigns/WithdrawGoal/{id}", Administrator, db => FirstAsync(db.Goals.Select(g => g.Id))),
        new("/Campaigns/ReviseDocument/{id}", Administrator, db => FirstAsync(db.BasisDocuments.Select(d => d.Id))),
        new("/Campaigns/WithdrawDocument/{id}", Administrator, db => FirstAsync(db.BasisDocuments.Select(d => d.Id))),
        new("/Campaigns/EndMember/{id}", Administrator, db => FirstAsync(db.GroupMembers.Select(m => m.Id))),
        new("/Campaigns/Archive/{id}", Administrator, Campaign),
        new("/Campaigns/Discard/{id}", Administrator, Campaign),
        new("/Campaigns/Settings/{id}", Administrator, Campaign),
        new("/Campaigns/Participants/{id}", Administrator, Campaign),
        new("/Campaigns/Start/{id}", Administrator, Campaign),
        new("/Rounds", Office),
        new("/Rounds/New/{campaignId}", Administrator, Campaign),
        new("/Rounds/Details/{id}", Administrator, OpenRound),
        new("/Rounds/Gates/{id}", Administrator, OpenRound),
        new("/Rounds/Pronounce/{id}", Administrator, OpenRound),
        new("/Rounds/Open/{id}", Administrator, OpenRound),
        new("/Rounds/Close/{id}", Administrator, OpenRound),
        new("/Rounds/Reopen/{id}", Administrator, OpenRound),
        new("/Rounds/Reschedule/{id}", Administrator, OpenRound),
        new("/Rounds/Withdraw/{id}", Administrator, OpenRound),
        new("/Rounds/Figures/{id}", Administrator, OpenRound),
        new("/Rounds/Extend/{id}/{unitId}", Administrator, OpenRound, Unit("W11")),
        new("/Occurrences", Office),
        new("/Occurrences/Details/{id}", Head, OccurrenceOf("W10")),
        new("/Occurrences/New", Office),
        new("/Occurrences/Claim", Head),
        new("/Occurrences/Acknowledge/{id}", Head, OccurrenceOf("W10")),
        new("/Occurrences/StateCase/{id}", Head, OccurrenceOf("W10")),
        new("/Occurrences/Decide/{id}", Administrator, OccurrenceOf("W16")),
        new("/Occurrences/Withdraw/{id}", Office, OccurrenceOf("W02")),
        new("/SelfAssessments", Staff),
        new("/SelfAssessments/Awaiting", Leader),
        new("/SelfAssessments/Sheet/{id}", Staff, OpenSheetOf("W10")),
        new("/SelfAssessments/Item/{id}/{code}", Staff, OpenSheetOf("W10"), Named("1.2b")),
        new("/SelfAssessments/Attach/{id}/{code}", Staff, OpenSheetOf("W10"), Named("1.2b")),
        new("/SelfAssessments/Check/{id}", Staff, OpenSheetOf("W10")),
        new("/SelfAssessments/History/{id}", Staff, FinishedSheet),
        new("/SelfAssessments/Receipt/{id}", Staff, FinishedSheet),
        new("/SelfAssessments/Confirm/{id}", Leader, SubmittedSheet),
        new("/SelfAssessments/SendBack/{id}", Leader, SubmittedSheet),
        new("/ScoreSheets", Office),
        new("/ScoreSheets/Grid/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
        new("/ScoreSheets/Submit/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
        new("/ScoreSheets/Details/{id}", Office, ScoreSheet(RoundState.Computed, "K03")),
        new("/ScoreSheets/Receipt/{id}", Office, ScoreSheet(RoundState.Computed, "K03")),
        new("/ScoreSheets/SendBack/{id}", Administrator, ScoreSheet(RoundState.Open, "K01")),
        new("/Results", Head),
        new("/Results/Ranking/{id}", Leader, DecidedResult),
        new("/Imports", Administrator),
        new("/Imports/New/{kind}", Administrator, Named("People")),
        new("/ScoreSheets/Import/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
        new("/Results/Unit/{id}/{unitId}", Head, DecidedResult, Unit("W10")),
        new("/Results/StateCase/{id}/{unitId}", Head, DecidedResult, Unit("W10")),
        new("/Results/Answer/{id}/{number}", Administrator, ContestedResult, _ => Task.FromResult<object>(1)),
        new("/Results/Compute/{roundId}", Administrator, OpenRound),
        new("/Results/Correct/{roundId}", Administrator, db => FirstAsync(db.Rounds.Where(r => r.State == RoundState.Computed).OrderByDescending(r => r.Id).Select(r => r.Id))),
        new("/Results/Compare/{id}", Leader, db => FirstAsync(db.RoundResults.Where(r => r.CorrectsNumber != null).Select(r => r.Id))),
        new("/Results/Decide/{id}", Leader, DecidedResult),
        new("/Results/Register/{id}", Administrator, DecidedResult),
        new("/Results/Verify/{id}", Leader, DecidedResult),
        new("/Results/Trend/{id}/{unitId}", Head, DecidedResult, Unit("W10")),
        new("/Results/Year/{id}", Head, DecidedResult),
        new("/Results/Place/{id}/{unitId}", Leader, DecidedResult, Unit("W10")),
        new("/Results/Simulate/{id}", Leader, DecidedResult),
        new("/Results/Questions/{id}", Leader, DecidedResult),
        new("/Results/Review/{id}", Leader, DecidedResult),
        new("/Overview", Leader),
        new("/Overview/Completion/{roundId}", Leader, OpenRound),
        new("/Overview/Items/{roundId}/{list}", Leader, OpenRound, Named("Missing")),
        new("/Overview/Missing/{roundId}/{unitId}", Leader, OpenRound, Unit("W21")),
        new("/Overview/Remind/{kind}/{id}", Leader, Named("SelfAssessment"), OpenSheetOf("W21")),
        new("/Overview/RemindOverdue/{roundId}", Leader, OpenRound),
        new("/Overview/Ranking/{id}", Leader, DecidedResult),
        new("/Rounds/Burden/{id}", Administrator, OpenRound),
        new("/Phases/{campaignId}", Administrator, Campaign),
        new("/Phases/New/{campaignId}", Administrator, Campaign),
        new("/Phases/Edit/{id}", Administrator, Phase("组织实施")),
        new("/Phases/Close/{id}", Administrator, Phase("组织实施")),
        new("/Phases/Open/{id}", Administrator, Phase("总结评比")),
        new("/Phases/Remove/{id}", Administrator, Phase("总结评比")),
        new("/Phases/Release/{id}", Administrator, Phase("动员部署")),
        new("/Tasks/New/{phaseId}", Administrator, Phase("组织实施")),
        new("/Tasks/Edit/{id}", Administrator, PhaseTask),
        new("/Tasks/Cancel/{id}", Administrator, PhaseTask),
        new("/Timeline/{campaignId}", Administrator, Campaign),
        new("/Duties", Head),
        new("/Duties/Board/{campaignId}", Administrator, Campaign),
        new("/Duties/Details/{id}", Staff, DutyOf("W10")),
        new("/Duties/File/{id}", Staff, DutyOf("W10")),
        new("/Duties/Extend/{id}", Administrator, DutyOf("W10")),
        new("/Duties/Receive/{id}", Office, DutyOf("W03")),
        new("/Duties/SendBack/{id}", Office, DutyOf("W03")),
        new("/Standards", Administrator),
        new("/Standards/Changes/{id}", Administrator, db => FirstAsync(db.SchemeVersions.Where(v => v.Number > 1).Select(v => v.Id))),
        new("/Standards/Scoring/{id}", Administrator, db => FirstAsync(db.Rounds.Where(r => r.SchemeVersionId != null).Select(r => r.SchemeVersionId!.Value))),
        new("/Standards/Version/{id}", Administrator, db => FirstAsync(db.StandardSets.SelectMany(t => t.Versions).Select(v => v.Id))),
        new("/Calendar", Staff),
        new("/Calendar/Load", Administrator),
        new("/Calendar/DueDays", Administrator),
        new("/Rulebooks/Details/{id}", Administrator, Campaign),
        new("/Rulebooks/Scoring/{id}", Administrator, Campaign),
        new("/Rulebooks/Trial/{id}", Administrator, Campaign),
        new("/Rulebooks/Begin/{id}", Administrator, Campaign),
        new("/Rulebooks/FromTemplate/{id}/{template}", Administrator, Campaign, Named("service-centre-quarter")),
        new("/Rulebooks/Adopt/{id}", Administrator, Campaign),
        new("/Rulebooks/Import/{id}", Administrator, Campaign),
        new("/Rulebooks/Discard/{id}", Administrator, Campaign),
        new("/Rulebooks/Channels/{id}", Administrator, Campaign),
        new("/Rulebooks/Coefficients/{id}", Administrator, Campaign),
        new("/Rulebooks/AddChannel/{id}", Administrator, Campaign),
        new("/Rulebooks/EditChannel/{id}/{code}", Administrator, Campaign, Named("self")),
        new("/Rulebooks/Counting/{id}", Administrator, Campaign),
        new("/Rulebooks/EditGroup/{id}/{code}", Administrator, Campaign, Named("1")),
        new("/Rulebooks/Periods/{id}", Administrator, Campaign),
        new("/Rulebooks/Grades/{id}", Administrator, Campaign),
        new("/Rulebooks/EditGate/{id}", Administrator, Campaign),
        new("/Rulebooks/EditConsequence/{id}", Administrator, Campaign),
        new("/Rulebooks/AddCriterion/{id}", Administrator, Campaign),
        new("/Rulebooks/EditCriterion/{id}/{code}", Administrator, Campaign, Named("1.4")),
        new("/Rulebooks/MoveCriterion/{id}/{code}", Administrator, Campaign, Named("1.4")),
        new("/Rulebooks/RemoveCriterion/{id}/{code}", Administrator, Campaign, Named("1.4")),
        new("/Rulebooks/AddItem/{id}", Administrator, Campaign),
        new("/Rulebooks/EditItem/{id}/{code}", Administrator, Campaign, Named("1.1b")),
        new("/Rulebooks/RemoveItem/{id}/{code}", Administrator, Campaign, Named("1.1b")),
        new("/SelfAssessments/AsLastQuarter/{id}", Staff, OpenSheetOf("W10")),
        new("/Rulebooks/ImportTable/{id}", Administrator, Campaign),
        new("/ScoreSheets/AsLastQuarter/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
        new("/ScoreSheets/Print/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
    ];

    /// <summary>The demonstration has one version of its standards, no gates and no figures; HTTP tests and a journey open these.</summary>
    public static IReadOnlyList<string> WithoutExample { get; } =
        ["/Results/Resolve/{id}/{number}", "/Results/Rule/{id}/{number}", "/Results/WithdrawResolution/{id}", "/Results/WithdrawRuling/{id}", "/Rounds/ConfirmFigures/{id}/{kind}/{code}", "/Rounds/ConfirmPronouncement/{id}", "/Rounds/EnterFigures/{id}/{kind}/{code}", "/Rounds/WithdrawPronouncement/{id}", "/Rulebooks/RemoveConsequence/{id}/{code}", "/Rulebooks/RemoveGate/{id}/{code}", "/Standards/Compare/{id}/{otherId}"];

    /// <summary>What no crawl can open: verbs of a list, answers to scripts, files, and what a test of its own shows.</summary>
    public static IReadOnlyList<string> NotOpened { get; } =
    [
        "/Delegations/End/{id}", "/Evidence/Download/{id}", "/Held/{token}", "/Messages/Open/{id}", "/MyAccount/KeepAlive", "/Preferences",
        "/Accounts/Export", "/Audit/Export", "/Campaigns/Export", "/Campaigns/ExportParticipants/{id}", "/Duties/Export", "/Duties/ExportBoard/{campaignId}", "/Occurrences/Export", "/Overview/ExportCompletion/{roundId}", "/Overview/ExportItems/{roundId}/{list}", "/Overview/ExportRanking/{id}", "/Units/ExportChanges", "/Results/ExportList", "/Delegations/Export", "/Imports/Export", "/Results/ExportCompare/{id}", "/Rounds/ExportBurden/{id}", "/Standards/ExportVersions", "/Phases/Export/{campaignId}",
        "/People/Export", "/People/ExportRights",
        "/Results/Export/{id}", "/Rounds/Export", "/Rounds/ExportSelfs/{id}", "/Rounds/ExportSheets/{id}", "/ScoreSheets/Export", "/ScoreSheets/ExportMarks/{id}",
        "/SelfAssessments/Export", "/Units/Export", "/Rulebooks/ExportTable/{id}", "/Standards/Export/{id}", "/Calendar/Template", "/Imports/Template/{kind}", "/Imports/Marked/{id}", "/Imports/Discard/{id}", "/Imports/Review/{id}", "/Imports/Undo/{id}",
        "/ScoreSheets/Template/{id}", "/ScoreSheets/ImportMarked/{id}", "/ScoreSheets/ImportDiscard/{id}", "/ScoreSheets/ImportReview/{id}", "/ScoreSheets/ImportUndo/{id}",
        "/Results/Bundle/{id}", "/Rulebooks/Export/{id}/{part}", "/Duties/Remind/{campaignId}", "/ScoreSheets/Save/{id}", "/SelfAssessments/Detach/{id}/{code}", "/SelfAssessments/Save/{id}",
        "/Units/Change/{id}", "/Units/Withdraw/{id}",
    ];

    public async Task<string> AddressAsync(CampaignDbContext db)
    {
        var address = Page;
        foreach (var value in Values)
        {
            var (open, close) = (address.IndexOf('{', StringComparison.Ordinal), address.IndexOf('}', StringComparison.Ordinal));
            address = $"{address[..open]}{await value(db)}{address[(close + 1)..]}";
        }

        return address;
    }

    private static async Task<object> FirstAsync(IQueryable<int> ids) => await ids.FirstAsync();

    private static Func<CampaignDbContext, Task<object>> Named(string word) => _ => Task.FromResult<object>(word);

    private static Func<CampaignDbContext, Task<object>> Phase(string name) => db => FirstAsync(db.Phases.Where(p => p.Name == name).Select(p => p.Id));

    private static Task<object> PhaseTask(CampaignDbContext db) => FirstAsync(db.PhaseTasks.OrderByDescending(t => t.Id).Select(t => t.Id));

    /// <summary>What the last task asks of a window.</summary>
    private static Func<CampaignDbContext, Task<object>> DutyOf(string unitCode) =>
        db => FirstAsync(db.Duties.Where(d => db.Units.Any(u => u.Id == d.OwedByUnitId && u.Code == unitCode)).OrderByDescending(d => d.Id).Select(d => d.Id));

    private static Task<object> Campaign(CampaignDbContext db) => FirstAsync(db.Campaigns.Select(c => c.Id));

    private static Task<object> OpenRound(CampaignDbContext db) => FirstAsync(db.Rounds.Where(r => r.State == RoundState.Open).Select(r => r.Id));

    private static Func<CampaignDbContext, Task<object>> Unit(string code) => db => FirstAsync(db.Units.Where(u => u.Code == code).Select(u => u.Id));

    private static Func<CampaignDbContext, Task<object>> PersonOf(string staffNumber) =>
        db => FirstAsync(db.People.Where(p => p.StaffNumber == staffNumber).Select(p => p.Id));

    private static Func<CampaignDbContext, Task<object>> OccurrenceOf(string unitCode) =>
        db => FirstAsync(db.Occurrences.Where(o => db.Rounds.Any(r => r.Id == o.RoundId && r.State == RoundState.Open)
            && o.Subjects.Any(s => db.Units.Any(u => u.Id == s.UnitId && u.Code == unitCode))).Select(o => o.Id));

    private static Func<CampaignDbContext, Task<object>> OpenSheetOf(string unitCode) =>
        db => FirstAsync(SheetsOf(db, unitCode).Where(s => s.State == SheetState.Draft).Select(s => s.Id));

    private static Task<object> FinishedSheet(CampaignDbContext db) =>
        FirstAsync(SheetsOf(db, "W10").Where(s => s.State == SheetState.Confirmed).Select(s => s.Id));

    private static IQueryable<SelfAssessment> SheetsOf(CampaignDbContext db, string unitCode) =>
        db.SelfAssessments.Where(s => db.Units.Any(u => u.Id == s.UnitId && u.Code == unitCode));

    private static Task<object> SubmittedSheet(CampaignDbContext db) =>
        FirstAsync(db.SelfAssessments.Where(s => s.State == SheetState.Submitted).OrderBy(s => s.Id).Select(s => s.Id));

    private static Func<CampaignDbContext, Task<object>> ScoreSheet(RoundState state, string office) =>
        db => FirstAsync(db.ScoreSheets.Where(s => db.Rounds.Any(r => r.Id == s.RoundId && r.State == state)
            && db.Units.Any(u => u.Id == s.RaterUnitId && u.Code == office)).OrderBy(s => s.Id).Select(s => s.Id));

    private static Task<object> DecidedResult(CampaignDbContext db) => FirstAsync(db.RoundResults.OrderByDescending(r => r.Id).Select(r => r.Id));

    private static Task<object> ContestedResult(CampaignDbContext db) => FirstAsync(db.RoundResults.Where(r => r.Statements.Any()).Select(r => r.Id));
}
