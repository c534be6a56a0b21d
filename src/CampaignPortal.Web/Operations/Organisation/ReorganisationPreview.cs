using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Organisation;

/// <param name="About">Whom or what it touches, in words of the office.</param>
/// <param name="Outcome">What becomes of it.</param>
public sealed record PreviewLine(string About, string Outcome);

/// <param name="Text">Key of its heading.</param>
public sealed record PreviewPart(string Text, IReadOnlyList<PreviewLine> Lines);

/// <param name="Sentence">What is to be done, in one sentence.</param>
public sealed record PreviewView(string Sentence, IReadOnlyList<PreviewPart> Parts)
{
    /// <summary>Stands for all that was shown, so that nobody decides what he has not seen.</summary>
    public string Seen { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Parts.SelectMany(p => p.Lines).Select(l => $"{l.About}\t{l.Outcome}").Prepend(Sentence)))));
}

/// <summary>
/// Says before a reorganisation is done which people, rights, quarters and places it touches and what becomes of each. It
/// reads what the carrying out reads.
/// </summary>
public sealed class ReorganisationPreview(CampaignDbContext db, Access access, DutySuccession duties, IStringLocalizer<Texts> texts)
{
    private static readonly string[] OfRename = ["Results"];
    private static readonly string[] OfTransfer = ["Results", "Below", "Own"];
    private static readonly string[] OfSuccession = ["Results", "Evidence", "Delegations", "Offices"];

    private sealed record UnitName(int Id, string Name, string? Parent, string Path);

    public async Task<PreviewView> ReadAsync(Reorganisation change, CancellationToken ct)
    {
        int[] ids = [.. change.Units.Select(u => u.UnitId)];
        int[] named = [.. ids, .. change.Successors.Select(s => s.UnitId).OfType<int>(), change.NewParentId ?? 0];
        var units = await db.Units.Where(u => named.Contains(u.Id)).Select(u => new UnitName(u.Id, u.Name, u.Parent!.Name, u.Path)).ToDictionaryAsync(u => u.Id, ct);
        var closes = change.Kind is ReorganisationKind.Merge or ReorganisationKind.Split;
        string[] heirs = [.. change.Successors.Select(s => s.Name ?? units[s.UnitId!.Value].Name)];
        List<PreviewPart> parts =
        [
            new("Preview.SameName", change.NewName is null ? [] : await NamesakesAsync(ids[0], change.NewName, ct)),
            new("Preview.Rounds", await RoundsAsync(change, ids, closes, ct)),
            new("Preview.Campaigns", closes ? await CampaignsAsync(change, ids, heirs, ct) : []),
            new("Preview.Duties", closes ? await DutiesAsync(change, heirs[0], ct) : []),
            new("Preview.People", closes ? await PeopleAsync(change, ids, heirs, ct) : []),
            new("Preview.Rights", closes ? await RightsAsync(change, ids, heirs, ct)
                : change.Kind == ReorganisationKind.Transfer ? await ReachAsync(units[ids[0]], units[change.NewParentId!.Value], ct) : []),
            new("Preview.Stays", [.. Stays(change.Kind)]),
        ];
        return new PreviewView(Sentence(change, units, heirs), [.. parts.Where(p => p.Lines.Count > 0)]);
    }

    private string Sentence(Reorganisation change, Dictionary<int, UnitName> units, string[] heirs)
    {
        var (day, first) = (Day(change.EffectiveOn), units[change.Units[0].UnitId]);
        return change.Kind switch
        {
            ReorganisationKind.Rename => texts["Preview.Rename", day, first.Name, change.NewName!],
            ReorganisationKind.Transfer => texts["Preview.Transfer", day, first.Name, first.Parent ?? "", units[change.NewParentId!.Value].Name],
            ReorganisationKind.Merge => texts[change.Successors[0].Code is null ? "Preview.MergeInto" : "Preview.Merge", day, All(change.Units.Select(u => units[u.UnitId].Name)), heirs[0]],
            _ => texts["Preview.Split", day, first.Name, All(heirs)],
        };
    }

    /// <summary>Other units that are called so; what stands elsewhere is not named to who does not see it.</summary>
    private async Task<IReadOnlyList<PreviewLine>> NamesakesAsync(int unitId, string name, CancellationToken ct)
    {
        var seen = db.Units.VisibleTo(access, Permit.Reorganise);
        var namesakes = await db.Units.Where(u => u.Id != unitId && u.ClosedOn == null && u.Name == name).OrderBy(u => u.Path)
            .Select(u => new { u.Code, Parent = u.Parent!.Name, IsSeen = seen.Any(s => s.Id == u.Id) }).ToListAsync(ct);
        return [.. namesakes.Select(n => new PreviewLine(
            n.IsSeen ? $"{name} {n.Code}" : name, n.IsSeen && n.Parent is not null ? texts["Preview.SameName.Under", n.Parent] : texts["Preview.SameName.Elsewhere"])).Distinct()];
    }

