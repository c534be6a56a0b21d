using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>People, found by name, staff number or pinyin initials; by staff number, pinyin or strokes of the surname.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class IndexModel(Access access, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    public sealed record PersonView(int Id, string StaffNumber, string Name, string? Workplace, string? Employer, bool HasAccount);

    internal sealed record Named(int Id, string Name, string StaffNumber);

    public PageOf<PersonView> People { get; private set; } = new();
    public string? Search { get; private set; }
    public NameOrder Order { get; private set; }
    public IDictionary<string, string> Filters => new Dictionary<string, string> { ["sort"] = $"{Order}" };

    public IReadOnlyList<SelectListItem> Orders { get; } =
    [
        new(texts["NameOrder.StaffNumber"], nameof(NameOrder.Number)),
        .. new[] { NameOrder.Pinyin, NameOrder.Strokes }.Select(o => new SelectListItem(texts[$"NameOrder.{o}"], $"{o}")),
    ];

    public async Task OnGetAsync(string? q, NameOrder sort, int? p, CancellationToken ct)
    {
        (Search, Order) = (q?.Trim(), sort);
        var page = (await FoundAsync(access, Search, Order, ct)).Page(p, PageSize);
        int[] ids = [.. page.Rows.Select(n => n.Id)];
        var rows = await Views(access, access.Db.People.Where(x => ids.Contains(x.Id))).ToDictionaryAsync(x => x.Id, ct);
        People = new PageOf<PersonView>([.. ids.Select(id => rows[id])], page.Number, page.Count, page.Total);
    }

    internal static IQueryable<PersonView> Views(Access access, IQueryable<Person> people)
    {
        var (db, today) = (access.Db, access.Today);
        var postings = from posting in db.Postings
                       where posting.From <= today && (posting.To == null || posting.To >= today)
                       join unit in db.Units on posting.UnitId equals unit.Id
                       select new { posting.PersonId, posting.Kind, unit.Name };
        return people.Select(x => new PersonView(
            x.Id, x.StaffNumber, x.Name,
            postings.Where(u => u.PersonId == x.Id && u.Kind == PostingKind.Workplace).Select(u => u.Name).FirstOrDefault(),
            postings.Where(u => u.PersonId == x.Id && u.Kind == PostingKind.Employment).Select(u => u.Name).FirstOrDefault(),
            db.Users.Any(a => a.PersonId == x.Id)));
    }

    /// <summary>Names only are read of everybody, because no database sorts or spells them as offices do.</summary>
    internal static async Task<IReadOnlyList<Named>> FoundAsync(Access access, string? search, NameOrder order, CancellationToken ct)
    {
        var all = await access.Db.People.VisibleTo(access, Permit.ManageOrganisation).OrderBy(x => x.NormalisedStaffNumber)
            .Select(x => new Named(x.Id, x.Name, x.StaffNumber)).ToListAsync(ct);
        var found = string.IsNullOrEmpty(search)
            ? all
            : all.FindAll(x => Pinyin.Finds(search, x.Name) || x.StaffNumber.Contains(search, StringComparison.OrdinalIgnoreCase));
        return order switch
        {
            NameOrder.Pinyin => [.. found.OrderBy(x => x.Name, Pinyin.ByPinyin)],
            NameOrder.Strokes => [.. found.OrderBy(x => x.Name, Strokes.Order)],
            _ => found,
        };
    }
}
