namespace CampaignPortal.Web.Tests.Harness;

/// <summary>Follows every link that somebody is shown.</summary>
public static class Crawl
{
    private const int MostPages = 1_000;

    /// <summary>Pages and downloads, each once, nearest first.</summary>
    public static async IAsyncEnumerable<Page> FromAsync(Visitor visitor, string start)
    {
        Queue<string> waiting = new([start]);
        HashSet<string> known = new([start], StringComparer.OrdinalIgnoreCase);
        while (waiting.TryDequeue(out var path))
        {
            var page = await visitor.OpenAsync(path);
            yield return page;
            foreach (var link in LinksOf(page).Where(known.Add))
            {
                waiting.Enqueue(link);
            }

            Assert.True(known.Count <= MostPages, $"More than {MostPages} pages are linked from {start}.");
        }
    }

    private static IEnumerable<string> LinksOf(Page page) =>
        from link in page.Parsed?.QuerySelectorAll("a[href]") ?? Enumerable.Empty<AngleSharp.Dom.IElement>()
        let address = new Uri(new Uri("http://localhost" + page.Url), link.GetAttribute("href"))
        where address.Host == "localhost" && address.AbsolutePath != "/SignOut"
        select address.PathAndQuery;
}
