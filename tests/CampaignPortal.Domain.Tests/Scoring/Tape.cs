using CampaignPortal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Facts made from a row of numbers, so that FsCheck can generate and shrink whole quarters.</summary>
internal sealed class Tape(int[] numbers)
{
    private uint _position;

    /// <summary>Any facts that fit the scheme of the windows, blocked subjects included.</summary>
    public static Arbitrary<int[]> Arbitrary { get; } = ArbMap.Default.ArbFor<int[]>().Filter(numbers => numbers is { Length: > 0 });

    /// <summary>0 to count − 1. The position is mixed in, so that a short tape does not repeat itself.</summary>
    public int Next(int count)
    {
        var mixed = unchecked(((uint)numbers[_position % numbers.Length] ^ (_position * 2654435761u)) * 2246822519u);
        _position++;
        return (int)((mixed >> 8) % (uint)count);
    }

    public Facts Facts()
    {
        var facts = Given.Subjects([.. Enumerable.Range(1, 1 + Next(5)).Select(i => $"W{i}")]);
        facts = facts with { Subjects = [.. facts.Subjects.Select(s => s with { Category = Next(3) == 0 ? "section" : "window" })] };
        foreach (var subject in facts.Subjects)
        {
            facts = Sheets(facts, subject.Code);
            facts = Ratios(facts, subject.Code);
        }

        for (var i = Next(12); i > 0; i--)
        {
            facts = Occurrence(facts, facts.Subjects[Next(facts.Subjects.Count)].Code, Next(3) == 0 ? $"key-{Next(3)}" : null);
        }

        return facts;
    }

    /// <summary>One more occurrence under any rule of any counted item.</summary>
    public Facts Occurrence(Facts facts, string subject, string? key, bool deductionsOnly = false)
    {
        var items = Given.WindowsQuarter.Content.AllItems.Where(i => i.Rules.Count > 0 && !(deductionsOnly && i is BonusItem)).ToList();
        var item = items[Next(items.Count)];
        var rule = item.Rules[Next(item.Rules.Count)];
        var value = rule.From + ((rule.To - rule.From) * Next(11) / 10);
        return facts.Occurred(value, 1 + Next(4), rule.Code, item.Code, subject, Next(2) == 0 ? 1 : 0.5m, key);
    }

    private Facts Sheets(Facts facts, string subject)
    {
        facts = Next(4) == 0 ? facts.Missing("me", subject, "self") : Judge(facts, "me", subject, "self");
        for (var rater = Next(9); rater >= 0; rater--)
        {
            facts = Next(5) == 0 ? facts.Missing($"p{rater}", subject, "peer") : Judge(facts, $"p{rater}", subject, "peer");
        }

        return Next(9) == 0 ? facts : Judge(facts, "office", subject, "comprehensive");
    }

    private Facts Judge(Facts facts, string rater, string subject, string channel) =>
        Given.WindowsQuarter.ItemsJudgedIn(channel).Aggregate(
            facts.Submitted(rater, subject, channel),
            (f, item) => f.Marked(rater, item.Points * Next(1001) / 1000, subject, channel, item.Code));

    private Facts Ratios(Facts facts, string subject) => ((string[])["1.3a", "1.3b"]).Aggregate(facts, (f, item) => Next(8) switch
    {
        0 => f.NotApplicable(item, subject),
        1 when Next(4) == 0 => f.Measured(0, 0, item, subject),
        _ => f.Measured(80 + Next(30), 100, item, subject),
    });
}
