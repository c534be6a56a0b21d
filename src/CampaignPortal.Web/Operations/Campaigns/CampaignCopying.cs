using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>By how much every date of a copy lies later.</summary>
public readonly record struct DateShift(int Years, int Days)
{
    public DateOnly Of(DateOnly day) => day.AddYears(Years).AddDays(Days);

    /// <summary>Whole years keep the wording; a number of days leaves only the days themselves.</summary>
    public ImpreciseDate Of(ImpreciseDate date)
    {
        var later = date.InYears(Years);
        var (first, last) = (later.Earliest.AddDays(Days), later.Latest.AddDays(Days));
        return Days == 0 ? later : later.IsExact ? ImpreciseDate.On(first) : new ImpreciseDate(FormattableString.Invariant($"{first:yyyy-MM-dd} – {last:yyyy-MM-dd}"), first, last);
    }
}

/// <summary>What the copy of a campaign is to be called, and when it is.</summary>
public sealed record CopyPlan(int SourceId, string Name, int Year, DateShift Shift);

/// <summary>A participant that exists no longer, and who carries on its work.</summary>
public sealed record GoneUnit(string Name, IReadOnlyList<string> Successors);

/// <summary>What a copy takes with it, and what stays behind because it belongs to the earlier campaign alone.</summary>
/// <param name="Begins">Shifted; null where the source says none.</param>
public sealed record CopyPreview(
    Campaign Source, ImpreciseDate? Begins, ImpreciseDate? Ends, int Goals, int Documents, int Members, int Categories, int Participants, IReadOnlyList<GoneUnit> Gone,
    int Phases, int Tasks, bool HasScheme, bool HasStandards, int Attainments, int FormerMembers, int Rounds);

/// <summary>
/// Makes a campaign after an earlier one. Taken are its settings, outline, goals, basis documents (the same files), group,
/// categories, participants that still exist, phases with their tasks, scheme text and standards; its numbers, rounds and outcomes
/// stay with it.
/// </summary>
public sealed class CampaignCopying(CampaignDbContext db, Access access, RulesAdopting rules, PhaseCopying phases, TimeProvider clock)
{
    /// <returns>Null when the campaign is not the person's.</returns>
    public async Task<CopyPreview?> PreviewAsync(int sourceId, DateShift shift, CancellationToken ct)
    {
        if (await SourceAsync(sourceId, ct) is not { } source)
        {
            return null;
        }

        var today = access.Today;
        var members = await db.GroupMembers.CountAsync(m => m.CampaignId == sourceId && (m.To == null || m.To >= today), ct);
        var counts = await db.Campaigns.Where(c => c.Id == sourceId).Select(c => new
        {
            Goals = db.Goals.Count(g => g.CampaignId == sourceId && g.WithdrawnAt == null),
            Attainments = db.Goals.Where(g => g.CampaignId == sourceId && g.WithdrawnAt == null).SelectMany(g => g.Attainments).Count(),
            Documents = db.BasisDocuments.Count(d => d.CampaignId == sourceId && d.WithdrawnAt == null),
            Members = db.GroupMembers.Count(m => m.CampaignId == sourceId),
            Rounds = db.Rounds.Count(r => r.CampaignId == sourceId),
        }).SingleAsync(ct);
        var (kept, gone) = await ParticipantsAsync(source, ct);
        var (phaseCount, taskCount) = await phases.CountAsync(sourceId, ct);
        return new CopyPreview(
            source, source.Outline.Begins is { } begins ? shift.Of(begins) : null, source.Outline.Ends is { } ends ? shift.Of(ends) : null,
            counts.Goals, counts.Documents, members, source.Categories.Count, kept.Count, gone,
            phaseCount, taskCount, source.SchemeVersionId is not null, source.StandardSetVersionId is not null, counts.Attainments, counts.Members - members, counts.Rounds);
    }

