using CampaignPortal.Domain.Campaigns;

namespace CampaignPortal.Domain.Assessments;

/// <summary>
/// What a round asks of one unit (填报负担提示), estimated before it opens, because the rules against formalism (减负规定) want
/// nothing asked that is not needed. The seconds are estimates of ours, not measured in an office.
/// </summary>
/// <param name="ItemCount">Items that it answers with a figure or a choice; in an exception-only sheet it reads them through.</param>
/// <param name="WordsCount">Items that it answers in words.</param>
/// <param name="FileCount">Items that demand a file.</param>
/// <param name="FiledCount">How many of these it has filed a file for before, which it may use again.</param>
public sealed record SelfBurden(SelfMode Mode, int ItemCount, int WordsCount, int FileCount, int FiledCount)
{
    private const int SheetSeconds = 60;
    private const int ReadSeconds = 15;
    private const int AnswerSeconds = 60;
    private const int WordsSeconds = 300;
    private const int FileSeconds = 180;
    private const int FiledSeconds = 30;

    /// <summary>Whole minutes, rounded up; 0 where the round asks for nothing.</summary>
    public int Minutes
    {
        get
        {
            var seconds = (ItemCount * (Mode == SelfMode.ExceptionOnly ? ReadSeconds : AnswerSeconds))
                + (WordsCount * WordsSeconds) + ((FileCount - FiledCount) * FileSeconds) + (FiledCount * FiledSeconds);
            return seconds == 0 ? 0 : MinutesOf(SheetSeconds + seconds);
        }
    }

    internal static int MinutesOf(int seconds) => (seconds + 59) / 60;
}

/// <summary>What a round asks of one responsible office.</summary>
/// <param name="CellCount">Units times items.</param>
public sealed record ScoringBurden(int CellCount)
{
    private const int CellSeconds = 15;

    /// <inheritdoc cref="SelfBurden.Minutes"/>
    public int Minutes => SelfBurden.MinutesOf(CellCount * CellSeconds);
}
