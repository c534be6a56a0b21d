using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Calendars;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Figures;
using CampaignPortal.Web.Tests.Gates;
using CampaignPortal.Web.Tests.Imports;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.Organisation;
using CampaignPortal.Web.Tests.Overview;
using CampaignPortal.Web.Tests.Phases;
using CampaignPortal.Web.Tests.Results;
using CampaignPortal.Web.Tests.Rulebooks;
using CampaignPortal.Web.Tests.ScoreSheets;
using CampaignPortal.Web.Tests.SelfAssessments;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>
/// One business act as somebody does it in the browser. Every rule that holds for all acts (on record once, all or nothing,
/// nothing overposted) is tested over <see cref="All"/>: a new form joins by one entry.
/// </summary>
/// <param name="Deeds">Codes of the audit rows it leaves; none for what is only a draft.</param>
/// <param name="FormAsync">Signs in and opens the form.</param>
/// <param name="Typed">What is typed into it.</param>
public sealed record Act(string Name, string[] Deeds, Func<Scene, Task<Form>> FormAsync, params (string Name, string? Value)[] Typed)
{
    /// <summary>Passwords are salted: two equal acts on an account leave different rows.</summary>
    public bool IsOnAccount => Deeds is [var first, ..] && first.StartsWith("Account.", StringComparison.Ordinal);

    public const string Simulation = "try other rules on a result";

    /// <summary>It leaves what was tried on record, and nothing else.</summary>
    public bool IsOnlyRecorded => Name == Simulation;

    public static IReadOnlyList<Act> All { get; } =
        [.. Organisation, .. OrganisationActs.All, .. CampaignActs.All, .. PhaseActs.All, .. RulebookActs.All, .. SelfActs.All, .. ScoringActs.All, .. OccurrenceActs.All, .. ResultActs.All, .. FigureActs.All, .. GateActs.All, .. ImportActs.All, .. OverviewActs.All, .. CalendarActs.All, .. OfOnesOwn];

    private static Act[] Organisation =>
    [
        new("found a unit", ["Unit.Founded"], s => OpenAsync(s, s.Admin, "/Units/New"), ("Input.Code", "X1"), ("Input.Name", "住建窗口")),
        new("register a person", ["Person.Registered", "Posting.Began", "Posting.Began"], s => OpenAsync(s, s.Admin, "/People/New"),
            ("Input.StaffNumber", "X2"), ("Input.Name", "㐂𠮷"), ("Input.Post", "科员")),
        new("post a person", ["Posting.Began", "Posting.Ended"], s => OpenAsync(s, s.Admin, $"/People/Post/{s.Newcomer.Id}"), ("Input.Post", "副科长")),
        new("grant a right", ["Assignment.Granted"], s => OpenAsync(s, s.Admin, $"/People/Grant/{s.Newcomer.Id}"), ("Input.Role", nameof(Role.OfficeStaff))),
        new("revoke a right", ["Assignment.Revoked"], async s => await OpenAsync(s, s.Admin, $"/People/Revoke/{await s.RightOfAsync(s.Leader)}")),
        new("open an account", ["Account.Invited"], s => OpenAsync(s, s.Keeper, $"/Accounts/Invite/{s.Newcomer.Id}"), ("Input.Name", "newcomer")),
        new("reset an account", ["Account.Reset"], s => OpenAsync(s, s.Keeper, $"/Accounts/Change/{s.Supervisor.PersonId}"), ("Chosen", "Reset")),
        new("disable an account", ["Account.Disabled"], s => OpenAsync(s, s.Keeper, $"/Accounts/Change/{s.Supervisor.PersonId}"), ("Chosen", "Disable")),
        new("enable an account", ["Account.Enabled"], s => OpenAsync(s, s.Keeper, $"/Accounts/Change/{s.Supervisor.PersonId}"), ("Chosen", "Enable")),
        new("unlock an account", ["Account.Unlocked"], s => OpenAsync(s, s.Keeper, $"/Accounts/Change/{s.Supervisor.PersonId}"), ("Chosen", "Unlock")),
        new("name a substitute", ["Delegation.Given"], s => OpenAsync(s, s.Head, "/Delegations/New"),
            ("Input.Person", AnyStaffNumber), ("Input.Capacity", nameof(Capacity.Substitute)), ("Input.Permits", Permit.ConfirmSelfAssessment),
            ("Input.To", "2026-12-31"), ("Input.Reason", "出差")),
        new("end a delegation", ["Delegation.Ended"], EndFormAsync),
    ];

    /// <summary>Last: they end what the acts before them stand on.</summary>
    private static Act[] OfOnesOwn =>
    [
        new("change one's password", ["Account.PasswordChanged"], s => OpenAsync(s, s.Staff, "/MyAccount/Password"),
            ("Input.Current", Portal.GoodPassword), ("Input.Next", "Kiesel-Wolke-62"), ("Input.Repeated", "Kiesel-Wolke-62")),
    ];

    /// <summary>The administrator of every scene.</summary>
    private const string AnyStaffNumber = "P1004";

    private static async Task<Form> OpenAsync(Scene scene, Someone who, string path) =>
        (await (await scene.Portal.SignInAsync(who)).OpenAsync(path)).Form();

    private static async Task<Form> EndFormAsync(Scene scene)
    {
        await scene.DelegationAsync();
        return await OpenAsync(scene, scene.Head, "/Delegations");
    }
}
