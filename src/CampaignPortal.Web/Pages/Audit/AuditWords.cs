using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Audit;

/// <summary>
/// Says in words what is on record in codes: names of states and roles, days, quarters, fingerprints, places of the rules.
/// Records outlive the program that wrote them, so whatever is not recognised stays as it was recorded.
/// </summary>
public sealed partial class AuditWords(IStringLocalizer<Texts> texts)
{
    private const RegexOptions Reading = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Milliseconds for one pattern.</summary>
    private const int Patience = 1000;

    /// <summary>Enumerations whose names stand in the records of a subject; the first that knows a word gives it.</summary>
    private static readonly Dictionary<string, string[]> Vocabularies = new(StringComparer.Ordinal)
    {
        [nameof(Assignment)] = [nameof(Role), "People"],
        [nameof(Campaign)] = [nameof(CampaignState)],
        [nameof(Charge)] = [nameof(ChargeKind)],
        [nameof(Delegation)] = ["Permit"],
        [nameof(Duty)] = [nameof(DutyState)],
        [nameof(Domain.Assessments.Evidence)] = [nameof(EvidenceUseKind)],
        [nameof(Goal)] = [nameof(Attainment)],
        [nameof(GroupMember)] = [nameof(GroupRole)],
        [nameof(Occurrence)] = [nameof(OccurrenceState), nameof(OccurrenceKind)],
        [nameof(Phase)] = [nameof(PhaseState), nameof(CampaignFunction)],
        [nameof(Reorganisation)] = [nameof(ReorganisationKind), nameof(ReorganisationState)],
        [nameof(Round)] = [nameof(RoundState)],
        [nameof(RoundResult)] = [nameof(ResultState), nameof(RulingOutcome)],
        [nameof(ScoreSheet)] = [nameof(SheetState), "AuditChannel"],
        [nameof(SelfAssessment)] = [nameof(SheetState)],
        [nameof(SheetRuling)] = [nameof(RulingOutcome)],
        [nameof(Unit)] = [nameof(UnitKind)],
    };

    /// <summary>Settings are kept as a whole; only what became different is told.</summary>
    private static readonly string[] SettingsOf = [nameof(SelfMode), nameof(Lateness), nameof(LateFacts), nameof(AudienceLevel), nameof(DeciderKind)];

    /// <summary>Their records hold numbers that mean nothing outside the database.</summary>
    private static readonly string[] Wordless = ["Campaign.AdoptScheme", "Campaign.AdoptStandards"];

    /// <summary>Subjects that are called by a code; others are called as the office calls them, and that stays.</summary>
    private static readonly string[] CalledByCode = [nameof(Round), nameof(ScoreSheet)];

    /// <summary>Their records are what somebody wrote, with words of the program only in some places.</summary>
    private static readonly string[] Written = ["Campaign.RegisterApproval", "Campaign.CopyFrom", "Duty.HandOver", "RoundResult.Simulate"];

    public AuditLine LineOf(IndexModel.EntryView entry)
    {
        var said = Of(entry);
        var about = said.About ?? "";
        var quarter = said.Quarter is { } code ? texts["Format.Quarter", code / 10, code % 10].Value : null;
        var unit = said.IsConfidential ? null : said.Unit;
        return new AuditLine(
            said.At, WhoOf(said), texts[$"Deed.{said.Code}", about], said.Before, said.After, said.Reason, said.Campaign, quarter, unit,
            [.. new[] { Untold(said.Campaign), quarter, Untold(unit) }.OfType<string>()]);

        string? Untold(string? name) => name is null || about.Contains(name, StringComparison.Ordinal) ? null : name;
    }

    private string WhoOf(IndexModel.EntryView entry)
    {
        if (entry.IsConfidential)
        {
            return texts["Audit.Group"];
        }

        var who = entry.Who ?? texts["Audit.System"].Value;
        return entry.ForWhom is null ? who : texts[$"Audit.Acting.{entry.Capacity}", who, entry.ForWhom];
    }

