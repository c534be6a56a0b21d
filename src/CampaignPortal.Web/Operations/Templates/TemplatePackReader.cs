using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using YamlDotNet.RepresentationModel;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>Reads the four files of a pack and what binds them together; the layout is docs/domain/templates.md.</summary>
internal sealed class TemplatePackReader(string folder)
{
    private const int FormatVersion = 1;
    private const int CodeMaxLength = 64;
    private const int NameMaxLength = 100;
    private const int TextMaxLength = 1000;

    /// <summary>Stands for a day that could not be read.</summary>
    private static readonly TemplateDay FirstDay = new(1, TemplatePeriod.Quarter);

    private readonly TemplatePackYaml _pack = new(folder, TemplatePackYaml.PackName);
    private readonly TemplatePackYaml _standards = new(folder, TemplatePackYaml.StandardsName);
    private readonly TemplatePackYaml _scheme = new(folder, TemplatePackYaml.SchemeName);
    private readonly TemplatePackYaml _campaign = new(folder, TemplatePackYaml.CampaignName);

    /// <exception cref="TemplatePackException">Anything is wrong; all of it is listed.</exception>
    public TemplatePack Read()
    {
        var cover = ReadFile(_pack, ReadCover);
        var standards = ReadFile(_standards, ReadStandards);
        var campaign = ReadFile(_campaign, ReadCampaign);
        var scheme = _scheme.Read() is { } root ? new TemplatePackScheme(_scheme, root) : null;
        var trial = scheme?.Try();
        if (cover is not null && standards is not null && scheme is not null && trial is not null)
        {
            CheckOffices(cover, scheme);
            CheckCriteria(standards, scheme);
        }

        List<TemplatePackProblem> problems = [.. _pack.Problems, .. _standards.Problems, .. _scheme.Problems, .. _campaign.Problems];
        return problems.Count == 0
            ? new TemplatePack(cover!, standards!, campaign!, scheme!, trial!)
            : throw new TemplatePackException(problems);
    }

    internal static T? ReadFile<T>(TemplatePackYaml file, Func<TemplatePackMap, T> read)
        where T : class
    {
        if (file.Read() is not { } root)
        {
            return null;
        }

        TemplatePackMap map = new(file, root);
        var result = read(map);
        map.Close();
        return file.Problems.Count == 0 ? result : null;
    }

    private TemplateCover ReadCover(TemplatePackMap pack)
    {
        pack.Whole("pack", FormatVersion, FormatVersion);
        var code = pack.Text("code", CodeMaxLength);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (code != name)
        {
            pack.Report(pack.LineOf("code"), $"代码须与文件夹同名：{name}", $"write the folder's name: {name}");
        }

        return new TemplateCover(
            code,
            pack.Both("name", NameMaxLength),
            pack.Both("description", TextMaxLength),
            pack.Both("purpose", TextMaxLength),
            pack.Both("source", TextMaxLength),
            pack.Has("offices") ? pack.List("offices", ReadOffice) : []);
    }

    private static TemplateOffice ReadOffice(TemplatePackMap office)
    {
        var code = office.Text("code", CodeMaxLength);
        if (!code.StartsWith(TemplatePackScheme.OfficePrefix, StringComparison.Ordinal))
        {
            office.Report(office.LineOf("code"), $"占位代码以 {TemplatePackScheme.OfficePrefix} 开头", $"begin the placeholder with {TemplatePackScheme.OfficePrefix}");
        }

        return new TemplateOffice(code, office.Both("name", NameMaxLength), office.Both("suggestion", TextMaxLength));
    }

    internal static TemplateStandards ReadStandards(TemplatePackMap set)
    {
        var (code, name) = (set.Code("code", StandardSet.CodeMaxLength), set.Text("name", StandardSet.NameMaxLength));
        var criteria = set.List("criteria", c => (c.Line, Criterion: ReadCriterion(c)));
        foreach (var (line, twice) in criteria.Where((c, i) => criteria.Take(i).Any(e => e.Criterion.Code == c.Criterion.Code)))
        {
            set.Report(line, $"标准“{twice.Code}”重复，请改一个代码", $"criterion '{twice.Code}' stands twice; change one code");
        }

        return new TemplateStandards(code, name, [.. criteria.Select(c => c.Criterion)]);
    }

    private static TemplateCriterion ReadCriterion(TemplatePackMap criterion) => new(
        criterion.Code("code", Criterion.CodeMaxLength),
        criterion.Text("group", Criterion.HeadingMaxLength),
        criterion.Both("heading", Criterion.HeadingMaxLength),
        criterion.Both("text", Criterion.TextMaxLength),
        criterion.OptionalText("evidenceHint", Criterion.TextMaxLength),
        criterion.OptionalText("citedRules", Criterion.TextMaxLength),
        criterion.Has("evidenceRequired") && criterion.Flag("evidenceRequired"));