    /// <summary>Quarters that run, with what is still to be filed in them.</summary>
    private async Task<IReadOnlyList<PreviewLine>> RoundsAsync(Reorganisation change, int[] ids, bool closes, CancellationToken ct)
    {
        var organised = db.Campaigns.Organised(access, Permit.SetUpCampaigns);
        var rounds = await (from r in db.Rounds
                            where r.State != RoundState.Planned && !db.RoundResults.Any(x => x.RoundId == r.Id && x.State != ResultState.Previewed)
                                && (r.Participants.Any(p => ids.Contains(p.UnitId)) || db.ScoreSheets.Any(s => s.RoundId == r.Id && s.RaterUnitId != null && ids.Contains(s.RaterUnitId.Value)))
                            join c in db.Campaigns on r.CampaignId equals c.Id
                            orderby c.Id, r.Id
                            select new
                            {
                                c.Name, r.Quarter, IsOrganised = organised.Any(o => o.Id == c.Id),
                                Self = db.SelfAssessments.Count(s => s.RoundId == r.Id && ids.Contains(s.UnitId) && SheetStates.Editable.Contains(s.State)),
                                Waiting = db.SelfAssessments.Count(s => s.RoundId == r.Id && ids.Contains(s.UnitId) && s.State == SheetState.Submitted),
                                Marks = db.ScoreSheets.Count(s => s.RoundId == r.Id && s.RaterUnitId != null && ids.Contains(s.RaterUnitId.Value) && SheetStates.Editable.Contains(s.State)),
                                Occurrences = db.Occurrences.Count(o => o.RoundId == r.Id && OccurrenceStates.Undecided.Contains(o.State) && o.Subjects.Any(s => ids.Contains(s.UnitId))),
                            }).ToListAsync(ct);
        var outcome = texts[closes ? "Preview.Round.Closed" : $"Preview.Round.{change.Kind}"].Value;
        return [.. rounds.Select(r => new PreviewLine(
            $"{Campaign(r.Name, r.IsOrganised)} {texts["Format.Quarter", r.Quarter.Year, r.Quarter.Number]}",
            r.Self + r.Waiting + r.Marks + r.Occurrences == 0 ? outcome : outcome + texts["Preview.Round.Open", r.Self, r.Waiting, r.Marks, r.Occurrences]))];
    }

