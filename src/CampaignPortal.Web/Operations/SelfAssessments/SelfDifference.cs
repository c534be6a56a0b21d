using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;

namespace CampaignPortal.Web.Operations.SelfAssessments;

/// <summary>What the canonical texts of submissions tell: whether one still is what was submitted, and in what two differ.</summary>
public static class SelfDifference
{
    private const int ItemField = 1;

    /// <summary>Whether the stored content still has the hash of its receipt.</summary>
    public static bool IsAsSubmitted(SelfSubmission submission) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(submission.Content))) == submission.Receipt.ContentHash;

    /// <returns>Codes of the items whose lines differ, in the order of the later text.</returns>
    public static IReadOnlyList<string> ItemsBetween(SelfSubmission earlier, SelfSubmission later)
    {
        var before = LinesOf(earlier);
        return [.. LinesOf(later).Where(l => before.GetValueOrDefault(l.Key) != l.Value).Select(l => l.Key)];
    }

    private static Dictionary<string, string> LinesOf(SelfSubmission submission) =>
        submission.Content.Split('\n').Skip(1).ToDictionary(l => l.Split('\t')[ItemField], l => l, StringComparer.Ordinal);
}
