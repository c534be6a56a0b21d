namespace CampaignPortal.Domain.Scoring;

/// <summary>One thing about a subject that could have been otherwise, everything else as it is.</summary>
/// <param name="Item">Code of the item on which it falls.</param>
/// <param name="Size">How much it is, in points of that item; never negative.</param>
public abstract record SingleChange(string Item, decimal Size)
{
    /// <summary>The subject's total with it; as exact as the scheme ranks.</summary>
    public decimal Total { get; init; }

    /// <summary>Facts of the subject with the change. What the change does not touch stays, and stays in its order.</summary>
    public abstract Facts ApplyTo(Scheme scheme, Facts facts, string subject);
}

/// <summary>An occurrence had not been recorded, for anybody.</summary>
/// <param name="Id">Of the occurrence.</param>
public sealed record WithoutOccurrence(string Id, string Item, decimal Size) : SingleChange(Item, Size)
{
    public override Facts ApplyTo(Scheme scheme, Facts facts, string subject) =>
        facts with { Occurrences = [.. facts.Occurrences.Where(o => o.Id != Id)] };
}

/// <summary>Every rater who gave points for the item in the channel had given so many more, none more than it is worth.</summary>
public sealed record MorePoints(string Channel, string Item, decimal Points) : SingleChange(Item, Points)
{
    private const decimal Hundredth = 0.01m;

    /// <summary>By what marks are raised at least.</summary>
    internal static decimal StepOf(Item item) => (item as PointsItem)?.Step ?? Hundredth;

    /// <summary>The most that can be given in steps.</summary>
    internal static decimal MostOf(Item item) => item.Points - (item is PointsItem { Step: { } step } ? item.Points % step : 0);

    public override Facts ApplyTo(Scheme scheme, Facts facts, string subject)
    {
        var most = MostOf(scheme.FindItem(Item)!);
        return facts with { Marks = [.. facts.Marks.Select(m => IsRaised(m) ? m with { Value = MarkValue.Of(Math.Min(most, ((MarkValue.Given)m.Value).Points + Points)) } : m)] };

        bool IsRaised(Mark mark) => mark.Subject == subject && mark.Channel == Channel && mark.Item == Item && mark.Value is MarkValue.Given;
    }
}

/// <summary>No rater had chosen less for the item in the channel than this.</summary>
/// <param name="Value">A level or an answer.</param>
/// <param name="Size">By how many points that raises the raters' marks on average.</param>
public sealed record NothingLess(string Channel, string Item, MarkValue Value, decimal Size) : SingleChange(Item, Size)
{
    public override Facts ApplyTo(Scheme scheme, Facts facts, string subject)
    {
        var item = scheme.FindItem(Item)!;
        var least = item.PointsOf(Value);
        return facts with { Marks = [.. facts.Marks.Select(m => m.Subject == subject && m.Channel == Channel && m.Item == Item && item.PointsOf(m.Value) < least ? m with { Value = Value } : m)] };
    }
}

/// <summary>So many more cases had met the target.</summary>
/// <param name="Size">What they bring the item.</param>
public sealed record MoreCases(string Item, int Cases, decimal Size) : SingleChange(Item, Size)
{
    public override Facts ApplyTo(Scheme scheme, Facts facts, string subject) =>
        facts with { Ratios = [.. facts.Ratios.Select(r => r.Subject == subject && r.Item == Item ? r with { Numerator = r.Numerator + Cases } : r)] };
}
