using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Duties;

public enum DutyTab
{
    Owed,
    Filed,
    Received,
}

/// <summary>What the person's units owe and have filed, and what is owed to them; overdue first.</summary>
[Authorize(Policy = Permit.SeeDuties)]
public sealed class IndexModel(CampaignDbContext db, Access access, PhaseGate gate, WorkCalendar calendar) : PageModel
{
    private const int PageSize = 50;

    /// <param name="IsExtended">Whether the unit was given more days.</param>
    /// <param name="DaysLeft">Working days until the last day; null where nothing is to do any more, or nothing can be done now.</param>
    public sealed record DutyView(
        int Id, int CampaignId, string Title, string Unit, string Campaign, string DueWording, DateOnly DueOn, bool IsExtended, DutyState State, bool IsLate, int? DaysLeft)
    {
        /// <summary>The phase that keeps it closed; null where none does.</summary>
        public Closure? Closure { get; init; }

        public StatusKind Status => Closure is null ? State.Kind() : StatusKind.Blocked;

        /// <summary>Key of its words.</summary>
        public string StateText => Closure?.StateText ?? $"DutyState.{State}";
    }

    /// <param name="Name">Of the campaign.</param>
    public sealed record BoardLink(int CampaignId, string Name);

    public DutyTab Tab { get; private set; }
    public IReadOnlyList<DutyView> Duties { get; private set; } = [];
    public PagesView Pages { get; private set; } = new(1, 1);
    /// <summary>Campaigns that the person sees whole and that ask for something.</summary>
    public IReadOnlyList<BoardLink> Boards { get; private set; } = [];

    public int OwedCount { get; private set; }
    public int ReceiveCount { get; private set; }

    public async Task OnGetAsync(DutyTab? tab, int? p, CancellationToken ct)
    {
        OwedCount = await db.Duties.OwedBy(access, Permit.SeeDuties).CountAsync(d => DutyStates.Outstanding.Contains(d.State), ct);
        ReceiveCount = await db.Duties.OwedTo(access, Permit.ReceiveDuties).CountAsync(d => d.State == DutyState.Filed, ct);
        Tab = tab ?? (OwedCount == 0 && ReceiveCount > 0 ? DutyTab.Received : DutyTab.Owed);
        Boards = await db.Campaigns.Organised(access, Permit.SeeDuties).Where(c => db.Duties.Any(d => d.CampaignId == c.Id))
            .OrderByDescending(c => c.Id).Select(c => new BoardLink(c.Id, c.Name)).ToListAsync(ct);
        var rows = await Found(db, access, Tab).PageAsync(p, PageSize, ct);
        Pages = PagesView.Of(rows);
        var openings = await gate.OpeningsAsync([.. rows.Rows.Where(d => d.State.IsOutstanding).Select(d => d.CampaignId)], ct);
        Duties = [.. rows.Rows.Select(d => d.State.IsOutstanding ? Outstanding(d, openings[d.CampaignId]) : d)];
    }

    /// <summary>While an extension runs, no phase closes it.</summary>
    private DutyView Outstanding(DutyView duty, Openings openings)
    {
        var closure = duty.IsExtended && access.Today <= duty.DueOn ? null : PhaseGate.WhyNot(openings, CampaignFunction.Duties);
        return duty with { Closure = closure, DaysLeft = closure is null ? calendar.WorkingDaysUntil(access.Today, duty.DueOn) : null };
    }

    /// <summary>In the order in which they are to be dealt with.</summary>
    internal static IQueryable<DutyView> Found(CampaignDbContext db, Access access, DutyTab tab)
    {
        var (owed, toMe) = (db.Duties.OwedBy(access, Permit.SeeDuties), db.Duties.OwedTo(access, Permit.ReceiveDuties));
        IQueryable<Duty> chosen = tab switch
        {
            DutyTab.Owed => owed.Where(d => DutyStates.Outstanding.Contains(d.State)).OrderBy(d => d.DueOn).ThenBy(d => d.Id),
            DutyTab.Filed => owed.Where(d => DutyStates.Done.Contains(d.State)).OrderByDescending(d => d.DueOn).ThenBy(d => d.Id),
            _ => toMe.Where(d => d.State != DutyState.Withdrawn).OrderBy(d => d.State == DutyState.Filed ? 0 : DutyStates.Outstanding.Contains(d.State) ? 1 : 2).ThenBy(d => d.DueOn).ThenBy(d => d.Id),
        };
        return chosen.Select(d => new DutyView(
            d.Id, d.CampaignId, d.Terms.Title, db.Units.Where(u => u.Id == d.OwedByUnitId).Select(u => u.Name).First(),
            db.Campaigns.Where(c => c.Id == d.CampaignId).Select(c => c.Name).First(), d.Terms.DueWording, d.DueOn, d.DueOn > d.Terms.DueOn, d.State, d.Filings.Any(f => f.IsLate), null));
    }
}
