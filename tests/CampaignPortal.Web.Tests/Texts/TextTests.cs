using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Pages.Rulebooks;

namespace CampaignPortal.Web.Tests.Texts;

/// <summary>The texts of both languages as they lie in the program.</summary>
public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> Chinese = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = Read(CultureInfo.GetCultureInfo("en"));

    /// <summary>Enumerations whose every member is shown, with the beginning of their keys.</summary>
    private static readonly (Type Type, string Prefix)[] Shown =
    [
        (typeof(Refusal), "Refusal."), (typeof(RoundState), "RoundState."), (typeof(SheetState), "SheetState."), (typeof(ResultState), "ResultState."),
        (typeof(OccurrenceState), "OccurrenceState."), (typeof(CampaignState), "CampaignState."), (typeof(Role), "Role."), (typeof(UnitKind), "UnitKind."),
        (typeof(ReorganisationKind), "ReorganisationKind."), (typeof(ReorganisationState), "ReorganisationState."), (typeof(CampaignCourse), "CampaignCourse."),
        (typeof(ChargeKind), "ChargeKind."), (typeof(HandOverKind), "HandOverKind."), (typeof(ToDoKind), "ToDo."), (typeof(RaterKind), "RaterKind."),
        (typeof(PhaseState), "PhaseState."), (typeof(CampaignFunction), "CampaignFunction."), (typeof(DutyState), "DutyState."), (typeof(DutyEvidence), "DutyEvidence."),
        (typeof(CalendarDayKind), "CalendarDayKind."), (typeof(NoticeFault), "NoticeFault."), (typeof(DueShiftKind), "DueShiftKind."), (typeof(DueDay), "DueDay."),
        (typeof(BurdenPart), "BurdenPart."), (typeof(OpenKind), "OpenKind."), (typeof(OpenKind), "Overview.Count."), (typeof(ReminderKind), "ReminderKind."),
        (typeof(SameFact), "SameFact."), (typeof(MissingRater), "MissingRater."), (typeof(EmptyChannel), "EmptyChannel."), (typeof(RoundingMode), "RoundingMode."),
        (typeof(RankBasis), "RankBasis."), (typeof(SchemeFeature), "SchemeFeature."), (typeof(PronouncementState), "PronouncementState."), (typeof(RulingOutcome), "RulingOutcome."), (typeof(RaterFlagKind), "RaterFlagKind."), (typeof(RulebookProblemKind), "RulebookProblem."), (typeof(SeatRounding), "SeatRounding."), (typeof(QuotaOrder), "QuotaOrder."), (typeof(AtLimit), "AtLimit."), (typeof(SeatsKind), "SeatsKind."), (typeof(ConditionKind), "ConditionKind."), (typeof(LimitKind), "LimitKind."), (typeof(EffectKind), "EffectKind."), (typeof(GateScope), "GateScope."), (typeof(PastEventKind), "PastEventKind."), (typeof(FigureReduction), "FigureReduction."), (typeof(OperandKind), "Explain.Operand."), (typeof(NoteKind), "Explain.Note."), (typeof(PeriodOperator), "PeriodOperator."), (typeof(MissingPeriod), "MissingPeriod."), (typeof(UnknownPolicy), "UnknownPolicy."),
        (typeof(ReduceBy), "ReduceBy."), (typeof(ReduceOver), "ReduceOver."), (typeof(EmptyChannel), "Rulebooks.EditChannel.Empty."), (typeof(IfTied), "IfTied."), (typeof(TieComparator), "Explain.Tie."),
        (typeof(ShortService), "ShortService."), (typeof(PeriodOperator), "Rulebooks.Periods.By."), (typeof(MissingPeriod), "Rulebooks.Periods.Missing."),
    ];

    [Fact]
    public void Both_languages_say_the_same_things() =>
        Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_text_is_empty() => AssertNone(Chinese.Concat(English).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));

    [Fact]
    public void Both_languages_take_the_same_arguments() =>
        AssertNone(Chinese.Keys.Where(k => !Arguments(Chinese[k]).SetEquals(Arguments(English[k]))));

    [Fact]
    public void Chinese_text_has_full_width_punctuation() =>
        AssertNone(Chinese.Where(t => HalfWidth().IsMatch(t.Value)).Select(t => $"{t.Key}: {t.Value}"));

    [Fact]
    public void English_text_holds_no_Chinese() =>
        AssertNone(English.Where(t => Han().IsMatch(t.Value)).Select(t => $"{t.Key}: {t.Value}"));

    [Fact]
    public void Every_state_role_and_refusal_has_words() =>
        AssertNone(from shown in Shown from name in Enum.GetNames(shown.Type) where !Chinese.ContainsKey(shown.Prefix + name) select shown.Prefix + name);

    private static void AssertNone(IEnumerable<string> wrong) => Assert.Equal([], wrong);

    private static HashSet<string> Arguments(string text) => [.. Argument().Matches(text).Select(m => m.Value)];

    private static Dictionary<string, string> Read(CultureInfo culture)
    {
        var resources = new ResourceManager(typeof(CampaignPortal.Web.Resources.Texts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return resources.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,;:!?]|[,;:!?]\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();
}
