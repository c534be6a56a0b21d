using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Reorganisations: drafted, planned, done. The latest first.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class ChangesModel(Access access) : PageModel
{
    private const int PageSize = 50;

    public sealed record ChangeView(int Id, ReorganisationKind Kind, ReorganisationState State, string About, string Basis, DateOnly EffectiveOn);

    public PageOf<ChangeView> Changes { get; private set; } = new();

    public async Task OnGetAsync(int? p, CancellationToken ct) =>
        Changes = await Found(access).PageAsync(p, PageSize, ct);

    /// <summary>The latest first.</summary>
    internal static IQueryable<ChangeView> Found(Access access) =>
        access.Db.Reorganisations.VisibleTo(access, Permit.Reorganise).OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.Id)
            .Select(r => new ChangeView(r.Id, r.Kind, r.State, r.About, r.Basis, r.EffectiveOn));

    /// <summary>Its day has come and it is not done: its page says why.</summary>
    public bool IsStuck(ChangeView change) => change.State == ReorganisationState.Planned && change.EffectiveOn < access.Today;
}