    private static TemplateCampaign ReadCampaign(TemplatePackMap campaign)
    {
        TemplateCampaign read = new(
            campaign.Both("name", Campaign.NameMaxLength),
            campaign.OptionalText("theme", Campaign.ThemeMaxLength),
            campaign.Map("settings", ReadSettings) ?? new CampaignSettings(),
            campaign.List("categories", c => new TemplateCategory(c.Code("code", Category.CodeMaxLength), c.Both("name", Category.NameMaxLength))),
            campaign.Map("dates", ReadDates) ?? new TemplateDates(FirstDay, FirstDay, FirstDay));
        if (!read.Dates.AreInOrder)
        {
            campaign.Report(campaign.LineOf("dates"), "自评、评分的截止日不能早于开始日", "no due day may come before the opening day");
        }

        return read;
    }

    /// <summary>What an administrator must choose himself is no key here.</summary>
    private static CampaignSettings ReadSettings(TemplatePackMap settings) => new()
    {
        SelfMode = settings.Choice<SelfMode>("selfMode"),
        StatementWorkingDays = settings.Whole("statementWorkingDays", 1, CampaignSettings.MaxWorkingDays),
        ConfirmationWorkingDays = settings.Whole("confirmationWorkingDays", 1, CampaignSettings.MaxWorkingDays),
        Lateness = settings.Choice<Lateness>("lateness"),
        LateWorkingDays = settings.Whole("lateWorkingDays", 1, CampaignSettings.MaxWorkingDays),
        AudienceLevel = settings.Choice<AudienceLevel>("audienceLevel"),
        AreResponsibleMarksNamed = settings.Flag("areResponsibleMarksNamed"),
    };

    private static TemplateDates ReadDates(TemplatePackMap dates) =>
        new(Day(dates, "opensOn"), Day(dates, "selfDueOn"), Day(dates, "scoringDueOn"));

    private static TemplateDay Day(TemplatePackMap dates, string key) => dates.Map(key, ReadDay) ?? FirstDay;

    private static TemplateDay ReadDay(TemplatePackMap day)
    {
        var number = day.Whole("workingDay", -TemplateDay.Max, TemplateDay.Max);
        if (number == 0)
        {
            day.Report(day.LineOf("workingDay"), "没有第 0 个工作日：从 1 起，或从 −1 往前数", "there is no working day 0; count from 1, or from -1 backwards");
        }

        return new TemplateDay(number, day.Choice<TemplatePeriod>("of"));
    }

    private static void CheckOffices(TemplateCover cover, TemplatePackScheme scheme)
    {
        var listed = cover.Offices.Select(o => o.Code).ToList();
        var words = string.Join(", ", listed);
        foreach (var (path, placeholder) in scheme.Offices.Where(o => !listed.Contains(o.Placeholder, StringComparer.Ordinal)))
        {
            scheme.Report(path, $"“{placeholder}”不在 pack.yaml 的 offices 中，请写其中之一：{words}", $"'{placeholder}' is no office of pack.yaml; write one of: {words}");
        }

        var unused = listed.Except(scheme.Offices.Select(o => o.Placeholder), StringComparer.Ordinal).Concat(listed.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        foreach (var code in unused)
        {
            scheme.Report("items", $"pack.yaml 中的“{code}”没有用到或重复，请用上或删去", $"office '{code}' of pack.yaml is not used or stands twice; use or delete it");
        }
    }

    private static void CheckCriteria(TemplateStandards standards, TemplatePackScheme scheme)
    {
        var rated = scheme.Texts("criterion").ToList();
        var codes = standards.Criteria.Select(c => c.Code).ToList();
        foreach (var (path, code) in rated.Where(r => !codes.Contains(r.Value, StringComparer.Ordinal)))
        {
            scheme.Report(path, $"standards.yaml 没有标准“{code}”", $"no criterion '{code}' in standards.yaml; write one of: {string.Join(", ", codes)}");
        }

        foreach (var code in codes.Except(rated.Select(r => r.Value), StringComparer.Ordinal))
        {
            scheme.Report("items", $"标准“{code}”没有计分项目，请补上", $"no item rates criterion '{code}'; write one");
        }
    }
}

internal sealed record TemplateCover(
    string Code, LocalText Name, LocalText Description, LocalText Purpose, LocalText Source, IReadOnlyList<TemplateOffice> Offices);

internal sealed record TemplateCampaign(
    LocalText Name, string? Theme, CampaignSettings Settings, IReadOnlyList<TemplateCategory> Categories, TemplateDates Dates);
