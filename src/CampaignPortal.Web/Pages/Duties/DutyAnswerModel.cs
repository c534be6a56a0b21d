using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>What receiving a duty and sending it back have in common: for which recipient somebody acts, and why he may not.</summary>
public abstract class DutyAnswerModel(CampaignDbContext db, Access access, DutyReading reading) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    public DutyShown Shown { get; private set; } = null!;
    public Duty Duty => Shown.Duty;

    /// <summary>The recipients for which the person may act now; usually one.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Null where he may.</summary>
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var shown = await reading.ReadAsync(db.Duties.OwedTo(access, Permit.ReceiveDuties), Id, ct);
        if (shown is null)
        {
            return NotFound();
        }

        Shown = shown;
        List<(int UnitId, Refusal? WhyNot)> mine = [];
        foreach (var recipient in shown.Duty.Recipients)
        {
            if (await access.ActorForAsync(Permit.ReceiveDuties, recipient.UnitId, ct) is { } actor)
            {
                mine.Add((recipient.UnitId, WhyNotAnswer(shown.Duty, recipient.UnitId, actor)));
            }
        }

        Units = [.. mine.Where(m => m.WhyNot is null).Select(m => new SelectListItem(shown.Names[m.UnitId], $"{m.UnitId}"))];
        WhyNot = Units.Count > 0 ? null : mine[0].WhyNot;
        Show(shown.Duty);
        return Page();
    }

    protected abstract Refusal? WhyNotAnswer(Duty duty, int unitId, Actor actor);

    /// <summary>Puts the fresh version into the form.</summary>
    protected abstract void Show(Duty duty);

    /// <returns>As whom the person answers for this recipient; null when the duty or the recipient is not his.</returns>
    protected async Task<Actor?> ActorAsync(int unitId, CancellationToken ct) =>
        await db.Duties.OwedTo(access, Permit.ReceiveDuties).AnyAsync(d => d.Id == Id && d.Recipients.Any(r => r.UnitId == unitId), ct)
            ? await access.ActorForAsync(Permit.ReceiveDuties, unitId, ct)
            : null;
}
