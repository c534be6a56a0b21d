using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Benchmarks;

/// <summary>How long the engine takes for a quarter of many units, against writing the same facts as canonical text in the same run.</summary>
internal static class ScoringSpeed
{
    private const int Raters = 3;
    private const int Runs = 5;

    public static int Measure()
    {
        var pack = TemplatePacks.Load().Find("service-centre-quarter")!;
        var scheme = pack.NewScheme(
            new Dictionary<string, decimal> { ["self"] = 0.2m, ["comprehensive"] = 0.8m },
            pack.Offices.ToDictionary(o => o.Code, o => "K01"));
        Console.WriteLine("units | marks | evaluate ms | write ms | ratio | per unit against 200");
        double? first = null;
        foreach (var units in (int[])[200, 2_000, 20_000])
        {
            var facts = FactsOf(scheme, units);
            var evaluate = Best(() => Evaluation.Evaluate(scheme, facts));
            var write = Best(() => facts.CanonicalText());
            first ??= evaluate / units;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{units} | {facts.Marks.Count} | {evaluate:0} | {write:0} | {evaluate / write:0.00} | {evaluate / units / first:0.00}"));
        }

        return 0;
    }

    private static Facts FactsOf(Scheme scheme, int units)
    {
        var subjects = Enumerable.Range(1, units).Select(i => new Subject($"U{i}", "WINDOW")).ToList();
        List<Sheet> sheets = [];
        List<Mark> marks = [];
        foreach (var subject in subjects)
        {
            Add("self", subject.Code, subject.Code);
            for (var rater = 1; rater <= Raters; rater++)
            {
                Add("comprehensive", $"r{rater}", subject.Code);
            }
        }

        var ratios = from s in subjects from item in scheme.Content.TreeItems.OfType<RatioItem>() select new Ratio(s.Code, item.Code, 199, 200);
        return Facts.Empty with { Subjects = subjects, Sheets = sheets, Marks = marks, Ratios = [.. ratios] };

        void Add(string channel, string rater, string subject)
        {
            sheets.Add(new Sheet(channel, rater, subject, SheetArrival.Submitted));
            marks.AddRange(scheme.ItemsJudgedIn(channel).Select(i => new Mark(channel, rater, subject, i.Code, SelfOpening.ValueOf(i, marks.Count % 3)!)));
        }
    }

    private static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
