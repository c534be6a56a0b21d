using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>Finds the person whom somebody names by staff number or by name.</summary>
public sealed class PersonFinding(CampaignDbContext db, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int MostNamed = 5;

    /// <param name="among">Who can be meant.</param>
    /// <param name="field">Beside which it is said that there is none, or who else has the name.</param>
    /// <returns>The one whose staff number or whose name it is; null when there is none or more than one.</returns>
    public async Task<Person?> FindAsync(string typed, IQueryable<Person> among, ModelStateDictionary state, string field, CancellationToken ct)
    {
        var (number, name) = (Text.NormalisedCode(typed), typed.Trim());
        var found = await among.Where(p => p.NormalisedStaffNumber == number || p.Name == name).OrderBy(p => p.NormalisedStaffNumber).Take(MostNamed).ToListAsync(ct);
        var meant = found.Find(p => p.NormalisedStaffNumber == number) ?? (found is [var only] ? only : null);
        if (meant is null)
        {
            state.AddModelError(field, found.Count == 0 ? texts["People.Find.Unknown"] : texts["People.Find.Several", await NamesAsync(found, ct)]);
        }

        return meant;
    }

    private async Task<string> NamesAsync(List<Person> people, CancellationToken ct)
    {
        var (ids, today) = (people.ConvertAll(p => p.Id), clock.Today());
        var places = (await (from p in db.Postings
                             where ids.Contains(p.PersonId) && p.Kind == PostingKind.Workplace && p.From <= today && (p.To == null || p.To >= today)
                             join u in db.Units on p.UnitId equals u.Id
                             orderby p.Id
                             select new { p.PersonId, u.Name }).ToListAsync(ct)).ToLookup(p => p.PersonId, p => p.Name);
        return string.Join(texts["List.Separator"], people.Select(p => texts["People.Find.One", p.Name, p.StaffNumber, places[p.Id].FirstOrDefault() ?? "–"].Value));
    }
}
