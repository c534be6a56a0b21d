using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>What the settings' drop-downs offer, and who a staff number is.</summary>
public sealed class SettingsChoices(CampaignDbContext db, IStringLocalizer<Texts> texts)
{
    public IEnumerable<SelectListItem> SelfModes => Of<SelfMode>();
    public IEnumerable<SelectListItem> Latenesses => Of<Lateness>();
    public IEnumerable<SelectListItem> LateFacts => Of<LateFacts>().Prepend(new SelectListItem(texts["Form.Choose"], ""));
    public IEnumerable<SelectListItem> AudienceLevels => Of<AudienceLevel>();
    public IEnumerable<SelectListItem> DeciderKinds => Of<DeciderKind>();
    public IEnumerable<SelectListItem> OfficeStandings => Of<OfficeStanding>().Prepend(new SelectListItem(texts["Form.Choose"], ""));

    /// <returns>Null when there is no such person.</returns>
    public Task<int?> PersonIdAsync(string? staffNumber, CancellationToken ct)
    {
        var number = Text.NormalisedCode(staffNumber ?? "");
        return db.People.Where(p => p.NormalisedStaffNumber == number).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct);
    }

    private List<SelectListItem> Of<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new SelectListItem(texts[$"{typeof(T).Name}.{v}"], $"{v}"))];
}
