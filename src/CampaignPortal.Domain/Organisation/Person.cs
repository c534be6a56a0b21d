using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Organisation;

/// <summary>Somebody known to the office (人员), with one account or none.</summary>
public sealed class Person : Entity
{
    public const int StaffNumberMaxLength = 32;
    public const int NameMaxLength = 50;
    public const int PhoneMaxLength = 32;

    private Person() => (StaffNumber, NormalisedStaffNumber, Name) = ("", "", ""); // EF

    public Person(string staffNumber, string name, Actor actor, DateTimeOffset now)
    {
        StaffNumber = Text.Required(staffNumber, StaffNumberMaxLength, nameof(staffNumber));
        NormalisedStaffNumber = Text.NormalisedCode(StaffNumber);
        Name = Text.Required(name, NameMaxLength, nameof(name));
        Record(new Deed("Person.Registered", actor, now, Name));
    }

    /// <summary>工号: unique in its normalised form, the key for re-import and for single sign-on.</summary>
    public string StaffNumber { get; private set; }

    public string NormalisedStaffNumber { get; private set; }
    public string Name { get; private set; }

    /// <summary>Office telephone of a liaison person (联络员), the only telephone number that is stored; null for everybody else.</summary>
    public string? OfficePhone { get; private set; }

    public void Rename(string name, Actor actor, DateTimeOffset now)
    {
        var before = Name;
        Name = Text.Required(name, NameMaxLength, nameof(name));
        Record(new Deed("Person.Renamed", actor, now, Name) { Before = before, After = Name });
    }

    /// <summary>Nobody hands his work over to himself.</summary>
    public Refusal? WhyNotHandOver(int toPersonId) => toPersonId == Id ? Refusal.SucceedsItself : null;

    /// <summary>Notes that somebody else takes over the work of this person; what each piece of it is notes itself.</summary>
    /// <param name="to">Who takes over, in words of the office.</param>
    /// <param name="kept">What could go and stays with him by choice, in words of the office; null where all of it goes.</param>
    public void HandOver(int toPersonId, string to, DateOnly from, string? kept, string reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotHandOver(toPersonId));
        Record(new Deed("Person.HandedOver", actor, now, Name) { After = $"{to} {from:yyyy-MM-dd}", Reason = Text.Required(reason, Delegation.ReasonMaxLength, nameof(reason)) });
        if (kept is not null)
        {
            Record(new Deed("Person.WorkKept", actor, now, Name) { After = kept });
        }
    }

    /// <summary>Takes back that he was registered, as long as nobody has used him: the row is deleted with this.</summary>
    public void TakeBack(Actor actor, DateTimeOffset now) => Record(new Deed("Person.TakenBack", actor, now, $"{Name} {StaffNumber}"));

    public void NameLiaisonPhone(string officePhone, Actor actor, DateTimeOffset now)
    {
        OfficePhone = Text.Required(officePhone, PhoneMaxLength, nameof(officePhone));
        Record(new Deed("Person.LiaisonNamed", actor, now, Name));
    }

    /// <summary>Once he is liaison person of no unit any more.</summary>
    public void ForgetLiaisonPhone(Actor actor, DateTimeOffset now)
    {
        OfficePhone = null;
        Record(new Deed("Person.LiaisonPhoneForgotten", actor, now, Name));
    }
}

public enum PostingKind
{
    /// <summary>编制所在: who employs the person.</summary>
    Employment,

    /// <summary>工作岗位: where the person works, in a service hall often another bureau's window.</summary>
    Workplace,
}

/// <summary>A person's place in a unit from one day to another (任职).</summary>
public sealed class Posting : Entity
{
    public const int PostMaxLength = 50;

    private Posting() => Post = ""; // EF

    /// <param name="to">Last day, inclusive; null while it lasts.</param>
    public Posting(int personId, int unitId, PostingKind kind, string post, DateOnly from, DateOnly? to, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(to < from ? Refusal.EndsBeforeItBegins : null);
        (PersonId, UnitId, Kind, From, To) = (personId, unitId, kind, from, to);
        Post = Text.Required(post, PostMaxLength, nameof(post));
        Record(new Deed("Posting.Began", actor, now, Post) { UnitId = unitId });
    }

    public int PersonId { get; private set; }
    public int UnitId { get; private set; }
    public PostingKind Kind { get; private set; }

    /// <summary>职务, in the office's words.</summary>
    public string Post { get; private set; }

    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>Takes back that it began, together with the person: the row is deleted with this.</summary>
    public void TakeBack(Actor actor, DateTimeOffset now) => Record(new Deed("Posting.TakenBack", actor, now, Post) { UnitId = UnitId });

    /// <summary>One that never began ends on the day before its first.</summary>
    public Refusal? WhyNotEnd(DateOnly lastDay) => lastDay < From.AddDays(-1) ? Refusal.EndsBeforeItBegins : null;

    public void End(DateOnly lastDay, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotEnd(lastDay));
        var before = To;
        To = lastDay;
        Record(new Deed("Posting.Ended", actor, now, Post) { UnitId = UnitId, Before = $"{before:yyyy-MM-dd}", After = $"{lastDay:yyyy-MM-dd}" });
    }
}
