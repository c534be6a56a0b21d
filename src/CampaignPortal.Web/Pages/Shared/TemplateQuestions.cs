using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Shared;

/// <summary>What a template asks for, as a person enters it; founding from a template and taking the rules of one share it.</summary>
public sealed class TemplateAnswersForm
{
    /// <summary>In per cent, by channel.</summary>
    public IDictionary<string, decimal?> Weights { get; } = new Dictionary<string, decimal?>();

    /// <summary>Unit by the template's placeholder.</summary>
    public IDictionary<string, int?> Offices { get; } = new Dictionary<string, int?>();

    public decimal? Weight(string channel) => Weights.TryGetValue(channel, out var weight) ? weight : null;

    public int? Office(string placeholder) => Offices.TryGetValue(placeholder, out var unitId) ? unitId : null;
}

/// <summary>The questions' fields with the units that they offer.</summary>
public sealed record TemplateQuestionsView(TemplatePack Pack, IReadOnlyList<SelectListItem> Units);

/// <summary>Checks and reads the answers to a template's questions; in the page the form is called <c>Answers</c>.</summary>
public sealed class TemplateQuestions(CampaignDbContext db, UnitChoices units, IStringLocalizer<Texts> texts)
{
    private const decimal Hundred = 100m;

    /// <summary>Names each answer that is missing or wrong.</summary>
    public void Check(TemplatePack pack, TemplateAnswersForm form, ModelStateDictionary state)
    {
        foreach (var channel in pack.Channels.Where(c => c.Weight is null && form.Weight(c.Code) is not (>= 0 and <= Hundred)))
        {
            state.AddModelError($"Answers.Weights[{channel.Code}]", texts["Campaigns.Weights.Missing", channel.Name.Shown()]);
        }

        foreach (var office in pack.Offices.Where(o => form.Office(o.Code) is null))
        {
            state.AddModelError($"Answers.Offices[{office.Code}]", texts["Campaigns.Offices.Missing", office.Name.Shown()]);
        }

        if (state.IsValid && pack.Channels.Sum(c => c.Weight * Hundred ?? form.Weight(c.Code)) != Hundred)
        {
            state.AddModelError("", texts["Refusal.WeightsNotOne"]);
        }
    }

    /// <returns>The checked answers; null when a unit lies outside the person's reach.</returns>
    public async Task<TemplateAnswers?> ReadAsync(TemplatePack pack, TemplateAnswersForm form, CancellationToken ct)
    {
        var offices = pack.Offices.ToDictionary(o => o.Code, o => form.Office(o.Code)!.Value);
        if (!await units.ReachesAsync(Permit.SetUpCampaigns, offices.Values, ct))
        {
            return null;
        }

        var codes = await db.Units.Where(u => offices.Values.Contains(u.Id)).Select(u => new { u.Id, u.NormalisedCode }).ToDictionaryAsync(u => u.Id, u => u.NormalisedCode, ct);
        return new TemplateAnswers(
            pack.Channels.Where(c => c.Weight is null).ToDictionary(c => c.Code, c => form.Weight(c.Code)!.Value / Hundred),
            offices.ToDictionary(o => o.Key, o => codes[o.Value]));
    }
}
