using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring.SecondVerifier;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>Schemes with every operator, and facts that fit them; named by a seed, which a failure shows.</summary>
internal static class AnyCase
{
    private const int Runs = 150;

    /// <param name="property">Gets further choices from the same seed.</param>
    public static void ForAll(Action<Scheme, Facts, Chance> property) => ForAll(_ => true, property);

    /// <param name="isIncluded">False for schemes with an operator that the property excludes; others are made until one is left.</param>
    /// <inheritdoc cref="ForAll(Action{Scheme, Facts, Chance})"/>
    public static void ForAll(Func<SchemeContent, bool> isIncluded, Action<Scheme, Facts, Chance> property) => ForAll(chance =>
    {
        var scheme = AnyScheme.From(chance);
        while (!isIncluded(scheme.Content))
        {
            scheme = AnyScheme.From(chance);
        }

        property(scheme, AnyFacts.From(chance, scheme), chance);
    });

    public static void ForAll(Action<Chance> property) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000_000).ToArbitrary(), seed => property(new Chance((uint)seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    public static IReadOnlyList<T> Shuffled<T>(this Chance chance, IReadOnlyList<T> values) =>
        [.. values.Select(value => (value, Key: chance.Next(1_000_000))).OrderBy(pair => pair.Key).Select(pair => pair.value)];

    /// <summary>Whether subjects of a category lend each other figures.</summary>
    public static bool Lends(this SchemeContent scheme) =>
        scheme.HasBest() || scheme.Channels.Any(c => c.Missing.Empty == EmptyChannel.CategoryMean) || scheme.AllItems.Any(i => i.Head.NotApplicable == NotApplicablePolicy.CategoryMean);

    public static bool HasBest(this SchemeContent scheme) => scheme.Channels.Any(c => c.Normalise == ChannelNormalise.Best);

    /// <summary>The facts as if the subject had never been there.</summary>
    public static Facts Without(this Facts facts, string subject) => facts with
    {
        Subjects = [.. facts.Subjects.Where(s => s.Code != subject)],
        Sheets = [.. facts.Sheets.Where(s => s.Subject != subject)],
        Marks = [.. facts.Marks.Where(m => m.Subject != subject)],
        Occurrences = [.. facts.Occurrences.Select(o => o with { Links = [.. o.Links.Where(l => l.Subject != subject)] }).Where(o => o.Links.Count > 0)],
        Ratios = [.. facts.Ratios.Where(r => r.Subject != subject)],
        NotApplicable = [.. facts.NotApplicable.Where(n => n.Subject != subject)],
        EarlierTotals = [.. facts.EarlierTotals.Where(e => e.Subject != subject)],
        Figures = [.. facts.Figures.Where(f => f.Subject != subject)],
        Ballots = [.. facts.Ballots.Where(b => b.Subject != subject)],
        Tallies = [.. facts.Tallies.Where(t => t.Subject != subject)],
        Coefficients = [.. facts.Coefficients.Where(c => c.Subject != subject)],
        GateRecords = [.. facts.GateRecords.Where(r => r.Subject != subject)],
        History = [.. facts.History.Where(h => h.Subject != subject)],
        Service = [.. facts.Service.Where(s => s.Subject != subject)],
        Decisions = [.. facts.Decisions.Select(d => d with { Order = [.. d.Order.Where(s => s != subject)] }).Where(IsLeft)],
    };

    /// <summary>A decision about one subject alone decides nothing and is refused.</summary>
    private static bool IsLeft(RecordedDecision decision) => decision.Kind switch
    {
        DecisionKind.Fill => true,
        DecisionKind.Ballot => decision.Order.Count > 0,
        _ => decision.Order.Count > 1,
    };
}
