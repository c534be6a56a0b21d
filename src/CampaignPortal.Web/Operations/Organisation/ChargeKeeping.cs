using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <param name="Replaces">Whether whoever is it now ends on the day before.</param>
/// <param name="OfficePhone">Of a liaison person; null leaves the number that is known.</param>
public sealed record AskedCharge(int PersonId, int UnitId, ChargeKind Kind, DateOnly From, DateOnly? To, bool Replaces, string? OfficePhone);

/// <summary>Names deputies in charge and liaison people; what is asked for twice is noted once.</summary>
public sealed class ChargeKeeping(CampaignDbContext db, Access access, LiaisonPhones phones, TimeProvider clock)
{
    public Task TakeAsync(AskedCharge asked, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var (now, by) = (clock.GetUtcNow(), access.Self);
                var held = await db.Charges.Where(c => c.UnitId == asked.UnitId && c.Kind == asked.Kind && (c.To == null || c.To >= asked.From)).ToListAsync(token);
                var person = await db.People.SingleAsync(p => p.Id == asked.PersonId, token);
                if (asked.OfficePhone is { } phone && person.OfficePhone != phone)
                {
                    person.NameLiaisonPhone(phone, by, now);
                }

                if (!held.Exists(c => (c.PersonId, c.From, c.To) == (asked.PersonId, asked.From, asked.To)))
                {
                    RefusedException.ThrowIf(held.Exists(c => c.PersonId == asked.PersonId && !(c.To < c.From)) ? Refusal.AlreadyRecorded : null);
                    foreach (var former in held.Where(_ => asked.Replaces))
                    {
                        former.End(asked.From, await AboutAsync(former, token), by, now);
                    }

                    var unit = await db.Units.Where(u => u.Id == asked.UnitId).Select(u => u.Name).SingleAsync(token);
                    db.Charges.Add(new Charge(asked.PersonId, asked.UnitId, asked.Kind, asked.From, asked.To, $"{person.Name} {person.StaffNumber} {unit}", by, now));
                }

                await db.SaveChangesAsync(token);
                int[] concerned = [person.Id, .. held.Select(c => c.PersonId)];
                await phones.ForgetAsync(db.People.Where(p => concerned.Contains(p.Id)), by, token);
            },
            ct);

    public Task EndAsync(int chargeId, long version, DateOnly from, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var charge = await db.Charges.SingleAsync(c => c.Id == chargeId, token);
                db.ExpectVersion(charge, version);
                charge.End(from, await AboutAsync(charge, token), access.Self, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                await phones.ForgetAsync(db.People.Where(p => p.Id == charge.PersonId), access.Self, token);
            },
            ct);

    private Task<string> AboutAsync(Charge charge, CancellationToken ct) =>
        (from p in db.People where p.Id == charge.PersonId from u in db.Units where u.Id == charge.UnitId select p.Name + " " + p.StaffNumber + " " + u.Name).SingleAsync(ct);
}
