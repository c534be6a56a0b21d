using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Subjects of several categories, whole sheets, ballots and decisions of a worked case.</summary>
internal static partial class Given
{
    public static Facts Of(string category, params IEnumerable<string> codes) => Facts.Empty.Of(category, codes);

    public static Facts Of(this Facts facts, string category, params IEnumerable<string> codes) =>
        facts with { Subjects = [.. facts.Subjects, .. codes.Select(c => new Subject(c, category))] };

    /// <summary>One submitted sheet with points for several items.</summary>
    public static Facts Sheet(this Facts facts, string subject, string channel, string rater, params IEnumerable<(string Item, decimal Points)> marks) =>
        marks.Aggregate(facts.Submitted(rater, subject, channel), (f, m) => f.Marked(rater, m.Points, subject, channel, m.Item));

    /// <summary>One submitted sheet with chosen levels, each with the value that the rater chose or null.</summary>
    public static Facts Chose(this Facts facts, string subject, string channel, string rater, params IEnumerable<(string Item, string Level, decimal? Value)> marks) =>
        marks.Aggregate(facts.Submitted(rater, subject, channel), (f, m) => f.Marked(rater, new MarkValue.Chosen(m.Level, m.Value), subject, channel, m.Item));

    /// <summary>Raters r1, r2… of a channel, each with points for the one item.</summary>
    public static Facts Raters(this Facts facts, string subject, string channel, string item, params IEnumerable<decimal> points) =>
        points.Index().Aggregate(facts, (f, p) => f.Marked($"r{p.Index + 1}", p.Item, subject, channel, item));

    /// <summary>All ballots issued came back valid, as many as the item has votes at most.</summary>
    /// <param name="votes">Level, null for those who do not know, and how many.</param>
    public static Facts Voted(this Facts facts, string subject, string channel, string item, params IReadOnlyList<(string? Level, int Votes)> votes)
    {
        var cast = votes.Sum(v => v.Votes);
        var known = facts.Ballots.Any(b => b.Subject == subject && b.Channel == channel);
        var counted = known ? facts : facts.Issued(subject, channel, cast, cast, cast);
        return counted with { Tallies = [.. counted.Tallies, .. votes.Where(v => v.Votes > 0).Select(v => new Tally(subject, channel, item, v.Level, v.Votes))] };
    }

    public static Facts Issued(this Facts facts, string subject, string channel, int issued, int collected, int valid) =>
        facts with { Ballots = [.. facts.Ballots, new Ballots(subject, channel, issued, collected, valid)] };
}