    /// <returns>Id of the copy, a draft; null when the source is not the person's.</returns>
    public Task<int?> CopyAsync(CopyPlan plan, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                if (await SourceAsync(plan.SourceId, token) is not { } source)
                {
                    return (int?)null;
                }

                var copy = NewCampaign(source, plan);
                await JoinAsync(copy, source, token);
                db.Campaigns.Add(copy);
                await db.SaveChangesAsync(token);
                await rules.AdoptAsync(copy, source, access.Self, token);
                await CopyGoalsAsync(copy, source, token);
                await CopyMembersAsync(copy, source, plan.Shift, token);
                await phases.CopyAsync(copy, source.Id, plan.Shift.Of, token);
                await db.SaveChangesAsync(token);
                await CopyDocumentsAsync(copy, source, token);
                return copy.Id;
            },
            ct);

    private Campaign NewCampaign(Campaign source, CopyPlan plan)
    {
        var (me, now, outline) = (access.Self, clock.GetUtcNow(), source.Outline);
        var copy = new Campaign(source.OrganiserUnitId, plan.Name, source.Theme, plan.Year, me, now);
        copy.CopyFrom(source, me, now);
        copy.ChangeSettings(source.Settings, me, now);
        var shifted = outline with { Begins = outline.Begins is { } begins ? plan.Shift.Of(begins) : null, Ends = outline.Ends is { } ends ? plan.Shift.Of(ends) : null };
        copy.Describe(copy.Name, copy.Theme, shifted, [], me, now);
        foreach (var category in source.Categories.OrderBy(c => c.Order))
        {
            copy.AddCategory(category.Code, category.Name, category.NameEn, me, now);
        }

        return copy;
    }

    private async Task JoinAsync(Campaign copy, Campaign source, CancellationToken ct)
    {
        foreach (var unit in (await ParticipantsAsync(source, ct)).Kept)
        {
            copy.Join(unit.UnitId, unit.CategoryCode, unit.IsRanked, access.Today, access.Self, clock.GetUtcNow());
        }
    }

    private async Task CopyGoalsAsync(Campaign copy, Campaign source, CancellationToken ct)
    {
        var goals = await db.Goals.Where(g => g.CampaignId == source.Id && g.WithdrawnAt == null).OrderBy(g => g.Id).AsNoTracking().ToListAsync(ct);
        db.Goals.AddRange(goals.Select(g => new Goal(copy, new GoalText(g.Text, g.Target, g.Figure, g.Measure), access.Self, clock.GetUtcNow())));
    }

    private async Task CopyMembersAsync(Campaign copy, Campaign source, DateShift shift, CancellationToken ct)
    {
        var today = access.Today;
        var members = await db.GroupMembers.Where(m => m.CampaignId == source.Id && (m.To == null || m.To >= today)).OrderBy(m => m.Id).AsNoTracking().ToListAsync(ct);
        db.GroupMembers.AddRange(members.Select(m => new GroupMember(
            copy, new GroupSeat(m.PersonId, m.Name, m.Post, m.Role), m.From is { } from ? shift.Of(from) : null, m.To is { } to ? shift.Of(to) : null, access.Self, clock.GetUtcNow())));
    }

    private async Task CopyDocumentsAsync(Campaign copy, Campaign source, CancellationToken ct)
    {
        var (me, now) = (access.Self, clock.GetUtcNow());
        var sources = await db.BasisDocuments.Where(d => d.CampaignId == source.Id && d.WithdrawnAt == null).OrderBy(d => d.Id).AsNoTracking().ToListAsync(ct);
        List<BasisDocument> documents = sources.ConvertAll(d => new BasisDocument(copy, new DocumentTitle(d.Number, d.Title, d.Issuer, d.IssuedOn, d.KeptAt), me, now));
        db.BasisDocuments.AddRange(documents);
        await db.SaveChangesAsync(ct);
        int?[] ids = [.. sources.Select(d => d.EvidenceId).Distinct()];
        var files = await db.Evidence.Include(e => e.Uses).Where(e => ids.Contains(e.Id) && e.RemovedAt == null).ToDictionaryAsync(e => e.Id, ct);
        foreach (var (original, document) in sources.Zip(documents).Where(pair => pair.First.EvidenceId is { } id && files.ContainsKey(id)))
        {
            files[original.EvidenceId!.Value].Use(EvidenceUseKind.BasisDocument, document.Id, null, null, me, now);
            document.Attach(original.EvidenceId.Value, copy.State, me, now);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Who takes part until further notice or for some time yet; of a campaign that is over, who took part to its end.</summary>
    private async Task<(IReadOnlyList<Participation> Kept, IReadOnlyList<GoneUnit> Gone)> ParticipantsAsync(Campaign source, CancellationToken ct)
    {
        var today = access.Today;
        var last = source.Outline.Ends?.Latest is { } end && end < today ? end : today;
        var present = source.Participations.Where(p => p.LeftOn is null || p.LeftOn > last).GroupBy(p => p.UnitId).Select(g => g.MinBy(p => p.JoinedOn)!).ToList();
        int[] ids = [.. present.Select(p => p.UnitId)];
        var closed = await db.Units.Where(u => ids.Contains(u.Id) && u.ClosedOn != null && u.ClosedOn < today).OrderBy(u => u.Path)
            .Select(u => new { u.Id, u.Name, Successors = u.Successions.Select(s => db.Units.Where(x => x.Id == s.SuccessorId).Select(x => x.Name).First()).ToList() })
            .AsSplitQuery().ToListAsync(ct);
        return ([.. present.Where(p => closed.TrueForAll(c => c.Id != p.UnitId))], [.. closed.Select(c => new GoneUnit(c.Name, c.Successors))]);
    }

    private Task<Campaign?> SourceAsync(int id, CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery().AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, ct);
}
