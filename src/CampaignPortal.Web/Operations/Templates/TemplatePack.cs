using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>
/// A template pack (模板): a campaign, its standards and its scheme, ready to start from. It makes objects and saves
/// nothing; what only the office can know (weights, which unit is which responsible office) it asks for.
/// </summary>
public sealed class TemplatePack
{
    private readonly TemplateCampaign _campaign;
    private readonly TemplatePackScheme _scheme;
    private readonly Scheme _trial;

    internal TemplatePack(
        TemplateCover cover, TemplateStandards standards, TemplateCampaign campaign, TemplatePackScheme scheme, Scheme trial)
    {
        (_campaign, _scheme, _trial, Standards) = (campaign, scheme, trial, standards);
        (Code, Name, Description, Purpose, Source) = (cover.Code, cover.Name, cover.Description, cover.Purpose, cover.Source);
        Offices = cover.Offices;
        var weights = scheme.Weights();
        Channels = [.. trial.Content.Channels.Select(c => new TemplateChannel(c.Code, c.Name, weights[c.Code]))];
        Items = [.. trial.Content.AllItems.Select(WithPlaceholder)];
    }

    /// <summary>Name of its folder.</summary>
    public string Code { get; }

    public LocalText Name { get; }
    public LocalText Description { get; }

    /// <summary>For which offices and which comparison it is meant.</summary>
    public LocalText Purpose { get; }

    /// <summary>Where the frame and the figures come from.</summary>
    public LocalText Source { get; }

    /// <summary>Each must be bound to a unit; several may be bound to one.</summary>
    public IReadOnlyList<TemplateOffice> Offices { get; }

    public IReadOnlyList<TemplateChannel> Channels { get; }

    /// <summary>Items of the scheme, those of the block last; the responsible office is a placeholder.</summary>
    public IReadOnlyList<Item> Items { get; }

    public TemplateStandards Standards { get; }
    public LocalText CampaignName => _campaign.Name;
    public IReadOnlyList<TemplateCategory> Categories => _campaign.Categories;
    public TemplateDates Dates => _campaign.Dates;

    /// <exception cref="TemplatePackException">Anything is wrong; all of it is listed.</exception>
    public static TemplatePack Load(string folder) => new TemplatePackReader(folder).Read();

    /// <param name="code">Null = the pack's own. Codes are unique, so a second set from one pack needs another.</param>
    /// <returns>The set with its first version, not frozen.</returns>
    public StandardSet NewStandardSet(Actor actor, DateTimeOffset now, string? code = null)
    {
        var set = new StandardSet(code ?? Standards.Code, Standards.Name, actor, now);
        set.AddVersion(Standards.Criteria.Select(c => c.NewCriterion()), actor, now);
        return set;
    }

    /// <summary>Its standards beside a scheme made of it, to go on writing with.</summary>
    public Rulebook NewRulebook(SchemeContent scheme) => new(Standards.Name, [.. Standards.Criteria.Select(c => CriterionText.Of(c.NewCriterion()))], scheme);

    /// <summary>Why these weights and units make no scheme yet; null when they do.</summary>
    public Refusal? WhyNotNewScheme(IReadOnlyDictionary<string, decimal> weights, IReadOnlyDictionary<string, string> offices) =>
        Unanswered(weights, offices).Count > 0 ? Refusal.Incomplete
        : weights.Values.Any(w => w is < 0 or > 1 || !Points.IsStorable(w)) ? Refusal.OutsideRange
        : Channels.Sum(c => c.Weight ?? weights[c.Code]) != 1 ? Refusal.WeightsNotOne
        : null;

    /// <summary>Names of the channels without weight and of the offices without unit, as the page lists them.</summary>
    public IReadOnlyList<LocalText> Unanswered(IReadOnlyDictionary<string, decimal> weights, IReadOnlyDictionary<string, string> offices) =>
    [
        .. Channels.Where(c => c.Weight is null && !weights.ContainsKey(c.Code)).Select(c => c.Name),
        .. Offices.Where(o => string.IsNullOrWhiteSpace(offices.GetValueOrDefault(o.Code))).Select(o => o.Name),
    ];

    /// <param name="weights">By channel, as ratios that add up to exactly 1; there is no default.</param>
    /// <param name="offices">Unit code by placeholder.</param>
    /// <exception cref="RefusedException">A weight or a unit is missing, or the weights do not add up.</exception>
    /// <exception cref="SchemeException">A unit code has characters that a scheme does not allow.</exception>
    /// <exception cref="ArgumentException">A weight or an office that the pack does not ask for.</exception>
    public Scheme NewScheme(IReadOnlyDictionary<string, decimal> weights, IReadOnlyDictionary<string, string> offices)
    {
        RequireKnown(weights.Keys, Channels.Where(c => c.Weight is null).Select(c => c.Code), nameof(weights));
        RequireKnown(offices.Keys, Offices.Select(o => o.Code), nameof(offices));
        var refusal = WhyNotNewScheme(weights, offices);
        RefusedException.ThrowIf(refusal, refusal == Refusal.Incomplete ? string.Join('、', Unanswered(weights, offices).Select(n => n.Zh)) : null);
        return _scheme.Bind(channel => weights[channel], office => offices[office].Trim());
    }

    /// <summary>Neither who decides nor what becomes of late facts is chosen.</summary>
    public CampaignSettings NewSettings() => _campaign.Settings;

    /// <summary>A draft with the pack's settings and categories, without scheme, standards and participants.</summary>
    public Campaign NewCampaign(int organiserUnitId, string name, int year, Actor actor, DateTimeOffset now)
    {
        var campaign = new Campaign(organiserUnitId, name, _campaign.Theme, year, actor, now);
        campaign.ChangeSettings(NewSettings(), actor, now);
        foreach (var category in Categories)
        {
            campaign.AddCategory(category.Code, category.Name.Zh, category.Name.En, actor, now);
        }

        return campaign;
    }

    /// <summary>Days of a quarter's round, for the administrator to change.</summary>
    public RoundDates ProposeDates(Quarter quarter, CampaignSettings settings, WorkCalendar calendar) => RoundDates.Propose(
        Dates.OpensOn.In(quarter, calendar), Dates.SelfDueOn.In(quarter, calendar), Dates.ScoringDueOn.In(quarter, calendar), settings, calendar);

    private Item WithPlaceholder(Item item) =>
        item with { Head = item.Head with { ResponsibleOffice = Offices.FirstOrDefault(o => o.Code.Replace(':', '.') == item.Head.ResponsibleOffice)?.Code } };

    private static void RequireKnown(IEnumerable<string> given, IEnumerable<string> asked, string parameterName)
    {
        if (given.Except(asked, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"The pack does not ask for '{unknown}'.", parameterName);
        }
    }
}
