using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Messages;

/// <summary>The message centre: newest first, one button that takes everything as read.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(CampaignDbContext db, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public sealed record MessageView(int Id, string Kind, string About, DateTimeOffset CreatedAt, bool IsRead);

    public IReadOnlyList<MessageView> Messages { get; private set; } = [];

    /// <summary>Where the older ones go on; null at the end.</summary>
    public int? Before { get; private set; }

    public async Task OnGetAsync(int? before, CancellationToken ct)
    {
        var rows = await db.Messages.Where(m => m.RecipientId == User.PersonId() && (before == null || m.Id < before))
            .OrderByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new MessageView(m.Id, m.Kind, m.About, m.CreatedAt, m.ReadAt != null)).ToListAsync(ct);
        Messages = [.. rows.Take(PageSize)];
        Before = rows.Count > PageSize ? Messages[^1].Id : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        foreach (var message in await db.Messages.Where(m => m.RecipientId == User.PersonId() && m.ReadAt == null).ToListAsync(ct))
        {
            message.Read(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        return RedirectToPage();
    }
}
