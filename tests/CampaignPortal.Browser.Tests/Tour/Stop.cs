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
        new("/Campaigns/CopyRights/{id}", Administrator, Campaign),
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
        new("/Campaigns/Adopt/{id}", Administrator, Campaign),
        new("/Campaigns/AdoptTemplate/{id}", Administrator, Campaign),
        new("/Campaigns/Finish/{id}", Administrator, Campaign),
        new("/Campaigns/ReviseGoal/{id}", Administrator, db => FirstAsync(db.Goals.Select(g => g.Id))),
        new("/Campaigns/RegisterGoal/{id}", Administrator, db => FirstAsync(db.Goals.Select(g => g.Id))),
        new("/Campaigns/WithdrawGoal/{id}", Administrator, db => FirstAsync(db.Goals.Select(g => g.Id))),
        new("/Campaigns/ReviseDocument/{id}", Administrator, db => FirstAsync(db.BasisDocuments.Select(d => d.Id))),
        new("/Campaigns/WithdrawDocument/{id}", Administrator, db => FirstAsync(db.BasisDocuments.Select(d => d.Id))),
        new("/Campaigns/EndMember/{id}", Administrator, db => FirstAsync(db.GroupMembers.Select(m => m.Id))),
        new("/Campaigns/Archive/{id}", Administrator, Campaign),
        new("/Campaigns/Settings/{id}", Administrator, Campaign),
        new("/Campaigns/Participants/{id}", Administrator, Campaign),
        new("/Campaigns/Start/{id}", Administrator, Campaign),
        new("/Rounds", Office),
        new("/Rounds/New/{campaignId}", Administrator, Campaign),
        new("/Rounds/Details/{id}", Administrator, OpenRound),
        new("/Rounds/Open/{id}", Administrator, OpenRound),
        new("/Rounds/Close/{id}", Administrator, OpenRound),
        new("/Rounds/Reopen/{id}", Administrator, OpenRound),
        new("/Rounds/Reschedule/{id}", Administrator, OpenRound),
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
        new("/SelfAssessments/Item/{id}/{code}", Staff, OpenSheetOf("W10"), _ => Task.FromResult<object>("1.2b")),
        new("/SelfAssessments/Attach/{id}/{code}", Staff, OpenSheetOf("W10"), _ => Task.FromResult<object>("1.2b")),
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
        new("/Imports/New/{kind}", Administrator, _ => Task.FromResult<object>("People")),
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
        new("/Overview", Leader),
        new("/Overview/Completion/{roundId}", Leader, OpenRound),
        new("/Overview/Ranking/{id}", Leader, DecidedResult),
        new("/Rounds/Burden/{id}", Administrator, OpenRound),
        new("/Phases/{campaignId}", Administrator, Campaign),
        new("/Phases/New/{campaignId}", Administrator, Campaign),
        new("/Timeline/{campaignId}", Administrator, Campaign),
        new("/Duties", Head),
        new("/Duties/Board/{campaignId}", Administrator, Campaign),
        new("/Standards", Administrator),
        new("/Rulebooks/Details/{id}", Administrator, Campaign),
        new("/ScoreSheets/AsLastQuarter/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
        new("/ScoreSheets/Print/{id}", Office, ScoreSheet(RoundState.Open, "K03")),
    ];

    /// <summary>The demonstration has no phases, duties or drafts of rules that these could show; HTTP tests open them.</summary>
    public static IReadOnlyList<string> WithoutExample { get; } =
    [
        "/Duties/Details/{id}", "/Duties/Extend/{id}", "/Duties/File/{id}", "/Duties/Receive/{id}", "/Duties/Remind/{campaignId}", "/Duties/SendBack/{id}",
        "/Overview/Items/{roundId}/{list}", "/Overview/Missing/{roundId}/{unitId}", "/Overview/Remind/{kind}/{id}", "/Phases/Close/{id}", "/Phases/Edit/{id}",
        "/Phases/Open/{id}", "/Phases/Release/{id}", "/Phases/Remove/{id}", "/Tasks/Cancel/{id}", "/Tasks/Edit/{id}", "/Tasks/New/{phaseId}",
        "/Rulebooks/AddCriterion/{id}", "/Rulebooks/AddItem/{id}", "/Rulebooks/Adopt/{id}", "/Rulebooks/Begin/{id}", "/Rulebooks/Channels/{id}", "/Rulebooks/Discard/{id}",
        "/Rulebooks/EditCriterion/{id}/{code}", "/Rulebooks/EditItem/{id}/{code}", "/Rulebooks/Export/{id}/{part}", "/Rulebooks/Import/{id}",
        "/Rulebooks/MoveCriterion/{id}/{code}", "/Rulebooks/RemoveCriterion/{id}/{code}", "/Rulebooks/RemoveItem/{id}/{code}", "/SelfAssessments/AsLastQuarter/{id}",
        "/Standards/Compare/{id}/{otherId}", "/Standards/Version/{id}",
    ];

    /// <summary>What no crawl can open: verbs of a list, answers to scripts, files, and what a test of its own shows.</summary>
    public static IReadOnlyList<string> NotOpened { get; } =
    [
        "/Delegations/End/{id}", "/Evidence/Download/{id}", "/Held/{token}", "/Messages/Open/{id}", "/MyAccount/KeepAlive", "/Preferences",
        "/Accounts/Export", "/Audit/Export", "/Campaigns/Export", "/Campaigns/ExportParticipants/{id}", "/Occurrences/Export", "/People/Export", "/People/ExportRights",
        "/Results/Export/{id}", "/Rounds/Export", "/Rounds/ExportSelfs/{id}", "/Rounds/ExportSheets/{id}", "/ScoreSheets/Export", "/ScoreSheets/ExportMarks/{id}",
        "/SelfAssessments/Export", "/Units/Export", "/Imports/Template/{kind}", "/Imports/Marked/{id}", "/Imports/Discard/{id}", "/Imports/Review/{id}", "/Imports/Undo/{id}",
        "/ScoreSheets/Template/{id}", "/ScoreSheets/ImportMarked/{id}", "/ScoreSheets/ImportDiscard/{id}", "/ScoreSheets/ImportReview/{id}", "/ScoreSheets/ImportUndo/{id}",
        "/Results/Bundle/{id}", "/ScoreSheets/Save/{id}", "/SelfAssessments/Detach/{id}/{code}", "/SelfAssessments/Save/{id}",
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
