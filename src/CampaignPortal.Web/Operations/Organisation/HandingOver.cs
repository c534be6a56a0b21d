using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

public enum HandOverKind
{
    Posting,
    Right,
    DeputyInCharge,
    Liaison,
    DelegationGiven,
    DelegationReceived,
    Decider,
    ScoreSheet,
}

/// <summary>One piece of work that somebody else takes over, or does not.</summary>
/// <param name="Id">Of the row behind it.</param>
/// <param name="About">What it is, in words of the office; a role stands beside it.</param>
/// <param name="WhyNot">Why it stays; null when it goes.</param>
/// <param name="Do">Hands it over in the context in which it was read.</param>
public sealed record HandOverItem(HandOverKind Kind, int Id, string About, Role? Role, Refusal? WhyNot, Action Do)
{
    public string Key => $"{Kind}-{Id}";

    /// <summary>Names of the units on a sheet in which the successor is at home; empty where that is not why it stays.</summary>
    public IReadOnlyList<string> OwnUnits { get; init; } = [];

    /// <summary>Key of the sentence that says why it stays.</summary>
    public string WhyNotText => OwnUnits.Count == 0 ? $"Refusal.{WhyNot}" : "People.HandOver.OwnUnits";
}

/// <summary>What to think of before somebody takes work over.</summary>
/// <param name="HasAccount">Whether the successor can sign in.</param>
/// <param name="Clashes">Open scoring in which he has a hand, of a unit for which he is to file.</param>
public sealed record HandOverWarnings(bool HasAccount, IReadOnlyList<ScoringClash> Clashes);

/// <param name="Rater">The office that scores; null where the successor does himself.</param>
public sealed record ScoringClash(string? Rater, string Unit);

/// <param name="From">First day on which the successor does the work.</param>
public sealed record AskedHandOver(int PersonId, int ToPersonId, DateOnly From, string Reason)
{
    /// <summary>Keys of the pieces that are to go; the others stay by choice. Null for all.</summary>
    public IReadOnlyCollection<string>? Chosen { get; init; }

    public bool IsToGo(HandOverItem item) => item.WhyNot is null && Chosen?.Contains(item.Key) != false;
}

/// <summary>
/// A person is replaced (工作移交): what he holds and what waits for him goes to somebody else from a day on, as far as the
/// rules let that person hold it. What is shown before and what is done are the same list.
/// </summary>
public sealed class HandingOver(CampaignDbContext db, Access access, HandOverReading reading, LiaisonPhones phones, Recipients recipients, TimeProvider clock)
{
    /// <summary>Reads what would go and what would stay; changes nothing.</summary>
    public async Task<IReadOnlyList<HandOverItem>> PreviewAsync(AskedHandOver asked, CancellationToken ct)
    {
        var items = await reading.ReadAsync(asked, ct);
        db.ChangeTracker.Clear();
        return items;
    }

    /// <summary>Whether the successor can sign in, and whether he would file for a unit and score it.</summary>
    public async Task<HandOverWarnings> WarnAsync(AskedHandOver asked, CancellationToken ct)
    {
        var hasAccount = await db.Users.AnyAsync(u => u.PersonId == asked.ToPersonId && !u.IsDisabled, ct);
        var taken = await db.Postings.Where(p => p.PersonId == asked.PersonId && p.Kind == PostingKind.Workplace && (p.To == null || p.To >= asked.From)).Select(p => p.UnitId)
            .Union(db.Assignments.Where(a => a.PersonId == asked.PersonId && Roles.OfOffice.Contains(a.Role) && (a.To == null || a.To >= asked.From)).Select(a => a.UnitId)).ToListAsync(ct);
        var homes = await db.HomesOfAsync(new Actor(asked.ToPersonId), asked.From, ct);
        var clashes = await (from s in db.ScoreSheets
                             where s.RaterPersonId == asked.ToPersonId || (s.RaterUnitId != null && homes.Contains(s.RaterUnitId.Value))
                             join r in db.Rounds on s.RoundId equals r.Id
                             where r.State == RoundState.Open
                             from p in r.Participants
                             where taken.Contains(p.UnitId) && (s.RaterUnitId == null || s.RaterUnitId != p.UnitId)
                             orderby p.UnitId
                             select new ScoringClash(db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault(), p.UnitName)).ToListAsync(ct);
        return new HandOverWarnings(hasAccount, [.. clashes.Distinct()]);
    }

    /// <summary>Stands for all that was shown, so that nobody decides what he has not seen.</summary>
    public static string SeenOf(AskedHandOver asked, IEnumerable<HandOverItem> items) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', items.Select(i => $"{i.Kind} {i.About} {i.Role} {i.WhyNot}").Prepend($"{asked.PersonId} {asked.ToPersonId} {asked.From:yyyy-MM-dd}")))));

    /// <param name="seen">What <see cref="SeenOf"/> gave when the list was shown.</param>
    /// <exception cref="RefusedException">The list is another one by now, or nothing of it can go.</exception>
    public Task HandOverAsync(AskedHandOver asked, string seen, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var shown = await reading.ReadAsync(asked with { Chosen = null }, token);
                RefusedException.ThrowIf(SeenOf(asked, shown) == seen ? null : Refusal.ChangedByAnother);
                var items = await reading.ReadAsync(asked, token);
                RefusedException.ThrowIf(items.Any(i => i.WhyNot == Refusal.SheetsStay && asked.Chosen?.Contains(i.Key) == true) ? Refusal.SheetsStay : null);
                var going = items.Where(asked.IsToGo).ToList();
                RefusedException.ThrowIf(going.Count == 0 ? Refusal.NothingToHandOver : null);
                string[] kept = [.. shown.Where(i => i.WhyNot is null && !going.Exists(g => g.Key == i.Key)).Select(i => i.About)];
                var people = await db.People.Where(p => p.Id == asked.PersonId || p.Id == asked.ToPersonId).ToDictionaryAsync(p => p.Id, token);
                var (leaver, successor) = (people[asked.PersonId], people[asked.ToPersonId]);
                foreach (var item in going)
                {
                    item.Do();
                }

                leaver.HandOver(successor.Id, $"{successor.Name} {successor.StaffNumber}", asked.From, kept.Length == 0 ? null : string.Join('、', kept), asked.Reason, access.Self, clock.GetUtcNow());
                recipients.TellPerson(successor.Id, "HandedOver", leaver.Name, "/");
                await TellKeepersAsync(leaver, token);
                await db.SaveChangesAsync(token);
                await phones.ForgetAsync(db.People.Where(p => p.Id == leaver.Id), access.Self, token);
            },
            ct);

    /// <summary>The account of who leaves is the system administrator's to disable.</summary>
    private async Task TellKeepersAsync(Person leaver, CancellationToken ct)
    {
        var today = access.Today;
        var keepers = await db.Assignments.Where(a => a.Role == Role.SystemAdministrator && a.From <= today && (a.To == null || a.To >= today)
            && db.Users.Any(u => u.PersonId == leaver.Id && !u.IsDisabled)).Select(a => a.PersonId).Distinct().ToListAsync(ct);
        keepers.ForEach(k => recipients.TellPerson(k, "AccountOfLeaver", $"{leaver.Name} {leaver.StaffNumber}", $"/Accounts/Change/{leaver.Id}"));
    }
}
