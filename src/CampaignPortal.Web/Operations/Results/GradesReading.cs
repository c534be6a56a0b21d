using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>The grade of one unit in a result.</summary>
/// <param name="Band">Code of the grade whose bounds its total keeps, seats left aside; null without a total.</param>
public sealed record GradeOnRow(string? Band, string Grade, GradeBy By, int? Seat);

/// <summary>One unit's place on one list.</summary>
public sealed record PlaceOnList(string List, AwardState State, int? Seat);

/// <summary>A gate that applies to one unit.</summary>
/// <param name="Since">Quarters since it fired; null when it fired in this one.</param>
public sealed record GateOnRow(string Gate, int? Since);

/// <inheritdoc cref="ConsequenceGiven"/>
public sealed record ConsequenceOnRow(string? Consequence, string? Gate, string? Award, int? Back, GateScope? Scope);

/// <summary>The seats of one grade or list in one category.</summary>
/// <param name="PoolCode">The same for all categories that share them.</param>
public sealed record SeatsRow(string List, string CategoryCode, string PoolCode, int Base, decimal? Exact, int Seats, int Taken);

/// <summary>By what rules the grades and lists of one result were given (等次、评优) and its gates fired, and the seats.</summary>
/// <param name="Rules">Of the version by which it was computed; empty where none of it is in the result.</param>
public sealed record GradesOfResult(StandingRules Rules, IReadOnlyList<SeatsRow> Seats)
{
    public bool HasGrades => Rules.Bands.Count + Rules.Awards.Count > 0;

    /// <summary>As the calculation gives the seats.</summary>
    public static IReadOnlyList<SeatsRow> SeatsOf(Result result) =>
        [.. result.Quotas.SelectMany(q => q.Categories.Select(c => new SeatsRow(q.List, c, q.Categories[0], q.Base, q.Exact, q.Seats, q.Taken)))];

    /// <returns>Codes of the categories that share these seats.</returns>
    public IReadOnlyList<string> PoolOf(SeatsRow seats) => [.. Seats.Where(s => s.List == seats.List && s.PoolCode == seats.PoolCode).Select(s => s.CategoryCode)];

    public SeatsRow? SeatsOf(string list, string category) => Seats.FirstOrDefault(s => s.List == list && s.CategoryCode == category);
}

/// <summary>Finds the rules behind the grades and gates of a result; places and seats stand in its rows.</summary>
public sealed class GradesReading(Schemes schemes)
{
    /// <param name="rows">Those whose grades are to be shown.</param>
    public async Task<GradesOfResult> OfAsync(ResultHead head, IReadOnlyCollection<StandingRow> rows, CancellationToken ct) =>
        head.Seats.Count == 0 && rows.All(r => r.Grade is null && r.Gates.Count + r.Consequences.Count == 0)
            ? new GradesOfResult(StandingRules.None, [])
            : new GradesOfResult((await schemes.OfVersionAsync(head.SchemeVersionId, ct)).Content.Standing, head.Seats);
}
