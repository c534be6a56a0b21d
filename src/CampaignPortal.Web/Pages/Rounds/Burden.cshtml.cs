using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>What a quarter will ask of each unit and office, in items and minutes, so that it can be asked for less.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class BurdenModel(CampaignDbContext db, Access access, BurdenReading reading, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed record RoundView(int Id, int CampaignId, string Campaign, Quarter Quarter, RoundState State);

    public RoundView Round { get; private set; } = null!;

    /// <summary>Null while the campaign has no scheme or no standards.</summary>
    public RoundBurden? Burden { get; private set; }

    public bool IsExceptionOnly { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await ReadAsync(db, access, reading, id, ct) is not { } read)
        {
            return NotFound();
        }

        (Round, IsExceptionOnly, Burden) = (read.Round, read.Campaign.Settings.SelfMode == SelfMode.ExceptionOnly, read.Burden);
        return Page();
    }

    /// <returns>Null where the round does not exist for this person.</returns>
    internal static async Task<(RoundView Round, Campaign Campaign, RoundBurden? Burden)?> ReadAsync(CampaignDbContext db, Access access, BurdenReading reading, int id, CancellationToken ct)
    {
        var found = await (from r in db.Rounds.Organised(access, Permit.RunRounds)
                           where r.Id == id
                           join c in db.Campaigns.Include(c => c.Participations) on r.CampaignId equals c.Id
                           select new { View = new RoundView(r.Id, c.Id, c.Name, r.Quarter, r.State), Campaign = c, r.Dates }).AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(ct);
        return found is null ? null : (found.View, found.Campaign, await reading.ForeseeAsync(found.Campaign, found.Dates, ct));
    }

    /// <summary>The sum behind the minutes, term by term.</summary>
    public string Sum(IReadOnlyList<BurdenTerm> terms) => Sum(terms, texts);

    /// <inheritdoc cref="Sum(IReadOnlyList{BurdenTerm})"/>
    internal static string Sum(IReadOnlyList<BurdenTerm> terms, IStringLocalizer<Texts> texts) =>
        string.Join(texts["Rounds.Burden.Plus"], terms.Select(t => texts[$"BurdenPart.{t.Part}", t.Count, Each(t.SecondsEach, texts)].Value));

    private static string Each(int seconds, IStringLocalizer<Texts> texts) => seconds % 60 == 0 ? texts["Format.Minutes", seconds / 60] : texts["Format.Seconds", seconds];
}
