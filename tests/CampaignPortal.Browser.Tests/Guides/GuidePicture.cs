using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Browser.Tests.Tour;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Guides;

/// <summary>
/// A picture of the guides in docs/operations/guides: a page of the tour as somebody of that guide sees it. It ends above
/// fields for days and files, which this browser labels in English.
/// </summary>
/// <param name="Name">Of its file, without the ending.</param>
/// <param name="Page">As the tour names it.</param>
/// <param name="Account">Null where the tour's is right.</param>
/// <param name="Height">Of the part that is shown, from below the header, which is the same everywhere.</param>
internal sealed record GuidePicture(string Name, string Page, string? Account = null, int Height = GuidePicture.UsualHeight)
{
    public const int Width = 1100;
    public const int MostHeight = 900;
    private const int UsualHeight = 660;

    public static IReadOnlyList<GuidePicture> All { get; } =
    [
        new("sign-in", "/SignIn", Height: 500),
        new("home-office", "/", "lixiaomei", 420),
        new("self-sheet", "/SelfAssessments/Sheet/{id}"),
        new("self-item", "/SelfAssessments/Item/{id}/{code}", Height: 836),
        new("self-check", "/SelfAssessments/Check/{id}", Height: 620),
        new("self-confirm", "/SelfAssessments/Confirm/{id}", Height: 580),
        new("occurrence-answer", "/Occurrences/Details/{id}", Height: 620),
        new("duty", "/Duties/Details/{id}", Height: 440),
        new("result-unit", "/Results/Unit/{id}/{unitId}"),
        new("occurrence-new", "/Occurrences/New", Height: 370),
        new("score-grid", "/ScoreSheets/Grid/{id}", Height: 560),
        new("score-submit", "/ScoreSheets/Submit/{id}"),
        new("score-print", "/ScoreSheets/Print/{id}", Height: 640),
        new("overview", "/Overview"),
        new("overview-completion", "/Overview/Completion/{roundId}", Height: 540),
        new("remind", "/Overview/Remind/{kind}/{id}", Height: 560),
        new("result-ranking", "/Results/Ranking/{id}", Height: 540),
        new("ranking-changes", "/Overview/Ranking/{id}", Height: 480),
        new("campaign-new", "/Campaigns/New", Height: 560),
        new("campaign-details", "/Campaigns/Details/{id}", Height: 780),
        new("rulebook", "/Rulebooks/Details/{id}", Height: 780),
        new("phases", "/Phases/{campaignId}", Height: 780),
        new("round-details", "/Rounds/Details/{id}", Height: 760),
        new("round-close", "/Rounds/Close/{id}", Height: 480),
    ];

    public Stop Stop { get; } = Account is null ? OnTour(Page) : OnTour(Page) with { Account = Account };

    public string File => Path.Combine(Folder, Name + ".png");

    public static string Folder { get; } = Checkout.At("docs", "images", "guides");

    /// <summary>Keeps what the seat shows, down to where the page ends.</summary>
    public async Task KeepAsync(Seat seat)
    {
        var header = await seat.Page.EvaluateAsync<int>("document.querySelector('header').offsetHeight");
        var length = await seat.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await seat.Page.ScreenshotAsync(new() { Path = File, FullPage = true, Clip = new Clip { Y = header, Width = Width, Height = Math.Min(Height, length - header) } });
    }

    private static Stop OnTour(string page) => Tour.Stop.All.Single(s => s.Page == page);
}
