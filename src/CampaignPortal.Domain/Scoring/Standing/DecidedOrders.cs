namespace CampaignPortal.Domain.Scoring;

/// <summary>What was decided about equals, of ranks or of one list. Two orders share one subject at most, so one alone names a group.</summary>
internal sealed class DecidedOrders
{
    private readonly ILookup<string, (RecordedDecision Decision, int Place)> _places;

    /// <param name="list">Code of a band or award; null for ranks.</param>
    public DecidedOrders(IEnumerable<RecordedDecision> decisions, string? list) => _places = (
        from decision in decisions
        where decision.OrdersEquals && decision.List == list
        from entry in decision.Order.Index()
        select (Code: entry.Item, Decision: decision, Place: entry.Index)).ToLookup(e => e.Code, e => (e.Decision, e.Place), StringComparer.Ordinal);

    /// <param name="equals">More than one.</param>
    /// <returns>The decision that names all of them; null when there is none.</returns>
    public RecordedDecision? Naming(IReadOnlyList<string> equals) =>
        _places[equals[0]].Select(p => p.Decision).FirstOrDefault(d => equals.All(code => Names(d, code)));

    /// <param name="decision">One that names all of them.</param>
    public IEnumerable<T> InOrder<T>(RecordedDecision decision, IEnumerable<T> equals, Func<T, string> codeOf) =>
        equals.OrderBy(e => _places[codeOf(e)].First(p => p.Decision == decision).Place);

    private bool Names(RecordedDecision decision, string code) => _places[code].Any(p => p.Decision == decision);
}
