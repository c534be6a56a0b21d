using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Tour;

/// <summary>What is wrong with the page that is shown, in one display mode at one width.</summary>
internal static class Look
{
    public const string Standard = "standard";

    /// <summary>Display modes and widths besides standard at a desk.</summary>
    public static IReadOnlyList<(string Mode, int Width)> OtherCells { get; } =
        [("large", Seat.Desk), ("contrast", Seat.Desk), (Standard, Seat.Phone), ("large", Seat.Phone), ("contrast", Seat.Phone)];

    /// <summary>Shows the loaded page as it looks in another mode and width.</summary>
    public static async Task TurnAsync(IPage page, string mode, int width)
    {
        await page.SetViewportSizeAsync(width, width == Seat.Phone ? 667 : 768);
        await page.EvaluateAsync("mode => { document.documentElement.dataset.mode = mode; return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }", mode);
    }

    /// <returns>What stands out of the page on the right, and buttons whose words need a third line.</returns>
    public static Task<string[]> FlawsAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const flaws = [], wide = innerWidth, name = e => `${e.tagName.toLowerCase()}.${e.className} "${e.textContent.trim().slice(0, 30)}"`;
          if (document.documentElement.scrollWidth > wide) {
            flaws.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${wide}`);
            const scrolls = e => e && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) ? e !== document.body : scrolls(e.parentElement));
            for (const e of document.body.querySelectorAll('*'))
              if (e.getBoundingClientRect().right > wide + 1 && !scrolls(e.parentElement)) { flaws.push(`stands out: ${name(e)}`); if (flaws.length > 4) break; }
          }
          for (const e of document.querySelectorAll('button:not(.cp-task-link), .btn, .cp-tool')) {
            const style = getComputedStyle(e), height = e.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
            const words = document.createRange();
            words.selectNodeContents(e);
            if (height > 0 && words.getBoundingClientRect().height > 2.3 * parseFloat(style.lineHeight)) flaws.push(`more than two lines: ${name(e)}`);
          }
          return flaws;
        }
        """);

    /// <returns>What every page has: one heading, a title of its own with the product's name, the language of its words.</returns>
    public static Task<string[]> FormalFlawsAsync(IPage page, string language) => page.EvaluateAsync<string[]>(
        """
        language => {
          const flaws = [], headings = document.querySelectorAll('h1'), ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          if (headings.length !== 1 || !headings[0].textContent.trim()) flaws.push(`${headings.length} h1`);
          if (!/.+ - .+/.test(document.title)) flaws.push(`title "${document.title}"`);
          if (document.documentElement.lang !== language) flaws.push(`lang ${document.documentElement.lang}`);
          if (!document.querySelector('main')) flaws.push('no main');
          flaws.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `id twice: ${id}`));
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let n = words.nextNode(); n; n = words.nextNode()) {
            const key = n.parentElement.closest('script, style, template, textarea, code') ? null : /\b[A-Z][a-zA-Z]+(\.[A-Z][a-zA-Z]+)+\b/.exec(n.textContent);
            if (key) flaws.push(`text without words: ${key[0]}`);
          }
          return flaws;
        }
        """,
        language);
}
