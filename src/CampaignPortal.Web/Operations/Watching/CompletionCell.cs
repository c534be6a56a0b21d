namespace CampaignPortal.Web.Operations.Watching;

/// <summary>How far one standard has come for one unit; each has a shape, a colour and words.</summary>
public enum CompletionStep
{
    /// <summary>Nothing is asked of anybody.</summary>
    NotAsked,
    Complete,

    /// <summary>Some of it is there.</summary>
    Part,

    /// <summary>Nothing is there yet.</summary>
    Nothing,

    /// <summary>Something is missing whose day has passed.</summary>
    Overdue,
}

/// <summary>What is asked for and what is there, never what was given.</summary>
/// <param name="MissingCount">Answers, marks and decisions that are missing.</param>
public sealed record CompletionCell(string Standard, CompletionStep Step, int MissingCount)
{
    public static CompletionCell Of(string standard, IReadOnlyCollection<Asked> asked)
    {
        var missing = asked.Where(a => !a.IsThere).ToList();
        var count = missing.Sum(a => a.Count);
        return new CompletionCell(standard, StepOf(asked, missing), count);
    }

    private static CompletionStep StepOf(IReadOnlyCollection<Asked> asked, List<Asked> missing) =>
        asked.Count == 0 ? CompletionStep.NotAsked
        : missing.Count == 0 ? CompletionStep.Complete
        : missing.Exists(a => a.IsOverdue) ? CompletionStep.Overdue
        : missing.Count == asked.Count ? CompletionStep.Nothing
        : CompletionStep.Part;
}

/// <summary>Something that a standard asks of somebody about one unit.</summary>
/// <param name="Count">How many of its kind.</param>
/// <param name="IsOverdue">Whether its day has passed; of no matter once it is there.</param>
public sealed record Asked(bool IsThere, bool IsOverdue, int Count = 1);

public sealed record CompletionRow(int UnitId, string Unit, string Category, IReadOnlyList<CompletionCell> Cells)
{
    public int MissingCount => Cells.Sum(c => c.MissingCount);
}
