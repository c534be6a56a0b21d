using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One channel as an author enters it; adding and changing share it. Weight, group and ballots are said on the page of the weights.</summary>
public sealed class ChannelForm
{
    private const decimal Hundred = 100m;

    public long Version { get; set; }
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public ReduceBy By { get; set; }
    public ReduceOver Over { get; set; }

    /// <summary>How many of the highest, and of the lowest, a trimmed mean leaves out.</summary>
    public int? Drop { get; set; }

    /// <summary>Only where there are more values than this.</summary>
    public int? Above { get; set; }

    public MissingRater Rater { get; set; }
    public int? MinValid { get; set; } = 1;
    public EmptyChannel Empty { get; set; }

    /// <summary>More than this share must be valid; empty without a quorum.</summary>
    public decimal? QuorumPercent { get; set; }

    public bool IsMeasuredByBest { get; set; }

    /// <summary>Whether anything is said but what is usual.</summary>
    public bool HasMore =>
        IsMeasuredByBest || QuorumPercent is not null || MinValid != 1 || !string.IsNullOrWhiteSpace(NameEn) || Rater != MissingRater.Exclude || Empty != EmptyChannel.Block;

    public void Show(Channel channel)
    {
        var (reduce, missing) = (channel.Reduce, channel.Missing);
        (Name, NameEn, IsMeasuredByBest) = (channel.Name.Zh, channel.Name.En, channel.Normalise == ChannelNormalise.Best);
        (By, Over, Drop, Above) = (reduce.By, reduce.Over, reduce.By == ReduceBy.TrimmedMean ? reduce.Drop : null, reduce.By == ReduceBy.TrimmedMean ? reduce.Above : null);
        (Rater, MinValid, Empty, QuorumPercent) = (missing.Rater, missing.MinValid, missing.Empty, missing.Quorum * Hundred);
    }

    /// <summary>The rules with what is typed.</summary>
    /// <param name="code">Of a channel that is there, or one for a new channel, which weighs nothing yet.</param>
    public Rulebook Applied(Rulebook book, string code)
    {
        var before = book.Scheme.Channels.FirstOrDefault(c => c.Code == code);
        LocalText name = new(Name!.Trim(), string.IsNullOrWhiteSpace(NameEn) ? null : NameEn.Trim());
        MissingPolicy missing = new(Rater, MinValid!.Value, Empty, QuorumPercent / Hundred);
        var channel = before is null
            ? new Channel(code, name, 0, false, Reduction(), missing)
            : before with { Name = name, Reduce = Reduction(), Missing = missing };
        return book.Rated(channel with { Normalise = IsMeasuredByBest ? ChannelNormalise.Best : ChannelNormalise.None });
    }

    private Reduction Reduction() => By switch
    {
        ReduceBy.Facts => new Reduction(By, ReduceOver.Item),
        ReduceBy.TrimmedMean => new Reduction(By, Over, Drop!.Value, Above!.Value),
        _ => new Reduction(By, Over),
    };
}

public sealed class ChannelFormValidator : AbstractValidator<ChannelForm>
{
    private const int NameMaxLength = 200;
    private const int MostDropped = 1000;
    private const int MostRaters = 1_000_000;
    private const decimal MostPercent = 100m;

    public ChannelFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithErrorCode("Rulebooks.EditChannel.Name.Missing").MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
        RuleFor(f => f.NameEn).MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
        RuleFor(f => f.By).IsInEnum();
        RuleFor(f => f.Over).IsInEnum();
        RuleFor(f => f.Rater).IsInEnum();
        RuleFor(f => f.Empty).IsInEnum();
        When(f => f.By == ReduceBy.TrimmedMean, () =>
        {
            RuleFor(f => f.Drop).Must(d => d is >= 1 and <= MostDropped).WithErrorCode("Rulebooks.EditChannel.Drop.Wrong");
            RuleFor(f => f.Above).Must((f, a) => a is <= MostRaters && a >= 2 * (f.Drop ?? 1)).WithErrorCode("Rulebooks.EditChannel.Above.Wrong");
        });
        RuleFor(f => f.MinValid).Must(m => m is >= 1 and <= MostRaters).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
        RuleFor(f => f.QuorumPercent).Must(p => p is null || (p >= 0 && p <= MostPercent && decimal.Round(p.Value, 2) == p)).WithErrorCode("Rulebooks.EditChannel.Quorum.Wrong");
    }
}
