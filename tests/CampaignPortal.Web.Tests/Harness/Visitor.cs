using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>A browser: keeps cookies, follows redirects, sends forms as they stand on the page.</summary>
public sealed class Visitor(Portal portal, string? address)
{
    public const string TokenField = "__RequestVerificationToken";
    private const int MostRedirects = 10;

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every cookie as it was set, with its attributes.</summary>
    public IList<string> SetCookies { get; } = [];

    /// <summary>The cookies as somebody would copy them out of this browser.</summary>
    public string CookieHeader => Cookies.GetCookieHeader(portal.BaseAddress);

    public Task<Page> OpenAsync(string path) => FollowAsync(HttpMethod.Get, path);

    /// <summary>Posts fields as they are: no antiforgery token, no hidden fields.</summary>
    public Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        FollowAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <inheritdoc cref="PostAsync(string, IEnumerable{ValueTuple{string, string}})"/>
    public Task<Page> PostAsync(string path, HttpContent content) => FollowAsync(HttpMethod.Post, path, content);

    /// <summary>Posts fields with an antiforgery token of this visitor, as a form made by hand would.</summary>
    public async Task<Page> PostWithTokenAsync(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = (await OpenAsync("/MyAccount")).Form("form[action='/SignOut']").Fields().Single(f => f.Name == TokenField);
        return await PostAsync(path, [.. fields, token]);
    }

    public async Task<Page> SignInAsync(string name, string password, string returnUrl = "/")
    {
        var page = await OpenAsync($"/SignIn?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await page.Form().SubmitAsync(("Input.Name", name), ("Input.Password", password));
    }

    /// <summary>A browser with a copy of this one's cookies as they are now.</summary>
    public Visitor Copy(Portal? on = null)
    {
        var copy = new Visitor(on ?? portal, address);
        copy.Cookies.Add(Cookies.GetCookies(portal.BaseAddress));
        return copy;
    }

    /// <summary>One request, no redirect followed.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient(portal.Handler()) { BaseAddress = portal.BaseAddress };
        var uri = new Uri(portal.BaseAddress, request.RequestUri!);
        if (CookieHeader is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        if (address is not null)
        {
            request.Headers.Add(Portal.AddressHeader, address);
        }

        var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                Cookies.SetCookies(uri, cookie);
                SetCookies.Add(cookie);
            }
        }

        return response;
    }

    private async Task<Page> FollowAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var at = new Uri(portal.BaseAddress, path);
        List<string> way = [];
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            using var request = new HttpRequestMessage(method, at) { Content = content };
            request.Headers.Add(CommandSpy.RequestHeader, id);
            using var response = await SendAsync(request);
            way.Add($"{(int)response.StatusCode} {at.PathAndQuery}");
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } next)
            {
                return await PageOfAsync(response, at, way, portal.Commands.CountOf(id));
            }

            Assert.True(way.Count < MostRedirects, string.Join(" -> ", way));
            at = new Uri(at, next);
            Assert.True(at.Host == portal.BaseAddress.Host, $"Sent away to {at}");
            (method, content) = (HttpMethod.Get, null);
        }
    }

    private async Task<Page> PageOfAsync(HttpResponseMessage response, Uri at, IReadOnlyList<string> way, int commandCount)
    {
        var body = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        if (response.StatusCode == HttpStatusCode.InternalServerError)
        {
            way = [.. way, portal.LastException()];
        }

        var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
        return new Page(this, response.StatusCode, at.PathAndQuery, headers, body, isHtml ? await new HtmlParser().ParseDocumentAsync(body) : null, way, commandCount);
    }
}

