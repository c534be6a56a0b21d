using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>The quarters of the campaigns that concern the person, newest first.</summary>
[Authorize(Policy = Permit.SeeRounds)]
public sealed class IndexModel(CampaignDbContext db, Access access) : PageModel
{
    private const int PageSize = 40;

    public PageOf<RoundProgress> Rounds { get; private set; } = new();

    public async Task OnGetAsync(int? p, CancellationToken ct) =>
        Rounds = await RoundProgress.Of(db.Rounds.VisibleTo(access, Permit.SeeRounds), access).PageAsync(p, PageSize, ct);
}
