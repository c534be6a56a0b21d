namespace CampaignPortal.Domain.Scoring;

/// <param name="Seat">1 + how many took one before; shared by equals.</param>
internal sealed record Seated(SubjectStanding Subject, int Seat);

/// <param name="Open">Equals who do not fit into the seats left; the committee decides.</param>
internal sealed record SeatsTaken(IReadOnlyList<Seated> Seated, IReadOnlyList<SubjectStanding> Open)
{
    /// <param name="candidates">Each with its place in the order of the list.</param>
    /// <param name="decided">About this list.</param>
    public static SeatsTaken By(
        IEnumerable<(SubjectStanding Subject, int Place)> candidates, int seats, AtLimit atLimit, DecidedOrders decided)
    {
        List<Seated> seated = [];
        foreach (var equals in candidates.GroupBy(c => c.Place, c => c.Subject).OrderBy(g => g.Key))
        {
            if (seated.Count >= seats)
            {
                break;
            }

            List<SubjectStanding> group = [.. equals];
            if (seated.Count + group.Count > seats)
            {
                return AtTheLimit(seated, group, seats, atLimit, decided);
            }

            var seat = seated.Count + 1;
            seated.AddRange(group.Select(s => new Seated(s, seat)));
        }

        return new SeatsTaken(seated, []);
    }

    private static SeatsTaken AtTheLimit(
        List<Seated> seated, List<SubjectStanding> equals, int seats, AtLimit atLimit, DecidedOrders decided)
    {
        var next = seated.Count + 1;
        if (decided.Naming([.. equals.Select(e => e.Code)]) is { } decision)
        {
            var first = decided.InOrder(decision, equals, e => e.Code).Take(seats - seated.Count);
            return new SeatsTaken([.. seated, .. first.Select((s, i) => new Seated(s, next + i))], []);
        }

        return atLimit switch
        {
            AtLimit.IncludeAll => new SeatsTaken([.. seated, .. equals.Select(s => new Seated(s, next))], []),
            AtLimit.ExcludeAll => new SeatsTaken(seated, []),
            _ => new SeatsTaken(seated, equals),
        };
    }
}