/// <summary>What a request came to, after all redirects.</summary>
/// <param name="Url">Path and query.</param>
/// <param name="Way">Status and address of each answer on the way here.</param>
/// <param name="CommandCount">Database commands of the last request.</param>
public sealed record Page(
    Visitor Visitor, HttpStatusCode Status, string Url, IReadOnlyDictionary<string, string> Headers, string Body, IHtmlDocument? Parsed,
    IReadOnlyList<string> Way, int CommandCount)
{
    public string Path => Url.Split('?')[0];

    public override string ToString() => string.Join(" -> ", Way);

    public IHtmlDocument Document => Parsed ?? throw new InvalidOperationException($"{Url} answered {(int)Status} without a page.");

    /// <summary>The words of the page's main part.</summary>
    public string Text => Parsed?.QuerySelector("main")?.TextContent ?? Body;

    /// <summary>The form of the page's main part.</summary>
    /// <param name="selector">Where there are several.</param>
    public Form Form(string selector = "main form[method=post]") =>
        Document.QuerySelector(selector) is IHtmlFormElement form
            ? new Form(this, form)
            : throw new InvalidOperationException($"{Url} has no {selector}: {Text}");

    public void AssertStatus(HttpStatusCode expected) =>
        Assert.True(Status == expected, $"{Url} answered {(int)Status} instead of {(int)expected}: {Text}");

    /// <summary>A page that asks for each row anew is slow on a large unit tree.</summary>
    public void AssertCommandsAtMost(int count) =>
        Assert.True(CommandCount <= count, $"{Url} took {CommandCount} database commands, more than {count}.");
}

/// <summary>A form as a browser sees it.</summary>
public sealed class Form(Page page, IHtmlFormElement form)
{
    public string Action => form.GetAttribute("action") is { Length: > 0 } action ? action : page.Url;

    private readonly List<(string Name, string Value)> _preset = [];
    private readonly List<(string Field, string Name, byte[] Content)> _files = [];

    /// <summary>What is always sent with it from now on: a field whose name depends on the page, or the button that is pressed.</summary>
    public Form With(params IEnumerable<(string Name, string Value)> fields)
    {
        _preset.AddRange(fields);
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public Form Choose(string field, string name, byte[] content)
    {
        _files.Add((field, name, content));
        return this;
    }

    /// <summary>What would be sent if nothing more were typed: hidden fields, token, chosen options, ticks.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => Shown().Where(f => !_preset.Exists(p => p.Name == f.Name)).Concat(_preset);

    private IEnumerable<(string Name, string Value)> Shown() =>
        form.Elements.SelectMany(e => e switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } tick => tick.IsChecked ? Field(tick.Name, tick.Value) : [],
            IHtmlInputElement { Type: not ("submit" or "button" or "file") } input => Field(input.Name, input.Value),
            IHtmlTextAreaElement area => Field(area.Name, area.Value),
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).SelectMany(o => Field(select.Name, o.Value)),
            _ => [],
        });

    /// <summary>Every name the form could send, ticked or not.</summary>
    public IEnumerable<string> Names => form.Elements.Select(e => e.GetAttribute("name")).OfType<string>();

    /// <summary>Fills in and sends. What is typed replaces what the form has under that name; null leaves the field out.</summary>
    public Task<Page> SubmitAsync(params IReadOnlyList<(string Name, string? Value)> typed)
    {
        (string Name, string Value)[] fields = [.. Fields().Where(f => !typed.Any(t => t.Name == f.Name)), .. from t in typed where t.Value is not null select (t.Name, t.Value)];
        return form.GetAttribute("enctype") == "multipart/form-data" ? page.Visitor.PostAsync(Action, Multipart(fields)) : page.Visitor.PostAsync(Action, fields);
    }

    private MultipartFormDataContent Multipart((string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (field, name, bytes) in _files)
        {
            content.Add(new ByteArrayContent(bytes) { Headers = { ContentDisposition = new("form-data") { Name = $"\"{field}\"", FileName = $"\"{name}\"" } } });
        }

        return content;
    }

    private static (string Name, string Value)[] Field(string? name, string? value) => string.IsNullOrEmpty(name) ? [] : [(name, value ?? "")];
}
