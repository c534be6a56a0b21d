using System.Text.RegularExpressions;
using CampaignPortal.Web.Data.Seed;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Harness;

/// <summary>Somebody before a browser of his own. Whatever the browser complains of is kept and fails the test.</summary>
internal sealed class Seat : IAsyncDisposable
{
    public const int Desk = 1366;
    public const int Phone = 375;

    /// <summary>So long a test waits for what must come.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly IBrowserContext _context;
    private readonly Portal _portal;
    private readonly List<string> _complaints = [];
    private readonly List<string> _expected = [];

    private Seat(IBrowserContext context, IPage page, Portal portal) => (_context, Page, _portal) = (context, page, portal);

    public IPage Page { get; }

    /// <summary>Path and query of the page that is shown.</summary>
    public string Where => Page.Url.StartsWith(_portal.Address, StringComparison.Ordinal) ? Page.Url[_portal.Address.Length..] : Page.Url;

    /// <summary>What the browser said against a page: errors of scripts, files that are missing, breaches of the content policy, other hosts.</summary>
    public IEnumerable<string> Complaints => _complaints.Where(c => !_expected.Any(e => c.Contains(e, StringComparison.Ordinal)));

    public static async Task<Seat> TakeAsync(IBrowser browser, Portal portal, string? account = null, bool withScripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = Desk, Height = 768 },
            JavaScriptEnabled = withScripts,

            // Colours are judged right after the display mode changed, not on the way there.
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = account is null ? null : portal.SignedIn.TryGetValue(account, out var state) ? state : null,
        });
        context.SetDefaultTimeout((float)Longest.TotalMilliseconds);
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', e => console.error('content policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        var seat = new Seat(context, await context.NewPageAsync(), portal);
        seat.Watch();
        if (account is not null && !portal.SignedIn.ContainsKey(account))
        {
            await seat.SignInAsync(account);
            portal.SignedIn[account] = await context.StorageStateAsync();
        }

        return seat;
    }

    /// <summary>A second tab of the same browser.</summary>
    public async Task<IPage> AnotherTabAsync() => await _context.NewPageAsync();

    public async Task SignInAsync(string account, string password = DemoCast.Password)
    {
        await GoAsync("/SignIn");
        await FillSignInAsync(account, password);
    }

    /// <summary>Fills in the sign-in page that is shown.</summary>
    public async Task FillSignInAsync(string account, string password = DemoCast.Password)
    {
        await Page.Locator("#Input_Name").FillAsync(account);
        await Page.Locator("#Input_Password").FillAsync(password);
        await Page.Locator("main form button").ClickAsync();
        await LeavesSignInAsync(Page);
    }

    /// <summary>Waits until another page than the sign-in page is shown. The address is asked for again and again, because the event of a page that loads at once can be missed.</summary>
    public static async Task LeavesSignInAsync(IPage page) =>
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/SignIn", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = (float)Longest.TotalMilliseconds });

    /// <summary>Chooses a language as the button in the header does.</summary>
    public Task SpeakAsync(string language) => _context.AddCookiesAsync([new() { Name = "cp-culture", Value = $"c=zh-CN|uic={language}", Url = _portal.Address }]);

    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Presses the one button of the page's main part with these words.</summary>
    public Task PressAsync(string words) => Main.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Follows the first link of the page with these words in it.</summary>
    public Task FollowAsync(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    /// <summary>Waits for the page with this heading.</summary>
    public async Task ArrivesAtAsync(string heading) => await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(heading);

    /// <summary>Begins where everybody begins, with what there is to do, and takes one of the entries.</summary>
    public async Task TakesOnAsync(string toDo)
    {
        await GoAsync("/");
        await Main.GetByRole(AriaRole.Link, new() { Name = toDo }).First.ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(_portal.Address + "/");
    }

    /// <summary>Waits until everything typed into the form is saved as a draft.</summary>
    public Task SavedAsync() => Assertions.Expect(Page.Locator("form[data-autosave-url]")).Not.ToHaveAttributeAsync("data-dirty", "true");

    /// <summary>Asserts that the page which is shown, in the state it is in, breaks no rule of accessibility.</summary>
    public async Task IsAccessibleAsync() => Assert.Empty(await Axe.ViolationsAsync(Page));

    public ILocator Main => Page.Locator("main");

    public async Task SeesAsync(string words) => await Assertions.Expect(Main).ToContainTextAsync(words);

    public async Task SeesNotAsync(string words) => await Assertions.Expect(Main).Not.ToContainTextAsync(words);

    /// <summary>Complaints with these words belong to what the test does.</summary>
    public void Expect(string words) => _expected.Add(words);

    /// <summary>What lies in the browser's storage for this portal.</summary>
    public Task<int> StoredCountAsync() => Page.EvaluateAsync<int>("localStorage.length");

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Watch()
    {
        _context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{Where}: {message.Text} {message.Location}");
            }
        };
        _context.WebError += (_, error) => _complaints.Add($"{Where}: {error.Error}");
        _context.Dialog += (_, dialog) =>
        {
            _complaints.Add($"{Where}: dialogue {dialog.Type} {dialog.Message}");
            _ = dialog.AcceptAsync();
        };
        _context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_portal.Address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _complaints.Add($"{Where}: asks {request.Url}");
            }
        };
    }
}
