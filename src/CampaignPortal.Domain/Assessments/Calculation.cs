namespace CampaignPortal.Domain.Assessments;

/// <summary>What the engine made of a round.</summary>
/// <param name="BundleText">Scheme, facts, result and hashes as canonical text (结果包); anyone can recompute from it.</param>
/// <param name="Hash">SHA-256 of the text, lower-case hexadecimal.</param>
public sealed record Calculation(int SchemeVersionId, string BundleText, string Hash, IReadOnlyCollection<Standing> Standings)
{
    public const int HashLength = 64;

    /// <summary>Averages of the categories; empty where nobody asks for them.</summary>
    public IReadOnlyCollection<ResultMean> Means { get; init; } = [];

    /// <summary>Seats of grades and lists; empty where there are none.</summary>
    public IReadOnlyCollection<ResultSeats> Seats { get; init; } = [];

    /// <summary>How many orders and ballots the figures leave to a body.</summary>
    public int OpenQuestionCount { get; init; }

    internal bool IsSound =>
        BundleText.Length > 0
        && Hash.Length == HashLength && Hash.All(char.IsAsciiHexDigitLower)
        && Standings.DistinctBy(s => s.UnitId).Count() == Standings.Count;
}
