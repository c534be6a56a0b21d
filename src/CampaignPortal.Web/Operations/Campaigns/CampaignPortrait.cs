using System.Text.RegularExpressions;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

public sealed record AttainmentView(Attainment Outcome, decimal? Value, DateOnly On, string? Note, string RecordedBy);

/// <param name="Latest">Null while nothing was registered.</param>
public sealed record GoalView(int Id, string Text, string Target, decimal? Figure, string? Measure, AttainmentView? Latest)
{
    /// <summary>The target as a number; null where there is none, or where the words say it already.</summary>
    public string? FigureBeside
    {
        get
        {
            if (Figure is not { } number)
            {
                return null;
            }

            var figure = $"{Figures.Of(number)}{Measure}";
            return IsSaid(figure) ? null : figure;
        }
    }

    /// <summary>"95%" says neither "5%" nor "9".</summary>
    private bool IsSaid(string figure) => Regex.IsMatch(Target, $@"(?<![\d.,]){Regex.Escape(figure)}(?![.,]?\d)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <param name="File">Null where only the place of the original is said.</param>
public sealed record DocumentView(int Id, string? Number, string Title, string? Issuer, DateOnly? IssuedOn, string? KeptAt, EvidenceLink? File);

public sealed record MemberView(int Id, string Name, string? Post, GroupRole Role, DateOnly? From, DateOnly? To);

/// <summary>What a campaign is, for everybody whom it concerns: names, goals, basis documents, leading group.</summary>
/// <param name="Office">The office that runs it; null while not chosen.</param>
/// <param name="Parent">Name of the campaign above it, kept here or not; null where there is none.</param>
/// <param name="CopiedFrom">Null where it was not copied.</param>
/// <param name="Decider">Name of the person or the body that decides; null while not named.</param>
public sealed record CampaignPortrait(
    string Organiser, string? Office, string? Parent, string? CopiedFrom, string? Decider,
    IReadOnlyList<GoalView> Goals, IReadOnlyList<DocumentView> Documents, IReadOnlyList<MemberView> Members);

/// <summary>Reads the portrait of a campaign that the caller may see.</summary>
public sealed class CampaignPortraits(CampaignDbContext db)
{
    public async Task<CampaignPortrait> OfAsync(Campaign campaign, CancellationToken ct)
    {
        var (outline, copiedFromId) = (campaign.Outline, campaign.CopiedFromId);
        var (officeId, parentId, deciderId) = (outline.OfficeUnitId, outline.ParentCampaignId, campaign.Settings.DeciderPersonId);
        var names = await db.Units.Where(u => u.Id == campaign.OrganiserUnitId).Select(u => new
        {
            Organiser = u.Name,
            Office = db.Units.Where(o => o.Id == officeId).Select(o => o.Name).FirstOrDefault(),
            Parent = db.Campaigns.Where(c => c.Id == parentId).Select(c => c.Name).FirstOrDefault(),
            Decider = db.People.Where(p => p.Id == deciderId).Select(p => p.Name).FirstOrDefault(),
            CopiedFrom = db.Campaigns.Where(c => c.Id == copiedFromId).Select(c => c.Name).FirstOrDefault(),
        }).SingleAsync(ct);
        return new CampaignPortrait(
            names.Organiser, names.Office, names.Parent ?? outline.HigherCampaign, names.CopiedFrom, campaign.Settings.DeciderBody ?? names.Decider,
            await GoalsAsync(campaign.Id, ct), await DocumentsAsync(campaign.Id, ct), await MembersAsync(campaign.Id, ct));
    }

    public async Task<IReadOnlyList<GoalView>> GoalsAsync(int campaignId, CancellationToken ct) =>
        await db.Goals.Where(g => g.CampaignId == campaignId && g.WithdrawnAt == null).OrderBy(g => g.Id)
            .Select(g => new GoalView(
                g.Id, g.Text, g.Target, g.Figure, g.Measure,
                g.Attainments.OrderByDescending(a => a.Id)
                    .Select(a => new AttainmentView(a.Outcome, a.Value, a.On, a.Note, db.People.Where(p => p.Id == a.RecordedBy.PersonId).Select(p => p.Name).First()))
                    .FirstOrDefault()))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<DocumentView>> DocumentsAsync(int campaignId, CancellationToken ct) =>
        await (from d in db.BasisDocuments
               where d.CampaignId == campaignId && d.WithdrawnAt == null
               orderby d.Id
               select new DocumentView(
                   d.Id, d.Number, d.Title, d.Issuer, d.IssuedOn, d.KeptAt,
                   db.Evidence.Where(e => e.Id == d.EvidenceId && e.RemovedAt == null).SelectMany(e => e.Versions).OrderByDescending(v => v.Number)
                       .Select(v => new EvidenceLink(v.Id, v.FileName, v.Size)).FirstOrDefault()))
            .ToListAsync(ct);

    /// <summary>In the order of the printed list, also those whose time is over.</summary>
    public async Task<IReadOnlyList<MemberView>> MembersAsync(int campaignId, CancellationToken ct)
    {
        var members = await db.GroupMembers.Where(m => m.CampaignId == campaignId).OrderBy(m => m.Id)
            .Select(m => new MemberView(m.Id, m.Name, m.Post, m.Role, m.From, m.To)).ToListAsync(ct);
        return [.. members.OrderBy(m => m.Role)];
    }
}
