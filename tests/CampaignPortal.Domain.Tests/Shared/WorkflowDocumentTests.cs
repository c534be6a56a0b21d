using System.Text.RegularExpressions;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Imports;

namespace CampaignPortal.Domain.Tests.Shared;

/// <summary>docs/domain/workflows.md and the code say the same.</summary>
public sealed partial class WorkflowDocumentTests
{
    /// <summary>Verbs that make an object; the code has a constructor for each.</summary>
    private static readonly string[] Constructors = ["Preview", "Rename", "Transfer", "Merge", "Split"];

    private static readonly string[] Lines = File.ReadAllLines(Checkout.At("docs", "domain", "workflows.md"));

    public static TheoryData<string, Type, Type> Tables => new()
    {
        { "Campaign", typeof(Campaign), typeof(CampaignState) },
        { "Round", typeof(Round), typeof(RoundState) },
        { "Occurrence", typeof(Occurrence), typeof(OccurrenceState) },
        { "Self-assessment", typeof(SelfAssessment), typeof(SheetState) },
        { "Score sheet", typeof(ScoreSheet), typeof(SheetState) },
        { "Reorganisation", typeof(Reorganisation), typeof(ReorganisationState) },
        { "Result", typeof(RoundResult), typeof(ResultState) },
        { "Pronouncement", typeof(Pronouncement), typeof(PronouncementState) },
        { "Duty", typeof(Duty), typeof(DutyState) },
        { "Import batch", typeof(ImportBatch), typeof(ImportState) },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_state_of_a_table_is_a_state_of_the_code(string title, Type entity, Type states)
    {
        Assert.NotNull(entity.GetProperty("State"));
        Assert.Empty(Cells(title, 1).Concat(Cells(title, 3)).Except(Enum.GetNames(states), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_state_of_the_code_stands_in_its_table_or_below(string title, Type entity, Type states)
    {
        Assert.Same(states, entity.GetProperty("State")!.PropertyType);
        Assert.Empty(Enum.GetNames(states).Except(Section(title).SelectMany(Names), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_verb_of_a_table_is_a_verb_of_the_code_and_says_why_not(string title, Type entity, Type states)
    {
        Assert.True(states.IsEnum);
        var verbs = Cells(title, 2).Except(Constructors, StringComparer.Ordinal);
        Assert.Empty(verbs.SelectMany(v => new[] { v, "WhyNot" + v }).Except(VerbsOf(entity), StringComparer.Ordinal));
    }

    private static IEnumerable<string> VerbsOf(Type entity) => entity.GetMethods().Select(m => m.Name);

    /// <summary>From the head of the table to the next table or chapter.</summary>
    private static IEnumerable<string> Section(string title) => Lines
        .SkipWhile(l => l != $"| {title} | verb | next |")
        .Skip(1)
        .TakeWhile(l => !l.EndsWith("| verb | next |", StringComparison.Ordinal) && !l.StartsWith("## ", StringComparison.Ordinal));

    private static IEnumerable<string> Cells(string title, int column)
    {
        var rows = Section(title).Where(l => l.StartsWith('|')).ToList();
        Assert.NotEmpty(rows);
        return rows.SelectMany(r => Names(r.Split('|')[column]));
    }

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