    internal IndexModel.EntryView Of(IndexModel.EntryView entry)
    {
        var (before, after) = entry.Code switch
        {
            _ when Wordless.Contains(entry.Code) || entry.IsConfidential => (null, null),
            "Campaign.Describe" => (Outline(entry.Before), Outline(entry.After)),
            _ when Written.Contains(entry.Code) => (entry.Before, entry.After),
            "Campaign.ChangeSettings" => Settings(entry.Before ?? "", entry.After ?? ""),
            "RoundResult.Decide" => (Of(entry.Subject, entry.Before), texts["Format.Pair", texts["ResultState.Decided"], Of(entry.Subject, entry.After) ?? ""].Value),
            "RoundResult.Supersede" => (Of(entry.Subject, entry.Before), texts["Audit.Replaced", entry.After ?? ""].Value),
            "RoundResult.StateCase" or "RoundResult.AnswerStatement" => (null, entry.After is null ? null : texts["Audit.Item", entry.After].Value),
            "List.Export" => (null, entry.After is null ? null : texts["Audit.Rows", entry.After].Value),
            _ => (Of(entry.Subject, entry.Before), Of(entry.Subject, entry.After)),
        };

        // An act that leaves its subject in its state is told by its sentence alone.
        return entry with { About = CalledByCode.Contains(entry.Subject) ? Of(entry.Subject, entry.About) : entry.About, Before = before == after ? null : before, After = before == after ? null : after };
    }

    private string? Of(string subject, string? recorded) => recorded is null ? null : subject switch
    {
        nameof(Round) when FiveDays().IsMatch(recorded) => Dates(recorded),
        nameof(Occurrence) when Fact().IsMatch(recorded) => Fact().Replace(recorded, m => texts["Audit.Occurrence", Word(subject, m.Groups["kind"].Value), m.Groups["item"].Value, m.Groups["points"].Value]),
        nameof(Domain.Assessments.Evidence) => Plain(subject, Use().Replace(recorded, m => texts["Audit.Use", Word(subject, m.Groups["kind"].Value), m.Groups["item"].Value].Value.TrimEnd())),
        nameof(StandardSet) => Version().Replace(recorded, m => texts["Audit.StandardVersion", m.Groups["number"].Value, m.Groups["items"].Value].Value.TrimEnd()),
        nameof(RulebookDraft) => Place().Replace(recorded, m => $" {texts["Audit.Field", Field(m.Groups["field"].Value), Known("AuditValue", m.Groups["value"].Value)]}").Trim(),
        nameof(ImportBatch) when int.TryParse(recorded, CultureInfo.InvariantCulture, out var count) => texts["Audit.Rows", count],
        _ => Plain(subject, recorded),
    };

    private string Plain(string subject, string recorded)
    {
        var said = Fingerprint().Replace(recorded, m => texts["Audit.Fingerprint", m.Value[..8]]);
        said = OneDay().Replace(said, "");
        said = Day().Replace(said, m => DateOnly.TryParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(texts["Format.Day"], CultureInfo.InvariantCulture) : m.Value);
        said = QuarterCode().Replace(said, m => texts["Format.Quarter", m.Groups["year"].Value, m.Groups["number"].Value]);
        return Vocabularies.ContainsKey(subject) ? Name().Replace(said, m => Word(subject, m.Value)) : said;
    }

    /// <summary>Each part by itself, so that a name is never taken for a word of the program.</summary>
    private string? Outline(string? recorded) => recorded is null ? null : string.Join(" / ", recorded.Split(" / ")
        .Where(part => !int.TryParse(part, CultureInfo.InvariantCulture, out _))
        .Select(part => Found(texts[$"{nameof(OfficeStanding)}.{part}"]) ?? Found(texts[$"{nameof(CampaignOutline)}.{part}"]) ?? OneDay().Replace(part, "")));

    private string Dates(string recorded)
    {
        string[] days = [.. FiveDays().Match(recorded).Groups["days"].Value.Split(' ').Select(d => d == "–" ? texts["Audit.NoDay"].Value : Plain(nameof(Round), d))];
        return Plain(nameof(Round), FiveDays().Match(recorded).Groups["state"].Value) + texts["Audit.RoundDates", [.. days]];
    }

