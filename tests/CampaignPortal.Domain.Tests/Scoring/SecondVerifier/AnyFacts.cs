using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>Makes facts that fit a scheme: raters who owe, who do not know and who leave out, the same fact reported twice, twins that tie.</summary>
internal sealed class AnyFacts(Chance chance, Scheme scheme)
{
    private readonly List<Sheet> _sheets = [];
    private readonly List<Mark> _marks = [];
    private readonly List<Ratio> _ratios = [];
    private readonly List<NotApplicableItem> _notApplicable = [];
    private readonly List<EarlierTotal> _earlier = [];
    private readonly List<Figure> _figures = [];
    private readonly List<Ballots> _ballots = [];
    private readonly List<Tally> _tallies = [];
    private readonly List<SubjectCoefficient> _coefficients = [];
    private readonly List<Item> _counted = [.. scheme.Content.AllItems.Where(scheme.Content.IsCounted)];

    public static Facts From(Chance chance, Scheme scheme)
    {
        while (true)
        {
            var facts = AnyStandingFacts.AddTo(new AnyFacts(chance, scheme).Make(), chance, scheme);
            if (facts.CheckAgainst(scheme).All(p => p.Code != ProblemCode.BallotInvalid))
            {
                return facts;
            }
        }
    }

    private Facts Make()
    {
        // Seats and ties need company; where little happened more are equal.
        var (count, isQuiet) = scheme.Content.HasStanding ? (chance.Between(3, 9), chance.OneIn(3)) : (chance.Between(1, 7), false);
        Subject[] subjects = [.. Enumerable.Range(1, count).Select(i => new Subject(
            chance.Of("w", "W", "窗口") + i.ToString(CultureInfo.InvariantCulture), chance.Of("window", "window", "section", "科")))];
        var seed = 0u;
        foreach (var subject in subjects)
        {
            // A twin of the one before has the same marks and measures; what happened may still part them.
            seed = chance.OneIn(isQuiet ? 4 : 2) ? (uint)chance.Next(1_000_000) : seed;
            Judge(subject.Code, new Chance(seed));
            Measure(subject.Code, new Chance(seed));
            Vote(subject.Code, new Chance(seed));
            if (!isQuiet && chance.OneIn(2))
            {
                _earlier.Add(new EarlierTotal(subject.Code, chance.Of(80m, 90.5m)));
            }
        }

        return new Facts(subjects, _sheets, _marks, [.. isQuiet ? [] : Occurrences(subjects)], _ratios, _notApplicable, _earlier) 
        {
            Figures = _figures, Ballots = _ballots, Tallies = _tallies, Coefficients = _coefficients,
        };
    }

    private void Judge(string subject, Chance own)
    {
        foreach (var channel in scheme.Content.Channels.Where(c => c.Reduce.By != ReduceBy.Facts))
        {
            var isSingle = channel.Reduce.By == ReduceBy.SingleRater;
            var raters = isSingle ? own.Of(1, 1, 1, 0) : own.Of(0, 1, 2, 3, 4, 5, 6, 7);
            for (var rater = 1; rater <= raters; rater++)
            {
                Fill(SheetOf(channel, $"{own.Of("r", "R", "甲")}{rater}", subject, own), own);
            }
        }
    }

    private static Sheet SheetOf(Channel channel, string rater, string subject, Chance own) => own.Next(12) switch
    {
        0 or 1 => new(channel.Code, rater, subject, channel.Missing.Rater == MissingRater.CarryLast ? SheetArrival.Carried : SheetArrival.Missing),
        2 => new(channel.Code, rater, subject, SheetArrival.SetAside) { Decision = "会议纪要〔2026〕3 号" },
        _ => new(channel.Code, rater, subject, SheetArrival.Submitted),
    };

    private void Vote(string subject, Chance own)
    {
        _coefficients.AddRange(scheme.Content.Coefficients.Where(_ => own.OneIn(2)).Select(c => new SubjectCoefficient(subject, c.Code, own.Of(0.5m, 1m, 1.3333m))));
        foreach (var channel in scheme.Content.Channels.Where(c => c.Reduce is { By: ReduceBy.Mean or ReduceBy.Sum, Over: ReduceOver.Item } && own.OneIn(2)))
        {
            var levels = scheme.ItemsJudgedIn(channel.Code).OfType<LevelItem>().ToList();
            _ballots.Add(new Ballots(subject, channel.Code, 40, own.Between(30, 40), own.Of(0, 30)));
            _tallies.AddRange(levels.SelectMany(item => Votes(subject, channel.Code, item, own)).Where(_ => _ballots[^1].Valid > 0));
        }
    }

