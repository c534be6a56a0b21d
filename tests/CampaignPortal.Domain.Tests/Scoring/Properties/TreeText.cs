using System.Globalization;
using System.Text;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>Everything that an explanation says, one line for each node, so that two of them can be compared.</summary>
internal static class TreeText
{
    public static string Of(ExplanationNode root)
    {
        StringBuilder text = new();
        Append(text, root, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ExplanationNode node, int depth)
    {
        text.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{node.Kind} {node.Code} {node.Label} {node.State}: ")
            .Append(node.Line is { } line ? Line(line) : "nothing").Append(" from ").AppendJoin(' ', node.Sources).AppendLine();
        foreach (var child in node.Children)
        {
            Append(text, child, depth + 1);
        }
    }

    private static string Line(ArithmeticLine line) =>
        $"{string.Join(" + ", line.Terms.Select(t => $"{(t.IsSubtracted ? "-" : "")}{string.Join('*', t.Factors.Select(Operand))}"))} / {Number(line.Divisor)} in {Number(line.Low)}..{Number(line.High)} by {line.Rounding} = {Number(line.Value)}";

    private static string Operand(Operand operand) => $"{operand.Kind} {operand.Code} {operand.Child} {Number(operand.Value)}";

    private static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "-";
}
