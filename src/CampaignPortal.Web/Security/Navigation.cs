using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>One line of the main menu.</summary>
/// <param name="Text">Key of its text.</param>
public sealed record MenuEntry(string Path, string Text, string Icon, bool IsCurrent);

/// <summary>The main menu of the person who is signed in: what his rights open, in the order of the work.</summary>
public sealed class Navigation(Access access, IHttpContextAccessor http)
{
    private static readonly (string Path, string Text, string Icon, string Permit)[] Pages =
    [
        ("/", "Home.Title", "house", Permit.SignedIn),
        ("/Overview", "Overview.Index.Title", "bar-chart", Permit.WatchCampaigns),
        ("/Rounds", "Rounds.Index.Title", "list-check", Permit.SeeRounds),
        ("/Occurrences", "Occurrences.Index.Title", "flag", Permit.SeeOccurrences),
        ("/SelfAssessments", "SelfAssessments.Index.Title", "pencil-square", Permit.FillSelfAssessment),
        ("/SelfAssessments/Awaiting", "SelfAssessments.Awaiting.Title", "check-circle", Permit.ConfirmSelfAssessment),
        ("/ScoreSheets", "ScoreSheets.Index.Title", "clipboard-check", Permit.Score),
        ("/Duties", "Duties.Index.Title", "inbox", Permit.SeeDuties),
        ("/Results", "Results.Index.Title", "trophy", Permit.SeeResults),
        ("/Standards", "Standards.Index.Title", "award", Permit.SeeStandards),
        ("/Campaigns", "Campaigns.Index.Title", "gear", Permit.SetUpCampaigns),
        ("/Units", "Units.Index.Title", "building", Permit.ManageOrganisation),
        ("/People", "People.Index.Title", "people", Permit.ManageOrganisation),
        ("/Accounts", "Accounts.Index.Title", "key", Permit.ManageAccounts),
        ("/Audit", "Audit.Index.Title", "journal-text", Permit.ReadAudit),
    ];

    /// <summary>Pages that belong to a campaign's settings, although their addresses stand beside it.</summary>
    private static readonly string[] OfCampaigns = ["/Phases", "/Tasks", "/Rulebooks"];

    public async Task<IReadOnlyList<MenuEntry>> EntriesAsync(CancellationToken ct)
    {
        var path = http.HttpContext!.Request.Path.Value ?? "/";
        List<MenuEntry> entries = [];
        foreach (var page in Pages)
        {
            if (await access.MayAsync(page.Permit, ct))
            {
                entries.Add(new MenuEntry(page.Path, page.Text, page.Icon, IsAt(path, page.Path)));
            }
        }

        // The closest one only: a page of its own may lie below another one.
        var current = entries.Where(e => e.IsCurrent).MaxBy(e => e.Path.Length);
        return entries.ConvertAll(e => e with { IsCurrent = e == current });
    }

    public Task<int> UnreadAsync(CancellationToken ct)
    {
        var personId = access.PersonId;
        return access.Db.Messages.CountAsync(m => m.RecipientId == personId && m.ReadAt == null, ct);
    }

    private static bool IsAt(string path, string page) =>
        path == page || (page != "/" && path.StartsWith($"{page}/", StringComparison.Ordinal))
        || (page == "/Campaigns" && Array.Exists(OfCampaigns, p => IsAt(path, p)));
}
