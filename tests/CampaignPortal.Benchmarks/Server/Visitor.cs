using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CampaignPortal.Benchmarks.Sample;
using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Benchmarks.Server;

/// <summary>An answer, read to its end.</summary>
/// <param name="Location">Where it sends the browser; null when it stays.</param>
internal sealed record Answer(int Status, string Body, int CommandCount, string? Location);

/// <summary>A browser behind the proxy: one connection, cookies of its own.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly Dictionary<string, string> _cookies;
    private readonly HttpClient _client;

    public Visitor(Uri address, string from = "10.0.0.1")
        : this(address, [], from)
    {
    }

    private Visitor(Uri address, Dictionary<string, string> cookies, string from = "10.0.0.1")
    {
        _cookies = cookies;
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1 })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromMinutes(5),
            DefaultRequestHeaders = { { "X-Forwarded-For", from }, { "X-Forwarded-Proto", "https" } },
        };
    }

    public static Task<Visitor> SignInAsync(Uri address, Role role) => SignInAsync(address, SampleCentre.NameOf(role), "10.0.0.1");

    /// <param name="from">The address that the proxy saw.</param>
    public static async Task<Visitor> SignInAsync(Uri address, string account, string from)
    {
        var visitor = new Visitor(address, from);
        await visitor.SubmitAsync("/SignIn", ("Input.Name", account), ("Input.Password", SampleCentre.Password));
        return visitor;
    }

    /// <summary>The same session on a connection of its own.</summary>
    public Visitor Copy() => new(_client.BaseAddress!, _cookies);

    public async Task<Answer> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>The fields of the page's form as it stands.</summary>
    public async Task<Dictionary<string, string>> FormAsync(string path)
    {
        var page = await new HtmlParser().ParseDocumentAsync((await OpenAsync(path)).Body);
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        return form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null).ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal);
    }

    public async Task<Answer> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request);
    }

    /// <summary>Sends the page's form as it stands, with what is typed.</summary>
    public async Task SubmitAsync(string path, params (string Name, string Value)[] typed)
    {
        var fields = await FormAsync(path);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        var answer = await PostAsync(path, fields);
        if (answer.Status != 302)
        {
            throw new InvalidOperationException($"{path} answered {answer.Status}: {answer.Body}");
        }
    }

    /// <returns>The words of the first element of that kind; null where there is none.</returns>
    public static async Task<string?> TextAsync(Answer answer, string selector) =>
        (await new HtmlParser().ParseDocumentAsync(answer.Body)).QuerySelector(selector)?.TextContent.Trim();

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await _client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        var commands = response.Headers.TryGetValues(Instruments.CommandsHeader, out var counted) ? counted.First() : "0";
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), int.Parse(commands, CultureInfo.InvariantCulture), response.Headers.Location?.OriginalString);
    }
}
