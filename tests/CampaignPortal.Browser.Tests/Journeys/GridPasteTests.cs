using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Domain.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>A block of cells from Excel in the score grid: the page offers it beforehand and tells afterwards what came of it.</summary>
public sealed class GridPasteTests(Stage stage) : BrowserTest(stage)
{
    private const string Paste =
        """
        text => { const data = new DataTransfer(); data.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }
        """;

    [BrowserFact]
    public async Task What_was_pasted_and_what_was_not_is_said_with_its_reason()
    {
        var portal = await OwnPortalAsync();
        var sheetId = await portal.DataAsync(db => db.ScoreSheets.Where(s => SheetStates.Editable.Contains(s.State) && db.Rounds.Any(r => r.Id == s.RoundId && r.State == RoundState.Open)
            && db.Units.Any(u => u.Id == s.RaterUnitId && u.Code == "K03")).Select(s => s.Id).FirstAsync());
        var office = await SeatAsync("zhouming");
        await office.GoAsync($"/ScoreSheets/Grid/{sheetId}");
        await office.SeesAsync("可以从 Excel 粘贴");
        var (said, rows) = (office.Page.Locator("[data-grid-state]"), office.Page.Locator("table[data-grid] tbody tr"));
        await Assertions.Expect(said).ToHaveAttributeAsync("aria-live", "polite");

        var first = rows.First.Locator("select.cp-cell").First;
        var choice = await first.Locator("option").Nth(1).TextContentAsync();
        await first.FocusAsync();
        await office.Page.EvaluateAsync(Paste, $"{choice}\n没有这一项");
        await Assertions.Expect(said).ToHaveTextAsync("已粘贴 1 格，1 格未采用：1 格不是可选的内容。");

        await rows.Last.Locator("select.cp-cell").First.FocusAsync();
        await office.Page.EvaluateAsync(Paste, $"{choice}\n{choice}\n{choice}");
        await Assertions.Expect(said).ToHaveTextAsync("已粘贴 1 格，2 格未采用：2 格超出表格或不能填写。");
        await Assertions.Expect(said).ToBeInViewportAsync();
        await office.IsAccessibleAsync();
    }
}
