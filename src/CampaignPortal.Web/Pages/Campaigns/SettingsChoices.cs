using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>What the settings' drop-downs offer, and who is named as the one who decides.</summary>
public sealed class SettingsChoices(CampaignDbContext db, Access access, PersonFinding people, IStringLocalizer<Texts> texts)
{
    public IEnumerable<SelectListItem> SelfModes => Of<SelfMode>();
    public IEnumerable<SelectListItem> Latenesses => Of<Lateness>();
    public IEnumerable<SelectListItem> LateFacts => Of<LateFacts>().Prepend(new SelectListItem(texts["Form.Choose"], ""));
    public IEnumerable<SelectListItem> AudienceLevels => Of<AudienceLevel>();
    public IEnumerable<SelectListItem> DeciderKinds => Of<DeciderKind>();
    public IEnumerable<SelectListItem> OfficeStandings => Of<OfficeStanding>().Prepend(new SelectListItem(texts["Form.Choose"], ""));

    /// <summary>By a staff number anybody, by name somebody within reach; a result is decided by somebody who leads.</summary>
    /// <returns>Null when nobody is named, or nobody is found; then the field says so.</returns>
    public async Task<int?> DeciderAsync(SettingsForm form, ModelStateDictionary state, CancellationToken ct)
    {
        if (form.DeciderKind != DeciderKind.Person || string.IsNullOrWhiteSpace(form.DeciderPerson))
        {
            return null;
        }

        var (number, near) = (Text.NormalisedCode(form.DeciderPerson), db.People.VisibleTo(access, Permit.SetUpCampaigns));
        var among = db.People.Where(p => p.NormalisedStaffNumber == number || near.Any(n => n.Id == p.Id));
        var found = (await people.FindAsync(form.DeciderPerson, among, state, "Input.DeciderPerson", ct))?.Id;
        if (found is { } id && !await db.Assignments.AnyAsync(a => a.PersonId == id && a.Role == Role.Leader && a.From <= access.Today && (a.To == null || a.To >= access.Today), ct))
        {
            state.AddModelError("Input.DeciderPerson", texts["Campaigns.Settings.DeciderPerson.NoLeader"]);
        }

        return found;
    }

    private List<SelectListItem> Of<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new SelectListItem(texts[$"{typeof(T).Name}.{v}"], $"{v}"))];
}
