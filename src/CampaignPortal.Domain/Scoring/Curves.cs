namespace CampaignPortal.Domain.Scoring;

/// <summary>From a rate to points.</summary>
internal static class Curves
{
    public static ExplanationNode Score(RatioItem item, Ratio ratio, Rounding? rounding)
    {
        List<ExplanationNode> children = [Rate(ratio)];
        var line = item.Curve switch
        {
            ProportionalCurve curve => Proportional(item, children, curve.Target, rounding),
            StepLossCurve curve => StepLoss(item, children, curve, rounding),
            ThresholdCurve curve when Settled(children[0]) < curve.Below => Fixed(item, 0, rounding),
            ThresholdCurve curve => Proportional(item, children, curve.Target, rounding),
            BandedCurve curve => Fixed(item, curve.Bands.FirstOrDefault(b => Settled(children[0]) >= b.From)?.Points ?? 0, rounding),
            OvershootCurve curve => Overshoot(item, children, curve, rounding),
            var other => throw new ArgumentException($"Unknown curve {other}.", nameof(item)),
        };
        return new ExplanationNode(
            NodeKind.Item, item.Code, item.Name, line, NodeState.Counted, children, [new Source(SourceKind.Ratio, $"{ratio.Subject}/{ratio.Item}")]);
    }

    /// <summary>Compared with limits at 16 decimals, as everything that is rounded is.</summary>
    private static decimal Settled(ExplanationNode rate) => Rounding.Settle(rate.Value!.Value);

    private static ExplanationNode Rate(Ratio ratio) => ExplanationNode.Figure(
        NodeKind.Rate, ratio.Item, null, new ArithmeticLine([new Term(false, new Operand(ratio.Numerator, OperandKind.Numerator))], ratio.Denominator));

    private static ArithmeticLine Proportional(RatioItem item, List<ExplanationNode> children, decimal target, Rounding? rounding) =>
        new([new Term(false, PointsOf(item), ExplanationNode.ChildOperand(children, 0))], target, High: item.Points, Rounding: rounding);

    private static ArithmeticLine StepLoss(RatioItem item, List<ExplanationNode> children, StepLossCurve curve, Rounding? rounding)
    {
        children.Add(Gap(item, children[0], curve.Target, isAbove: false, curve.PerStarted ? RoundingMode.Ceiling : RoundingMode.Floor));
        Term loss = new(true, new Operand(curve.LossPerPoint, OperandKind.Rate), ExplanationNode.ChildOperand(children, 1));
        return new([new Term(false, PointsOf(item)), loss], Low: 0, Rounding: rounding);
    }

    private static ArithmeticLine Overshoot(RatioItem item, List<ExplanationNode> children, OvershootCurve curve, Rounding? rounding)
    {
        if (Settled(children[0]) < curve.Target)
        {
            return Proportional(item, children, curve.Target, rounding);
        }

        children.Add(Gap(item, children[0], curve.Target, isAbove: true, RoundingMode.Floor));
        Term bonus = new(false, new Operand(curve.BonusPerPoint, OperandKind.Rate), ExplanationNode.ChildOperand(children, 1));
        return new([new Term(false, PointsOf(item)), bonus], High: item.Points + curve.Cap, Rounding: rounding);
    }

    /// <summary>Whole percentage points between rate and target, not below zero: 100 × target − 100 × rate, or the reverse.</summary>
    private static ExplanationNode Gap(RatioItem item, ExplanationNode rate, decimal target, bool isAbove, RoundingMode mode)
    {
        IReadOnlyList<ExplanationNode> children = [rate];
        var hundred = new Operand(100, OperandKind.Constant);
        Term ofTarget = new(isAbove, hundred, new Operand(target, OperandKind.Target));
        Term ofRate = new(!isAbove, hundred, ExplanationNode.ChildOperand(children, 0));
        var line = new ArithmeticLine(isAbove ? [ofRate, ofTarget] : [ofTarget, ofRate], Low: 0, Rounding: new Rounding(0, mode));
        return ExplanationNode.Figure(NodeKind.Gap, item.Code, null, line, children);
    }

    private static ArithmeticLine Fixed(RatioItem item, decimal points, Rounding? rounding) =>
        new([new Term(false, new Operand(points, OperandKind.Points, item.Code))], Rounding: rounding);

    private static Operand PointsOf(RatioItem item) => new(item.Points, OperandKind.Points, item.Code);
}
