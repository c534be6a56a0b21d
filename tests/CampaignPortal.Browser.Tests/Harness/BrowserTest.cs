namespace CampaignPortal.Browser.Tests.Harness;

/// <summary>A test in the browser. At its end no page may have complained of anything.</summary>
[Collection(OneStage.Name)]
public abstract class BrowserTest(Stage stage) : IAsyncLifetime
{
    private readonly List<Seat> _seats = [];
    private Portal? _own;

    private protected Stage Stage { get; } = stage;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        var complaints = _seats.SelectMany(s => s.Complaints).ToList();
        foreach (var seat in _seats)
        {
            await seat.DisposeAsync();
        }

        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        Assert.Empty(complaints);
    }

    /// <summary>A portal for this test alone, which it may change.</summary>
    private protected async Task<Portal> OwnPortalAsync() => _own ??= await Portal.OpenAsync();

    /// <summary>Somebody before a browser; signed in when an account is named.</summary>
    private protected async Task<Seat> SeatAsync(string? account = null, Portal? portal = null, bool withScripts = true)
    {
        var seat = await Seat.TakeAsync(Stage.Browser, portal ?? _own ?? Stage.Portal, account, withScripts);
        _seats.Add(seat);
        return seat;
    }
}
