using System.Security.Cryptography;
using System.Text;
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
/// <param name="About">What it is, in words of the office; a role stands beside it.</param>
/// <param name="WhyNot">Why it stays; null when it goes.</param>
/// <param name="Do">Hands it over in the context in which it was read.</param>
public sealed record HandOverItem(HandOverKind Kind, string About, Role? Role, Refusal? WhyNot, Action Do);

/// <param name="From">First day on which the successor does the work.</param>
public sealed record AskedHandOver(int PersonId, int ToPersonId, DateOnly From, string Reason);

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

    /// <summary>Stands for all that was shown, so that nobody decides what he has not seen.</summary>
    public static string SeenOf(AskedHandOver asked, IEnumerable<HandOverItem> items) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', items.Select(i => $"{i.Kind} {i.About} {i.Role} {i.WhyNot}").Prepend($"{asked.PersonId} {asked.ToPersonId} {asked.From:yyyy-MM-dd}")))));

    /// <param name="seen">What <see cref="SeenOf"/> gave when the list was shown.</param>
    /// <exception cref="RefusedException">The list is another one by now, or nothing of it can go.</exception>
    public Task HandOverAsync(AskedHandOver asked, string seen, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var items = await reading.ReadAsync(asked, token);
                RefusedException.ThrowIf(SeenOf(asked, items) == seen ? items.Any(i => i.WhyNot is null) ? null : Refusal.NothingToHandOver : Refusal.ChangedByAnother);
                var people = await db.People.Where(p => p.Id == asked.PersonId || p.Id == asked.ToPersonId).ToDictionaryAsync(p => p.Id, token);
                var (leaver, successor) = (people[asked.PersonId], people[asked.ToPersonId]);
                foreach (var item in items.Where(i => i.WhyNot is null))
                {
                    item.Do();
                }

                leaver.HandOver(successor.Id, $"{successor.Name} {successor.StaffNumber}", asked.From, asked.Reason, access.Self, clock.GetUtcNow());
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
