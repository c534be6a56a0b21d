using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Tasks;

/// <summary>What a task's form offers, and the check that what comes back was among it.</summary>
public sealed record TaskChoices(IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Categories)
{
    public static TaskChoices None { get; } = new([], []);

    public static async Task<TaskChoices> ReadAsync(CampaignDbContext db, UnitChoices units, int campaignId, CancellationToken ct) => new(
        await units.OpenAsync(Permit.SetUpCampaigns, ct),
        await db.Campaigns.Where(c => c.Id == campaignId).SelectMany(c => c.Categories).OrderBy(c => c.Order).Select(c => new SelectListItem(c.Name, c.Code)).ToListAsync(ct));

    /// <param name="kept">Recipients that a task has already; they stay even if they exist no longer.</param>
    public bool Offer(TaskForm form, IReadOnlyCollection<int> kept) =>
        form.Recipients().All(r => kept.Contains(r) || Units.Any(u => u.Value == $"{r}")) && form.Categories.All(c => Categories.Any(x => x.Value == c));
}
