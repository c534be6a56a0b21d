namespace CampaignPortal.Domain.Scoring;

/// <summary>Reads gates, grades, awards and consequences; the key reference is docs/domain/scoring.md.</summary>
internal static class StandingParser
{
    private const int BasisMaxLength = 2000;
    private const int MostPeriods = 120;
    private const int Most = 1_000_000;

    public static StandingRules Read(StrictObject root) => new(
        Some(root, "gates", ReadGate),
        root.OptionalObject("grades", g => new Bands(g.SomeObjects("bands", ReadBand)))?.All ?? [],
        Some(root, "awards", ReadAward),
        Some(root, "consequences", ReadConsequence));

    private static IReadOnlyList<T> Some<T>(StrictObject owner, string key, Func<StrictObject, T> read) =>
        owner.Has(key) ? owner.SomeObjects(key, read) : [];

    private static Gate ReadGate(StrictObject gate) => new(
        gate.Code("code"),
        SchemeParser.ReadName(gate),
        gate.Has("basis") ? gate.Text("basis", BasisMaxLength) : null,
        gate.SomeObjects("when", ConditionParser.OfGate),
        gate.SomeObjects("effects", ReadEffect),
        ReadScope(gate),
        gate.Has("forward") ? gate.Whole("forward", 0, MostPeriods) : 0);

    private static IReadOnlyList<GateScope> ReadScope(StrictObject gate)
    {
        if (!gate.Has("scope"))
        {
            return [GateScope.Unit];
        }

        List<GateScope> scope = [];
        foreach (var word in gate.Codes("scope"))
        {
            if (Words<GateScope>.TryParse(word, out var one))
            {
                scope.Add(one);
            }
            else
            {
                gate.Report("scope", ProblemCode.NotOneOf, [.. Words<GateScope>.All]);
            }
        }

        if (scope.Count == 0)
        {
            gate.Report("scope", ProblemCode.EmptyList);
        }

        return [.. scope.Order()];
    }

    private static GateEffect ReadEffect(StrictObject effect)
    {
        var kind = effect.Choice<EffectKind>("kind");
        return new GateEffect(
            kind,
            kind is EffectKind.Grade or EffectKind.GradeAtMost ? effect.Code("grade") : null,
            kind is EffectKind.NoAward or EffectKind.Revoke ? effect.Codes("awards") : [],
            kind is EffectKind.Consequence ? effect.Code("consequence") : null,
            kind is EffectKind.Revoke ? effect.Whole("back", 1, MostPeriods) : 0);
    }

    private static GradeBand ReadBand(StrictObject band) => new(
        band.Code("code"),
        SchemeParser.ReadName(band),
        band.OptionalNumber("from", decimal.MinValue),
        band.OptionalNumber("to", decimal.MinValue),
        OptionalWhole(band, "rank"),
        band.OptionalObject("quota", q => ReadQuota(q, isOfBand: true)));

    private static AwardRule ReadAward(StrictObject award) => new(
        award.Code("code"),
        SchemeParser.ReadName(award),
        award.Object("quota", q => ReadQuota(q, isOfBand: false)) ?? NoSeats,
        award.OptionalObject("needs", ReadNeeds) ?? AwardNeeds.None,
        OptionalWhole(award, "perParent"),
        OptionalWhole(award, "shortlist"));

    private static AwardNeeds ReadNeeds(StrictObject needs) => new(
        needs.Codes("grades"),
        OptionalWhole(needs, "rank"),
        needs.OptionalNumber("from", decimal.MinValue),
        needs.OptionalNumber("below", decimal.MinValue),
        needs.Codes("awards"),
        needs.OptionalObject("earlier", ReadEarlier));

    private static EarlierAward ReadEarlier(StrictObject earlier)
    {
        var within = earlier.Whole("within", 1, MostPeriods);
        return new EarlierAward(earlier.Code("award"), earlier.Whole("times", 1, within), within);
    }

    private static ConsequenceRule ReadConsequence(StrictObject consequence) => new(
        consequence.Code("code"), SchemeParser.ReadName(consequence), Some(consequence, "when", ConditionParser.OfConsequence));

    private static Quota ReadQuota(StrictObject quota, bool isOfBand)
    {
        decimal? share = quota.Has("share") ? quota.Number("share", 0.0001m, 1) : null;
        var seats = OptionalWhole(quota, "seats");
        var perCategory = Some(quota, "perCategory", c => new CategorySeats(c.Code("category"), c.Whole("seats", 1, Most)));
        if ((share is null ? 0 : 1) + (seats is null ? 0 : 1) + (quota.Has("perCategory") ? 1 : 0) != 1)
        {
            quota.Report("", ProblemCode.ExactlyOneOf, "share", "seats", "perCategory");
        }

        return new Quota(
            share,
            seats,
            perCategory,
            share is null ? default : quota.Choice<SeatRounding>("round"),
            share is null || !quota.Has("atLeast") ? 0 : quota.Whole("atLeast", 0, 1),
            quota.Choice("base", QuotaBase.All),
            quota.Choice("over", QuotaOver.Category),
            perCategory.Count == 0 && quota.Has("poolBelow") ? quota.Whole("poolBelow", 2, Most) : null,
            quota.Choice("atLimit", AtLimit.Cut),
            quota.Choice("order", QuotaOrder.Top),
            isOfBand ? quota.Choice("unfilled", Unfilled.Empty) : Unfilled.Empty);
    }

    private static int? OptionalWhole(StrictObject owner, string key) => owner.Has(key) ? owner.Whole(key, 1, Most) : null;

    /// <summary>Stands for a quota that could not be read; the problem is reported.</summary>
    private static Quota NoSeats { get; } =
        new(null, null, [], default, 0, QuotaBase.All, QuotaOver.Category, null, AtLimit.Cut, QuotaOrder.Top, Unfilled.Empty);

    private sealed record Bands(IReadOnlyList<GradeBand> All);
}
