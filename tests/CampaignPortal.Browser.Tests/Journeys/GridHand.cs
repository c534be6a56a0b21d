using CampaignPortal.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>Hands on the keyboard before a score grid.</summary>
internal sealed class GridHand(Seat seat)
{
    private IKeyboard Keys => seat.Page.Keyboard;

    /// <summary>The first field of a unit under an item.</summary>
    public ILocator Cell(string unit, string item) => seat.Page.GetByLabel($"{unit} {item}", new() { Exact = true });

    /// <summary>What the script says below a cell.</summary>
    public static ILocator Remark(ILocator cell) => cell.Locator("xpath=..").Locator(".cp-cell-error");

    /// <summary>Arrows and Enter reach the neighbours, whatever kind of field they are.</summary>
    public async Task GoesAroundAsync()
    {
        await seat.Page.Locator("tbody tr").First.Locator("input.cp-cell").First.FocusAsync();
        Assert.Equal((2, 1), await PressAsync("ArrowDown"));
        Assert.Equal((2, 2), await PressAsync("ArrowRight"));
        Assert.Equal((3, 2), await PressAsync("Enter"));
        Assert.Equal((3, 1), await PressAsync("ArrowLeft"));
        Assert.Equal((2, 1), await PressAsync("ArrowUp"));
    }

    /// <summary>Over what stands in the cell, and on to the next row.</summary>
    public async Task TypesAsync(string figure)
    {
        await Keys.PressAsync("Control+A");
        await Keys.TypeAsync(figure);
        await Keys.PressAsync("Enter");
    }

    /// <summary>Chooses the first of the list in each cell that is empty.</summary>
    public async Task FillsWhatIsEmptyAsync()
    {
        var ids = await seat.Page.Locator("td select.cp-cell").EvaluateAllAsync<string[]>("cells => cells.filter(c => c.value === '').map(c => c.id)");
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            var cell = seat.Page.Locator($"[id='{id}']");
            await cell.FocusAsync();
            await Keys.PressAsync("ArrowDown");
            await Assertions.Expect(cell).Not.ToHaveValueAsync("");
            await Keys.PressAsync("Enter");
        }

        await seat.SavedAsync();
        await Assertions.Expect(seat.Page.Locator("td [aria-invalid=true]")).ToHaveCountAsync(0);
    }

    /// <returns>Row and field that have the focus, from 1.</returns>
    private async Task<(int Row, int Field)> PressAsync(string key)
    {
        await Keys.PressAsync(key);
        var place = await seat.Page.EvaluateAsync<int[]>(
            """
            () => { const cell = document.activeElement, row = cell.closest('tr');
              return [Array.from(row.parentNode.rows).indexOf(row) + 1, Array.from(row.querySelectorAll('td input.cp-cell, td select.cp-cell')).indexOf(cell) + 1]; }
            """);
        return (place[0], place[1]);
    }
}
