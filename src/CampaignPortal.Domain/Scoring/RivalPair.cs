namespace CampaignPortal.Domain.Scoring;

/// <summary>A subject and the one before it, of whom nobody else is evaluated; tries changes to the first.</summary>
internal sealed class RivalPair
{
    private readonly Scheme _scheme;
    private readonly Facts _behind;
    private readonly Facts _ahead;
    private readonly string _subject;
    private readonly string _rival;
    private readonly CategoryFigures _figures;
    private readonly RankedSubject _rivalStanding;

    public RivalPair(Scheme scheme, BundleExcerpt behind, BundleExcerpt ahead)
    {
        (_scheme, _behind, _ahead) = (scheme, Evaluation.Checked(scheme, behind.Facts, areWhole: false), Evaluation.Checked(scheme, ahead.Facts, areWhole: false));
        _figures = new CategoryFigures(behind.CategoryFigures);
        (_subject, _rival) = (_behind.Subjects.Single().Code, _ahead.Subjects.Single().Code);
        _rivalStanding = Stand(_ahead, _rival);
        Gap = GapOf(Stand(_behind, _subject));
    }

    /// <summary>Null where the subject does not stand behind its rival.</summary>
    public RankGap? Gap { get; }

    /// <summary>What took points from the subject.</summary>
    public IEnumerable<WithoutOccurrence> Deductions() =>
        from o in _behind.Occurrences
        where _scheme.FindItem(o.Item) is DeductItem
        from link in o.Links
        where link.Subject == _subject
        select new WithoutOccurrence(o.Id, o.Item, WeighedOccurrence.Of(_scheme.FindItem(o.Item)!, new LinkedOccurrence(o, link)).Amount);

    /// <summary>The figures that could be better, of which not all is given yet, each with the search for the least that would do.</summary>
    public IEnumerable<(ItemFigure Place, Func<SingleChange?> Search)> Searches()
    {
        var counting = _behind.Sheets.Where(s => s.Counts).Select(s => (s.Channel, s.Rater)).ToHashSet();
        foreach (var item in _scheme.Content.TreeItems)
        {
            foreach (var channel in item.JudgedIn)
            {
                decimal[] given = [.. from m in _behind.Marks where m.Channel == channel && m.Item == item.Code && counting.Contains((channel, m.Rater)) && item.PointsOf(m.Value) is not null select item.PointsOf(m.Value)!.Value];
                if (given.Any(points => points < item.Points))
                {
                    yield return (new ItemFigure(channel, item.Code), () => Judged(channel, item, given));
                }
            }

            if (item is RatioItem ratio && item.CountedIn.Count > 0 && _behind.Ratios.FirstOrDefault(r => r.Item == item.Code) is { Denominator: > 0 } counts && counts.Numerator < counts.Denominator)
            {
                yield return (new ItemFigure(null, item.Code), () => Counted(ratio, counts));
            }
        }
    }

    /// <returns>The change with the total it leads to; null where it does not do.</returns>
    public SingleChange? Verified(SingleChange change)
    {
        var standing = Stand(change.ApplyTo(_scheme, _behind, _subject), _subject);
        // What fell on both falls away for both.
        var rival = change is WithoutOccurrence without && _ahead.Occurrences.Any(o => o.Id == without.Id)
            ? Stand(change.ApplyTo(_scheme, _ahead, _rival), _rival)
            : _rivalStanding;
        return standing.Total is not null && rival.Total is not null && Ranking.Compare(_scheme.Content.Ranking, standing, rival).Order <= 0
            ? change with { Total = Compared(standing)!.Value }
            : null;
    }

    private SingleChange? Judged(string channel, Item item, decimal[] given)
    {
        (MarkValue Value, decimal Points)[]? choices = item switch
        {
            LevelItem level => [.. from l in level.Levels from chosen in l.Values.Count == 0 ? [null] : l.Values.Select(v => (decimal?)v) select ((MarkValue)new MarkValue.Chosen(l.Code, chosen), chosen ?? l.Points)],
            YesNoItem yesNo => [(new MarkValue.Answered(true), yesNo.PointsYes), (new MarkValue.Answered(false), yesNo.PointsNo)],
            _ => null,
        };
        var step = MorePoints.StepOf(item);
        return choices is null
            ? Least((int)Math.Ceiling((MorePoints.MostOf(item) - given.Min()) / step), steps => new MorePoints(channel, item.Code, steps * step))
            : Least([.. from c in choices
                        where c.Points > given.Min()
                        orderby c.Points
                        select new NothingLess(channel, item.Code, c.Value, given.Sum(g => Math.Max(0, c.Points - g)) / given.Length)]);
    }

    private SingleChange? Counted(RatioItem item, Ratio counts)
    {
        var now = Points(0);
        return Least((int)Math.Floor(counts.Denominator - counts.Numerator), more => new MoreCases(item.Code, more, Points(more) - now));

        decimal Points(int more) => item.PointsOf(counts.Numerator + more, counts.Denominator, _scheme.Content.Rounding.Item)!.Value;
    }

    private SingleChange? Least(IReadOnlyList<SingleChange> rising) => Least(rising.Count, n => rising[n - 1]);

    /// <summary>
    /// The least of 1 to <paramref name="most"/> that does, by halving: none does a step lower. More never counts for less, so
    /// that there is nothing smaller either.
    /// </summary>
    private SingleChange? Least(int most, Func<int, SingleChange> changeOf)
    {
        if (most < 1 || Verified(changeOf(most)) is not { } found)
        {
            return null;
        }

        var (fails, does) = (0, most);
        while (does - fails > 1)
        {
            var middle = fails + ((does - fails) / 2);
            if (Verified(changeOf(middle)) is { } smaller)
            {
                (does, found) = (middle, smaller);
            }
            else
            {
                fails = middle;
            }
        }

        return found;
    }

    private RankGap? GapOf(RankedSubject standing)
    {
        if (standing.Total is null || _rivalStanding.Total is null)
        {
            return null;
        }

        var (rule, (order, step)) = (_scheme.Content.Ranking, Ranking.Compare(_scheme.Content.Ranking, standing, _rivalStanding));
        return order <= 0 ? null
            : step == 0 ? new RankGap(null, Compared(standing), Compared(_rivalStanding))
            : new RankGap(step, Shown(standing, rule.Ties[step - 1]), Shown(_rivalStanding, rule.Ties[step - 1]));
    }

    private decimal? Compared(RankedSubject standing) =>
        _scheme.Content.Ranking.Compare == RankBasis.Rounded ? standing.Total : standing.UnroundedTotal;

    /// <summary>Ties compare turned figures where less is better.</summary>
    private static decimal? Shown(RankedSubject standing, TieStep step) =>
        step.By == TieComparator.Deductions ? -standing.TieValue(step) : standing.TieValue(step);

    private RankedSubject Stand(Facts facts, string subject) => Evaluation.Stand(_scheme.Content, SubjectFacts.Group(facts, subject), _figures)[0];
}
