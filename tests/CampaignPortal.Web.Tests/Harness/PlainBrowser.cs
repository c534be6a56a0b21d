using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>The least that signs in and sends a form to a program in another process.</summary>
public sealed class PlainBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _address;

    /// <param name="cookies">As another browser's <see cref="Cookies"/> gave them.</param>
    public PlainBrowser(Uri address, string cookies)
    {
        _address = address;
        foreach (var cookie in cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            _cookies.SetCookies(address, cookie);
        }

        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public string Cookies => _cookies.GetCookieHeader(_address);

    public IEnumerable<string> LastHeaders { get; private set; } = [];

    public Task<string> ReadAsync(string path) => _client.GetStringAsync(path);

    /// <returns>Where the answer sends the browser; the address of the form when it stays there.</returns>
    public async Task<string> SubmitAsync(string path, params string[] namesAndValues)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await _client.GetStringAsync(path));
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        var fields = form.Elements.Where(e => e.HasAttribute("name"))
            .ToDictionary(e => e.GetAttribute("name")!, e => (e as IHtmlInputElement)?.Value ?? (e as IHtmlSelectElement)?.Value ?? "", StringComparer.Ordinal);
        for (var i = 0; i < namesAndValues.Length; i += 2)
        {
            fields[namesAndValues[i]] = namesAndValues[i + 1];
        }

        using var content = new FormUrlEncodedContent(fields);
        using var response = await _client.PostAsync(path, content);
        LastHeaders = [.. response.Headers.Select(h => h.Key)];
        return response.Headers.Location?.OriginalString ?? path;
    }

    public void Dispose() => _client.Dispose();
}