    private static IEnumerable<Tally> Votes(string subject, string channel, LevelItem item, Chance own) =>
    [
        .. item.Levels.Where(l => l.Values.Count == 0 && own.OneIn(2)).Select(l => new Tally(subject, channel, item.Code, l.Code, own.Between(1, 6))),
        .. item.Head.Unknown != UnknownPolicy.Refused && own.OneIn(2) ? [new Tally(subject, channel, item.Code, null, 6)] : Array.Empty<Tally>(),
    ];

    private void Fill(Sheet sheet, Chance own)
    {
        _sheets.Add(sheet);
        if (sheet.State == SheetArrival.Missing)
        {
            return;
        }

        foreach (var item in scheme.ItemsJudgedIn(sheet.Channel).Where(i => i is not TextItem))
        {
            if (Value(item, own) is { } value)
            {
                _marks.Add(new Mark(sheet.Channel, sheet.Rater, sheet.Subject, item.Code, value));
            }
        }
    }

    private static MarkValue? Value(Item item, Chance own) => own.Next(12) switch
    {
        0 when item.Head.Unknown != UnknownPolicy.Refused => new MarkValue.Unknown(),
        1 or 2 when item.Head.NotApplicable != NotApplicablePolicy.Refused => new MarkValue.NotApplicable(),
        3 => null,
        _ => item switch
        {
            LevelItem level => Choice(own.Of(level.Levels), own),
            YesNoItem => new MarkValue.Answered(own.OneIn(2)),
            PointsItem { Step: { } step } => MarkValue.Of(decimal.Floor(own.Number(0, item.Points) / step) * step),
            _ => MarkValue.Of(own.Number(0, item.Points)),
        },
    };

    private static MarkValue.Chosen Choice(Level level, Chance own) => new(level.Code, level.Values.Count == 0 ? null : own.Of(level.Values));

    private void Measure(string subject, Chance own)
    {
        foreach (var item in _counted)
        {
            if (item.Head.NotApplicable != NotApplicablePolicy.Refused && own.OneIn(6))
            {
                _notApplicable.Add(new NotApplicableItem(subject, item.Code));
            }
            else if (item is RatioItem && !own.OneIn(8))
            {
                _ratios.Add(new Ratio(subject, item.Code, own.Number(0, 120), own.Of(100m, 97m, 3m, 0m, 99.9999m)));
            }
            else if (item is RankItem && !own.OneIn(8))
            {
                _figures.Add(new Figure(subject, item.Code, "上级", own.Between(1, 5)));
            }
            else if (item is DerivedItem)
            {
                _figures.AddRange(Enumerable.Range(1, own.Next(4)).Select(i =>
                    new Figure(subject, item.Code, $"p{i}", own.Number(-5, 110), own.Of(1m, 12m, 0m, 0.3333m))));
            }
        }
    }

    private IEnumerable<Occurrence> Occurrences(Subject[] subjects)
    {
        var items = _counted.Where(i => i.Rules.Count > 0).ToList();
        for (var i = items.Count == 0 ? 0 : chance.Next(15); i > 0; i--)
        {
            var item = chance.Of(items);
            var rule = chance.Of(item.Rules);
            SubjectLink[] links = [.. subjects.Where(s => chance.OneIn(2) && !IsNotApplicable(s, item))
                .Select(s => LinkTo(s.Code, item))];
            if (links.Length > 0)
            {
                yield return new Occurrence(
                    $"{chance.Of("o", "O", "记录 “")}{i}", item.Code, rule.Code, links, chance.Of(rule.From, rule.To, chance.Number(rule.From, rule.To)),
                    chance.Of(1m, 2m, 0.5m, 3m), chance.OneIn(2) ? $"案号 {chance.Next(3)}" : null, new DateOnly(2026, 3, chance.Between(1, 31)), "SUPERVISION")
                {
                    Multipliers = [.. item.Weighing.Multipliers.Where(_ => chance.OneIn(2)).Select(m => m.Code)],
                };
            }
        }
    }

    private SubjectLink LinkTo(string subject, Item item)
    {
        if (item.Weighing.Roles.Count == 0)
        {
            return new SubjectLink(subject, chance.Of(1m, 1m, 0.5m, 0.3333m, 0m, 2m));
        }

        var role = chance.Of(item.Weighing.Roles);
        return new SubjectLink(subject, role.Factor, role.Code);
    }

    private bool IsNotApplicable(Subject subject, Item item) => _notApplicable.Contains(new NotApplicableItem(subject.Code, item.Code));
}
