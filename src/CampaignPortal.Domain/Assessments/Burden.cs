using CampaignPortal.Domain.Campaigns;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What takes time in a round. The seconds are estimates of ours, not measured in an office.</summary>
public enum BurdenPart
{
    /// <summary>To open a sheet, check it and submit it.</summary>
    Sheet,

    /// <summary>To read an item through.</summary>
    Read,

    /// <summary>To answer an item with a figure or a choice.</summary>
    Answer,

    /// <summary>To answer an item in words.</summary>
    Words,

    /// <summary>To find and attach a file.</summary>
    File,

    /// <summary>To use a file again.</summary>
    FiledFile,

    /// <summary>To report a task as done.</summary>
    Task,
    TaskWords,
    TaskFile,

    /// <summary>To mark one unit on one item.</summary>
    Cell,
}

/// <summary>One term of an estimate: so many times so many seconds.</summary>
public sealed record BurdenTerm(BurdenPart Part, int Count)
{
    public int SecondsEach => Part switch
    {
        BurdenPart.Read or BurdenPart.Cell => 15,
        BurdenPart.FiledFile => 30,
        BurdenPart.Words or BurdenPart.TaskWords => 300,
        BurdenPart.File or BurdenPart.TaskFile => 180,
        _ => 60,
    };

    /// <summary>Whole minutes, rounded up; 0 where nothing is asked.</summary>
    internal static int MinutesOf(IEnumerable<BurdenTerm> terms) => (terms.Sum(t => t.Count * t.SecondsEach) + 59) / 60;
}

/// <summary>
/// What a round asks of one unit (填报负担提示), estimated before it opens, because the rules against formalism (减负规定) want
/// nothing asked that is not needed.
/// </summary>
/// <param name="ItemCount">Items that it answers with a figure or a choice; in an exception-only sheet it reads them through.</param>
/// <param name="WordsCount">Items that it answers in words.</param>
/// <param name="FileCount">Items that demand a file.</param>
/// <param name="FiledCount">How many of these it has filed a file for before, which it may use again.</param>
public sealed record SelfBurden(SelfMode Mode, int ItemCount, int WordsCount, int FileCount, int FiledCount)
{
    /// <summary>Tasks of phases that fall due in the round, by what has to lie there.</summary>
    public TaskBurden Tasks { get; init; } = new(0, 0, 0);

    /// <summary>What the minutes consist of, without what is not asked.</summary>
    public IReadOnlyList<BurdenTerm> Terms => [.. All().Where(t => t.Count > 0)];

    public int Minutes => BurdenTerm.MinutesOf(All());

    private IEnumerable<BurdenTerm> All() =>
    [
        new(BurdenPart.Sheet, ItemCount + WordsCount + FileCount > 0 ? 1 : 0),
        new(Mode == SelfMode.ExceptionOnly ? BurdenPart.Read : BurdenPart.Answer, ItemCount),
        new(BurdenPart.Words, WordsCount),
        new(BurdenPart.File, FileCount - FiledCount),
        new(BurdenPart.FiledFile, FiledCount),
        new(BurdenPart.Task, Tasks.PlainCount),
        new(BurdenPart.TaskWords, Tasks.WordsCount),
        new(BurdenPart.TaskFile, Tasks.FileCount),
    ];
}

/// <param name="PlainCount">Tasks that are only reported as done.</param>
public sealed record TaskBurden(int PlainCount, int WordsCount, int FileCount)
{
    public int Count => PlainCount + WordsCount + FileCount;
}

/// <summary>What a round asks of one responsible office.</summary>
/// <param name="CellCount">Units times items.</param>
public sealed record ScoringBurden(int CellCount)
{
    public IReadOnlyList<BurdenTerm> Terms => [new(BurdenPart.Cell, CellCount)];
    public int Minutes => BurdenTerm.MinutesOf(Terms);
}
