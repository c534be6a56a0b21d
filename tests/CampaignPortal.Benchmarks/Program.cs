using System.Globalization;
using CampaignPortal.Benchmarks;

var units = args.SkipWhile(a => a != "--units").Skip(1).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).FirstOrDefault(2_000);
var minutes = args.SkipWhile(a => a != "--minutes").Skip(1).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).FirstOrDefault(5);
return args.FirstOrDefault() switch
{
    "scoring" => ScoringSpeed.Measure(),
    "marks" => await MarksSpeed.MeasureAsync(),
    "pages" => await PageSpeed.MeasureAsync(units),
    "closing" => await ClosingSpeed.MeasureAsync(units),
    "startup" => await StartupSpeed.MeasureAsync(),
    "workbooks" => await WorkbookSpeed.MeasureAsync(),
    "soak" => await DeadlineRush.MeasureAsync(minutes),
    "all" => ScoringSpeed.Measure() + await StartupSpeed.MeasureAsync() + await ClosingSpeed.MeasureAsync(units) + await PageSpeed.MeasureAsync(units),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        scoring   time of the scoring engine for 200, 2,000 and 20,000 units, as a ratio to writing the same facts as text
        marks     a year of 10,000 subjects, 4.8 million marks, from rows to ranks, as a ratio to reading the same rows
        pages     requests per second of the heavy pages, their database commands, and the memory of the program
        closing   closing and computing a quarter against inserting the same rows, for a tenth of the units and for all
        workbooks trying an Excel table of 5,000 people, and handing out 20,000 rows, with the memory held meanwhile
        startup   from process start to ready, with and without demonstration data
        soak      500 people submit in the last minute, what is lost; then people read for so many minutes, what grows
        all       all of them but the soak
        --units   units that take part, 2,000 if left out
        --minutes of the soak after the rush, 5 if left out
        """);
    return 64;
}