    private async Task<IReadOnlyList<PreviewLine>> CampaignsAsync(Reorganisation change, int[] ids, string[] heirs, CancellationToken ct)
    {
        var organised = db.Campaigns.Organised(access, Permit.SetUpCampaigns);
        var day = change.EffectiveOn;
        var places = await (from c in db.Campaigns
                            where CampaignStates.Changeable.Contains(c.State)
                            from p in c.Participations
                            where ids.Contains(p.UnitId) && (p.LeftOn == null || p.LeftOn > day)
                            orderby c.Id, p.Id
                            select new
                            {
                                c.Name, IsOrganised = organised.Any(o => o.Id == c.Id), p.IsRanked,
                                Unit = db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Name).First(),
                                Category = c.Categories.Where(x => x.Code == p.CategoryCode).Select(x => x.Name).First(),
                            }).ToListAsync(ct);
        return [.. places.Select(p => new PreviewLine(
            $"{Campaign(p.Name, p.IsOrganised)} {p.Unit}", texts[$"Preview.Campaign.{change.Course}", Day(day), All(heirs), p.Category]))];
    }

    /// <summary>What is still to be filed for the tasks of campaigns; what others organise is counted only.</summary>
    private async Task<IReadOnlyList<PreviewLine>> DutiesAsync(Reorganisation change, string heir, CancellationToken ct)
    {
        var owed = await duties.ReadAsync(change, ct);
        int[] campaigns = [.. owed.Select(d => d.Duty.CampaignId).Distinct()];
        var names = campaigns.Length == 0 ? [] : await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => campaigns.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return [.. owed.Select(d => new PreviewLine(
            names.TryGetValue(d.Duty.CampaignId, out var name) ? $"{name} {d.Unit} {d.Duty.Terms.Title}" : $"{texts["Preview.OtherCampaign"]} {d.Unit}",
            texts[$"Preview.Duty.{d.Fate}", heir, Day(d.Duty.DueOn)]))];
    }

    private async Task<IReadOnlyList<PreviewLine>> PeopleAsync(Reorganisation change, int[] ids, string[] heirs, CancellationToken ct)
    {
        var day = change.EffectiveOn;
        var postings = await (from p in db.Postings
                              where ids.Contains(p.UnitId) && (p.To == null || p.To >= day)
                              join x in db.People on p.PersonId equals x.Id
                              join u in db.Units on p.UnitId equals u.Id
                              orderby u.Path, x.NormalisedStaffNumber, p.Kind
                              select new { x.Name, x.StaffNumber, p.Kind, p.Post, Unit = u.Name }).ToListAsync(ct);
        var charges = await (from c in db.Charges
                             where ids.Contains(c.UnitId) && (c.To == null || c.To >= day)
                             join x in db.People on c.PersonId equals x.Id
                             orderby x.NormalisedStaffNumber
                             select new { x.Name, x.StaffNumber, c.Kind }).ToListAsync(ct);
        return
        [
            .. postings.Select(p => new PreviewLine($"{p.Name} {p.StaffNumber}", texts["Preview.Posting", p.Unit, texts[$"PostingKind.{p.Kind}"].Value, p.Post, heirs[0]])),
            .. charges.Select(c => new PreviewLine($"{c.Name} {c.StaffNumber}", texts["Preview.Charge", texts[$"ChargeKind.{c.Kind}"].Value, c.Kind == ChargeKind.Liaison ? heirs[0] : All(heirs)])).Distinct(),
        ];
    }

    private async Task<IReadOnlyList<PreviewLine>> RightsAsync(Reorganisation change, int[] ids, string[] heirs, CancellationToken ct)
    {
        var day = change.EffectiveOn;
        var rights = await (from a in db.Assignments
                            where ids.Contains(a.UnitId) && (a.To == null || a.To >= day)
                            join x in db.People on a.PersonId equals x.Id
                            orderby x.NormalisedStaffNumber, a.Role
                            select new { x.Name, x.StaffNumber, a.Role }).ToListAsync(ct);
        return [.. rights.Select(r => new PreviewLine($"{r.Name} {r.StaffNumber}", texts["Preview.Right", texts[$"Role.{r.Role}"].Value, Roles.OfOffice.Contains(r.Role) ? heirs[0] : All(heirs)])).Distinct()];
    }

    /// <summary>Rights that reach down the tree are lost on the old way up and won on the new one.</summary>
    private async Task<IReadOnlyList<PreviewLine>> ReachAsync(UnitName unit, UnitName parent, CancellationToken ct)
    {
        var today = access.Today;
        var rights = await (from a in db.Assignments
                            where a.WithSubtree && a.UnitId != unit.Id && (a.To == null || a.To >= today)
                            join top in db.Units on a.UnitId equals top.Id
                            where unit.Path.StartsWith(top.Path) || parent.Path.StartsWith(top.Path)
                            join x in db.People on a.PersonId equals x.Id
                            orderby top.Path, x.NormalisedStaffNumber
                            select new { x.Name, x.StaffNumber, a.Role, Top = top.Name, top.Path }).ToListAsync(ct);
        return [.. from r in rights
                   let before = unit.Path.StartsWith(r.Path, StringComparison.Ordinal)
                   let after = parent.Path.StartsWith(r.Path, StringComparison.Ordinal)
                   where before != after
                   select new PreviewLine($"{r.Name} {r.StaffNumber}", texts[after ? "Preview.Reach.Won" : "Preview.Reach.Lost", texts[$"Role.{r.Role}"].Value, r.Top, unit.Name])];
    }

    private IEnumerable<PreviewLine> Stays(ReorganisationKind kind) =>
        from what in kind switch { ReorganisationKind.Rename => OfRename, ReorganisationKind.Transfer => OfTransfer, _ => OfSuccession }
        select new PreviewLine(texts[$"Preview.Stays.{what}"], texts[$"Preview.Stays.{what}.Text"]);

    /// <summary>What others organise is named to nobody who does not run it.</summary>
    private string Campaign(string name, bool isOrganised) => isOrganised ? name : texts["Preview.OtherCampaign"];

    private string All(IEnumerable<string> names) => string.Join(texts["List.Separator"], names.Distinct());

    private string Day(DateOnly day) => day.ToString(texts["Format.Day"], CultureInfo.InvariantCulture);
}
