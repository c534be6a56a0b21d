using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages;

/// <summary>The to-do list of whoever signs in.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(Access access, ToDoList list) : PageModel
{
    public DateOnly Today => access.Today;
    public IReadOnlyList<ToDo> ToDos { get; private set; } = [];
    public int OverdueCount => ToDos.Count(t => t.DaysLeft < 0);

    public async Task OnGetAsync(CancellationToken ct) => ToDos = await list.FindAsync(ct);
}
