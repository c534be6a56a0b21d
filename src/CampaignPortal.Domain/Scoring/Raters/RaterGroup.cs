namespace CampaignPortal.Domain.Scoring;

/// <summary>What a rater gave a subject.</summary>
/// <param name="Percent">Of what he could give for the items that he answered; exact.</param>
public sealed record RaterOpinion(string Rater, string Subject, decimal Percent);

/// <summary>
/// Raters who judge the same items in the same channel. Opinions are compared within such a group only: who judges something
/// else may well come to another figure.
/// </summary>
/// <param name="Items">Codes in order.</param>
/// <param name="Opinions">Of sheets that were handed in and count; nobody's of himself.</param>
public sealed record RaterGroup(string Channel, IReadOnlyList<string> Items, IReadOnlyList<RaterOpinion> Opinions)
{
    /// <summary>Fewer raters than this are too few to speak of agreement, or to tell a severe rater from an accident.</summary>
    public const int FewestRaters = 30;

    /// <summary>Below this many opinions of others nobody can tell whose is odd.</summary>
    public const int FewestOthers = 2;

    /// <summary>In order.</summary>
    public IReadOnlyList<string> Raters { get; } = [.. Opinions.Select(o => o.Rater).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public bool IsLarge => Raters.Count >= FewestRaters;

    /// <summary>How far raters agree, and how severe each is; null where the group is not large.</summary>
    public RaterCalibration? Calibration => IsLarge ? new RaterCalibration(this) : null;

    public static IReadOnlyList<RaterGroup> Of(Scheme scheme, Facts facts)
    {
        var came = facts.Sheets.Where(s => s.State == SheetArrival.Submitted && s.Rater != s.Subject).Select(s => (s.Channel, s.Rater, s.Subject)).ToHashSet();
        var marks = facts.Marks.Where(m => came.Contains((m.Channel, m.Rater, m.Subject))).GroupBy(m => (m.Channel, m.Rater));
        return
        [
            .. from task in marks
               let items = task.Select(m => m.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()
               group (task.Key.Rater, Marks: task) by (task.Key.Channel, Items: string.Join(' ', items)) into raters
               orderby raters.Key.Channel, raters.Key.Items
               select new RaterGroup(raters.Key.Channel, raters.Key.Items.Split(' '), [.. raters.OrderBy(r => r.Rater, StringComparer.Ordinal).SelectMany(r => OpinionsOf(scheme, r.Rater, r.Marks))]),
        ];
    }

    /// <summary>Each opinion of which enough others can be compared, with theirs.</summary>
    internal IEnumerable<(RaterOpinion Opinion, Others Others)> Compared()
    {
        foreach (var subject in Opinions.GroupBy(o => o.Subject, StringComparer.Ordinal))
        {
            List<RaterOpinion> rising = [.. subject.OrderBy(o => o.Percent).ThenBy(o => o.Rater, StringComparer.Ordinal)];
            decimal[] all = [.. rising.Select(o => o.Percent)];
            foreach (var (index, opinion) in rising.Index().Where(_ => all.Length > FewestOthers))
            {
                yield return (opinion, new Others(all, index));
            }
        }
    }

    private static IEnumerable<RaterOpinion> OpinionsOf(Scheme scheme, string rater, IEnumerable<Mark> marks) =>
        from subject in marks.GroupBy(m => m.Subject, StringComparer.Ordinal)
        let percent = PercentOf(scheme, subject)
        where percent is not null
        orderby subject.Key
        select new RaterOpinion(rater, subject.Key, percent.Value);

    /// <returns>Null where nothing was answered with points.</returns>
    internal static decimal? PercentOf(Scheme scheme, IEnumerable<Mark> marks)
    {
        var answered = marks.Select(m => (Item: scheme.FindItem(m.Item)!, m.Value)).Select(m => (m.Item.Points, Given: m.Item.PointsOf(m.Value))).Where(m => m.Points > 0 && m.Given is not null).ToList();
        return answered.Count == 0 ? null : answered.Sum(m => m.Given) * 100 / answered.Sum(m => m.Points);
    }
}