    private (string? Before, string? After) Settings(string before, string after)
    {
        var (old, fresh) = (Pairs(before), Pairs(after));
        var changed = fresh.Where(p => old.GetValueOrDefault(p.Key) != p.Value && Label(p.Key) is not null).Select(p => p.Key).ToList();
        return (Lines(old), Lines(fresh));

        string? Lines(Dictionary<string, string> pairs) =>
            changed.Count == 0 ? null : string.Join(texts["List.Separator"], changed.Select(name => texts["Audit.Place", Label(name)!, ValueOf(name, pairs.GetValueOrDefault(name, ""))].Value));
    }

    private string? Label(string setting) =>
        setting == nameof(CampaignSettings.DeciderPersonId) ? texts["Campaigns.Settings.DeciderPerson"] : Found(texts[$"Campaigns.Settings.{setting}"]);

    private string ValueOf(string setting, string value) =>
        value.Length == 0 ? texts["Audit.Nothing"]
        : setting == nameof(CampaignSettings.DeciderPersonId) ? texts["Audit.SomebodyNamed"]
        : value is "True" or "False" ? texts[$"AuditValue.{value.ToLowerInvariant()}"]
        : SettingsOf.Select(kind => Found(texts[$"{kind}.{value}"])).FirstOrDefault(w => w is not null) ?? value;

    /// <summary>Of a name that stands there twice the first counts.</summary>
    private static Dictionary<string, string> Pairs(string recorded) => Pair().Matches(recorded)
        .DistinctBy(m => m.Groups["name"].Value).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value.Trim(), StringComparer.Ordinal);

    private string Word(string subject, string word) =>
        Vocabularies[subject].Select(kind => Found(texts[$"{kind}.{word}"])).FirstOrDefault(w => w is not null) ?? word;

    /// <summary>The last key is the value's; those before say of what.</summary>
    private string Field(string keys) => string.Join(' ', keys.Split('.').Select(k => Known("AuditField", k)));

    private string Known(string kind, string word) => Found(texts[$"{kind}.{word}"]) ?? word;

    private static string? Found(LocalizedString text) => text.ResourceNotFound ? null : text.Value;

    [GeneratedRegex("\\b[0-9a-f]{64}\\b", Reading, Patience)]
    private static partial Regex Fingerprint();

    /// <summary>A span of one day after the words for it.</summary>
    [GeneratedRegex(" \\((?<day>[0-9-]{10}) – \\k<day>\\)", Reading, Patience)]
    private static partial Regex OneDay();

    [GeneratedRegex("(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])", Reading, Patience)]
    private static partial Regex Day();

    [GeneratedRegex("(?<![A-Za-z0-9-])(?<year>[0-9]{4})Q(?<number>[1-4])(?![A-Za-z0-9-])", Reading, Patience)]
    private static partial Regex QuarterCode();

    [GeneratedRegex("(?<![A-Za-z0-9.])[A-Za-z][A-Za-z]+(?![A-Za-z0-9.])", Reading, Patience)]
    private static partial Regex Name();

    /// <summary>A state where one was left, and the days of a round.</summary>
    [GeneratedRegex("^(?<state>[A-Za-z]+ )?(?<days>([0-9-]{10}|–)( ([0-9-]{10}|–)){4})$", Reading, Patience)]
    private static partial Regex FiveDays();

    /// <summary>Kind, item, rule and points of an occurrence; the rule's code says nothing to people.</summary>
    [GeneratedRegex("^(?<kind>[A-Z][a-z]+) (?<item>[^ ]+) [^ ]+ (?<points>[0-9.-]+)$", Reading, Patience)]
    private static partial Regex Fact();

    /// <summary>What evidence is used for; the number of the form says nothing to people.</summary>
    [GeneratedRegex("^(?<kind>[A-Z][A-Za-z]+) [0-9]+ ?(?<item>[^ ]*)", Reading, Patience)]
    private static partial Regex Use();

    [GeneratedRegex("^(?<number>[0-9]+): ?(?<items>.*)$", Reading | RegexOptions.Singleline, Patience)]
    private static partial Regex Version();

    [GeneratedRegex("〔(?<field>[A-Za-z0-9.]+)〕(?<value>[^；]*)", Reading, Patience)]
    private static partial Regex Place();

    [GeneratedRegex("(?<name>[A-Z][A-Za-z]+) = (?<value>[^,}]*)", Reading, Patience)]
    private static partial Regex Pair();
}
