using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>One unit: who answers for it, its names over time, its people and rights, its changes, and what it takes part in.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class DetailsModel(CampaignDbContext db, Access access) : PageModel
{
    public sealed record UnitView(int Id, string Name, string Code, UnitKind Kind, int? ParentId, string? Parent, DateOnly? ClosedOn, IReadOnlyList<UnitName> Names, IReadOnlyList<string> Successors);
    public sealed record PostingView(int PersonId, string Person, PostingKind Kind, string Post, DateOnly From, DateOnly? To);
    public sealed record RightView(int PersonId, string Person, Role Role, bool WithSubtree, DateOnly From, DateOnly? To, DateOnly? ActingUntil);
    public sealed record ChargeView(int Id, int PersonId, string Person, ChargeKind Kind, string? Phone, DateOnly From, DateOnly? To);
    public sealed record ChangeView(int Id, ReorganisationKind Kind, ReorganisationState State, DateOnly EffectiveOn, string Basis);
    public sealed record PlaceView(string Campaign, string Category, DateOnly JoinedOn, DateOnly? LeftOn);

    public UnitView Unit { get; private set; } = null!;
    public IReadOnlyList<PostingView> Postings { get; private set; } = [];
    public IReadOnlyList<RightView> Rights { get; private set; } = [];
    public IReadOnlyList<ChargeView> Charges { get; private set; } = [];
    public IReadOnlyList<ChangeView> Changes { get; private set; } = [];
    public IReadOnlyList<PlaceView> Places { get; private set; } = [];
    public bool MayReorganise { get; private set; }
    public IReadOnlyList<UnitHead> Heads => [.. Rights.Where(r => r.Role == Role.OfficeHead && r.From <= access.Today).Select(r => new UnitHead(r.PersonId, r.Person, r.ActingUntil)).DistinctBy(h => h.Id)];
    public int PeopleCount => Postings.Where(p => p.From <= access.Today).Select(p => p.PersonId).Distinct().Count();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var unit = await db.Units.VisibleTo(access, Permit.ManageOrganisation).Where(u => u.Id == id)
            .Select(u => new UnitView(
                u.Id, u.Name, u.Code, u.Kind, u.ParentId, u.Parent!.Name, u.ClosedOn, u.Names.OrderByDescending(n => n.From).ToList(),
                u.Successions.Select(s => db.Units.Where(x => x.Id == s.SuccessorId).Select(x => x.Name).First()).ToList()))
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (unit is null)
        {
            return NotFound();
        }

        Unit = unit;
        MayReorganise = unit.ClosedOn is null && await access.MayAsync(Permit.Reorganise, ct) && await db.Units.VisibleTo(access, Permit.Reorganise).AnyAsync(u => u.Id == id, ct);
        await ReadPeopleAsync(id, ct);
        await ReadChangesAsync(id, ct);
        return Page();
    }

    private async Task ReadPeopleAsync(int id, CancellationToken ct)
    {
        var (today, cut) = (access.Today, UnitTree.CutShort(db));
        Postings = await (from p in db.Postings where p.UnitId == id && (p.To == null || p.To >= today)
                          join x in db.People on p.PersonId equals x.Id
                          orderby p.Kind, p.From, p.Id
                          select new PostingView(x.Id, x.Name, p.Kind, p.Post, p.From, p.To)).ToListAsync(ct);
        Rights = await (from a in db.Assignments where a.UnitId == id && (a.To == null || a.To >= today)
                        join x in db.People on a.PersonId equals x.Id
                        orderby a.Role, a.From, a.Id
                        select new RightView(x.Id, x.Name, a.Role, a.WithSubtree, a.From, a.To, a.Role == Role.OfficeHead && !cut.Any(c => c == a.Id) ? a.To : null)).ToListAsync(ct);
        Charges = await (from c in db.Charges where c.UnitId == id && (c.To == null || c.To >= c.From)
                         join x in db.People on c.PersonId equals x.Id
                         orderby c.Kind, c.From descending, c.Id
                         select new ChargeView(c.Id, x.Id, x.Name, c.Kind, c.Kind == ChargeKind.Liaison && (c.To == null || c.To >= today) ? x.OfficePhone : null, c.From, c.To)).ToListAsync(ct);
    }

    private async Task ReadChangesAsync(int id, CancellationToken ct)
    {
        Changes = await db.Reorganisations
            .Where(r => r.State != ReorganisationState.Withdrawn && (r.Units.Any(u => u.UnitId == id) || r.Successors.Any(s => s.UnitId == id) || r.NewParentId == id))
            .OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.Id)
            .Select(r => new ChangeView(r.Id, r.Kind, r.State, r.EffectiveOn, r.Basis)).ToListAsync(ct);
        Places = await (from c in db.Campaigns.VisibleTo(access, Permit.SetUpCampaigns)
                        from p in c.Participations
                        where p.UnitId == id && c.State != CampaignState.Discarded
                        orderby p.JoinedOn descending, p.Id
                        select new PlaceView(c.Name, c.Categories.Where(x => x.Code == p.CategoryCode).Select(x => x.Name).First(), p.JoinedOn, p.LeftOn)).ToListAsync(ct);
    }

    public bool MayArrange => Unit.ClosedOn is null;

    public bool IsHeld(ChargeView charge) => charge.To is null || charge.To >= access.Today;
}
