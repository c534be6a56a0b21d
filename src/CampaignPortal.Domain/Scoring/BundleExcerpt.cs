using System.Text.Json;

namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// What a bundle says of one subject. The facts of the others are passed over unread, so that one of thousands costs
/// little; whether they are as they were is told by <see cref="Bundle.Verify(string)"/> alone.
/// </summary>
/// <param name="Facts">Those of the subject; a shared occurrence has its link only.</param>
/// <param name="Tie">As the result in the bundle has it: it takes all subjects to find one.</param>
public sealed record BundleExcerpt(Scheme Scheme, Facts Facts, Tie? Tie)
{
    /// <summary>What of each list of the facts is about a subject.</summary>
    private static readonly (string List, Func<JsonElement, string, bool> IsAbout)[] Lists =
    [
        ("earlierTotals", HasSubject), ("marks", HasSubject), ("notApplicable", HasSubject),
        ("occurrences", (occurrence, subject) => occurrence.GetProperty("links").EnumerateArray().Any(l => HasSubject(l, subject))),
        ("ratios", HasSubject), ("sheets", HasSubject), ("subjects", (element, subject) => element.GetProperty("code").ValueEquals(subject)),
    ];

    /// <exception cref="DocumentException">Not a bundle of a known version, or its scheme or the subject's facts are refused.</exception>
    public static BundleExcerpt Of(string bundleText, string subject)
    {
        try
        {
            using var document = JsonDocument.Parse(bundleText);
            return Of(document.RootElement, subject);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            throw new BundleException([new Problem("", ProblemCode.NotJson)]);
        }
    }

    private static BundleExcerpt Of(JsonElement root, string subject)
    {
        if (root.GetProperty("bundle").GetRawText() != $"{Bundle.FormatVersion}")
        {
            throw new BundleException([new Problem("bundle", ProblemCode.UnsupportedVersion)]);
        }

        var (facts, results) = (root.GetProperty("facts"), root.GetProperty("result").GetProperty("subjects"));
        var lists = from l in Lists
                    let elements = facts.GetProperty(l.List).EnumerateArray().Where(e => l.IsAbout(e, subject)).Select(e => e.GetRawText())
                    select $"\"{l.List}\":[{string.Join(',', elements)}]";
        var read = Facts.Parse($"{{\"facts\":{facts.GetProperty("facts").GetRawText()},{string.Join(',', lists)}}}");
        var own = read.Occurrences.Select(o => o with { Links = [.. o.Links.Where(l => l.Subject == subject)] });
        return new BundleExcerpt(
            Scheme.Parse(root.GetProperty("scheme").GetRawText()), read with { Occurrences = [.. own] },
            results.EnumerateArray().Where(r => HasSubject(r, subject)).Select(TieOf).FirstOrDefault());
    }

    private static bool HasSubject(JsonElement element, string subject) => element.GetProperty("subject").ValueEquals(subject);

    private static Tie? TieOf(JsonElement result) => !result.TryGetProperty("tie", out var tie) ? null
        : new Tie(tie.TryGetProperty("step", out var step) ? step.GetInt32() : null, tie.GetProperty("shared").GetBoolean());
}
