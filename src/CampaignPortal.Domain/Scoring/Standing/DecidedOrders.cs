namespace CampaignPortal.Domain.Scoring;

/// <summary>What was decided about equals, of ranks or of one list. A subject stands in one order at most, so each is found at once.</summary>
internal sealed class DecidedOrders
{
    private readonly Dictionary<string, (RecordedDecision Decision, int Place)> _places;

    /// <param name="list">Code of a band or award; null for ranks.</param>
    public DecidedOrders(IEnumerable<RecordedDecision> decisions, string? list) => _places = (
        from decision in decisions
        where decision.OrdersEquals && decision.List == list
        from entry in decision.Order.Index()
        select (Code: entry.Item, Decision: decision, Place: entry.Index)).ToDictionary(e => e.Code, e => (e.Decision, e.Place), StringComparer.Ordinal);

    /// <returns>The decision that names all of them; null when there is none.</returns>
    public RecordedDecision? Naming(IEnumerable<string> codes)
    {
        RecordedDecision? found = null;
        foreach (var code in codes)
        {
            if (!_places.TryGetValue(code, out var named) || (found is not null && found.Id != named.Decision.Id))
            {
                return null;
            }

            found = named.Decision;
        }

        return found;
    }

    /// <param name="equals">Named by one decision.</param>
    public IEnumerable<T> InOrder<T>(IEnumerable<T> equals, Func<T, string> codeOf) => equals.OrderBy(e => _places[codeOf(e)].Place);
}
