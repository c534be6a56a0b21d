using CampaignPortal.Domain.Scoring;
using static CampaignPortal.Web.Tests.Templates.TemplateDocument;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>The example of docs/domain/templates.md, read from the document.</summary>
public sealed class WorkedExampleTests
{
    private const string Unit = "W1";

    [Fact]
    public void Each_item_has_the_documented_figure()
    {
        var result = Evaluation.Evaluate(ServiceCentre.Scheme(), Window()).Of(Unit);
        foreach (var row in Table("Figures").Skip(1))
        {
            Assert.Equal((row[0], Number(row[1]), Number(row[2])), (row[0], Score("self", row[0]), Score("comprehensive", row[0])));
        }

        Assert.Equal((6m, 4m), (result.Deductions, result.Bonus));
        Assert.Equal(["o4", "o6"], result.Notes.Where(n => n.Kind == NoteKind.OccurrenceSuperseded).Select(n => n.Occurrence!));

        decimal Score(string channel, string item)
        {
            var score = result.Channels.Single(c => c.Channel == channel);
            return (item == "sum" ? score.Score : score.Items.Single(i => i.Item == item).Score)!.Value;
        }
    }

    [Fact]
    public void Facts_cost_the_same_whatever_the_weights_are()
    {
        var clean = Window() with
        {
            Occurrences = [.. Window().Occurrences.Where(o => ServiceCentre.Scheme().FindItem(o.Item) is BonusItem)],
            Ratios = [new Ratio(Unit, "1.3a", 400, 400), new Ratio(Unit, "1.3b", 400, 400)],
        };
        foreach (var row in Table("Totals").Skip(1).Select(r => r.Select(Number).ToArray()))
        {
            var scheme = ServiceCentre.Scheme(row[0], row[1]);
            var (total, without) = (Total(scheme, Window()), Total(scheme, clean));
            Assert.Equal((row[2], row[3], row[4]), (total, without, without - total));
        }
    }

    [Fact]
    public void Without_a_self_assessment_the_self_part_is_zero()
    {
        var facts = Window();
        facts = facts with
        {
            Sheets = [.. facts.Sheets.Select(s => s.Channel == "self" ? s with { State = SheetArrival.Missing } : s)],
            Marks = [.. facts.Marks.Where(m => m.Channel != "self")],
        };
        Assert.Equal(76.4m, Total(ServiceCentre.Scheme(), facts));
    }

    [Fact]
    public void A_section_without_cases_is_stretched_over_the_other_items()
    {
        var scheme = ServiceCentre.Scheme();
        var facts = Facts.Empty with
        {
            Subjects = [new Subject(Unit, "SECTION")],
            Sheets = [new Sheet("self", "unit", Unit, SheetArrival.Submitted), new Sheet("comprehensive", "office", Unit, SheetArrival.Submitted)],
            Marks = [.. Best("self", "unit"), .. Best("comprehensive", "office")],
            NotApplicable = [new NotApplicableItem(Unit, "1.3a"), new NotApplicableItem(Unit, "1.3b")],
            Occurrences = [Occurred(1, "1.1b", "late", 1, 1, null)],
        };
        var result = Evaluation.Evaluate(scheme, facts).Of(Unit);
        Assert.Equal([98.75m, 98.75m], result.Channels.Select(c => c.Score!.Value));
        Assert.Equal(98.75m, result.Total);

        IEnumerable<Mark> Best(string channel, string rater) => scheme.ItemsJudgedIn(channel).Select(i => new Mark(channel, rater, Unit, i.Code, i switch
        {
            LevelItem level => new MarkValue.Chosen(level.Levels.MaxBy(l => l.Points)!.Code),
            YesNoItem => new MarkValue.Answered(true),
            _ => MarkValue.Of(i.Points),
        }));
    }

    private static decimal? Total(Scheme scheme, Facts facts) => Evaluation.Evaluate(scheme, facts).Of(Unit).Total;

    private static Facts Window()
    {
        var marks = Table("Marks");
        return Facts.Empty with
        {
            Subjects = [new Subject(Unit, "WINDOW")],
            Sheets = [.. marks.Skip(1).Select(r => new Sheet(r[0], r[1], Unit, SheetArrival.Submitted))],
            Marks = [.. from row in marks.Skip(1) from i in Enumerable.Range(2, 5) where row[i] != "–" select new Mark(row[0], row[1], Unit, marks[0][i], Value(row[i]))],
            Occurrences = [.. Table("Occurrences").Skip(1).Select((r, i) => Occurred(i + 1, r[0], r[1], Number(r[2]), Number(r[3]), r[4] == "–" ? null : r[4]))],
            Ratios = [new Ratio(Unit, "1.3a", 395, 400), new Ratio(Unit, "1.3b", 395, 395)],
        };
    }

    private static MarkValue Value(string text) => text switch
    {
        "yes" => new MarkValue.Answered(true),
        "good" or "fair" => new MarkValue.Chosen(text),
        _ => MarkValue.Of(Number(text)),
    };

    private static Occurrence Occurred(int number, string item, string rule, decimal value, decimal count, string? key) =>
        new($"o{number}", item, rule, [new SubjectLink(Unit)], value, count, key, new DateOnly(2026, 8, 3), "DC01");
}
