using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

/// <summary>Valid objects, of which a test names only what it is about.</summary>
internal static partial class Given
{
    public const int CampaignId = 3;
    public const int RoundId = 5;
    public const int Unit = 12;
    public const int OtherUnit = 13;
    public const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    public const string OtherHash = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";

    /// <summary>A working day in the middle of the quarter.</summary>
    public static readonly DateTimeOffset Now = At(2026, 8, 12, 10);

    public static readonly DateOnly Today = OfficeTime.DayOf(Now);
    public static readonly Quarter Quarter = new(2026, 3);

    /// <summary>Of somebody who is at home in no unit concerned.</summary>
    public static readonly IReadOnlySet<int> NoHomes = new HashSet<int>();

    public static readonly Actor Clerk = new(1);
    public static readonly Actor Staff = new(20);
    public static readonly Actor Head = new(21);
    public static readonly Actor Finder = new(30);
    public static readonly Actor Director = new(40);

    /// <summary>An instant in Beijing.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, OfficeTime.Offset);

    /// <summary>First instant after a due day, in Beijing.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => OfficeTime.EndOf(day);

    /// <summary>Somebody who acts for somebody else.</summary>
    public static Actor Deputy(int personId, Actor absent) => new(personId, absent.PersonId, Capacity.ActingHead);

    /// <summary>As the database would number it.</summary>
    public static T Stored<T>(this T entity, int id)
        where T : Entity
    {
        typeof(Entity).GetProperty(nameof(Entity.Id))!.SetValue(entity, id);
        entity.ForgetDeeds();
        entity.ForgetTouch();
        return entity;
    }

    public static Refusal RefusalOf(Action act) => Assert.Throws<RefusedException>(act).Refusal;

    public static Campaign Campaign() => new Campaign(1, "机关作风建设评议", "转作风、提效能", 2026, Clerk, Now).Stored(CampaignId);

    /// <summary>Nothing is missing but the start.</summary>
    public static Campaign ReadyCampaign()
    {
        var campaign = Campaign();
        campaign.AddCategory("W", "窗口", null, Clerk, Now);
        campaign.Join(Unit, "W", true, Today, Clerk, Now);
        campaign.Join(OtherUnit, "W", true, Today, Clerk, Now);
        campaign.AdoptScheme(7, Clerk, Now);
        campaign.AdoptStandards(8, Clerk, Now);
        campaign.ChangeSettings(DecidedByPerson, Clerk, Now);
        campaign.Describe(campaign.Name, campaign.Theme, Outline, [], Clerk, Now);
        return campaign.Stored(CampaignId);
    }

    public static Campaign RunningCampaign()
    {
        var campaign = ReadyCampaign();
        campaign.Start(Clerk, Now);
        return campaign.Stored(CampaignId);
    }

    /// <summary>Run by an office that is no participant.</summary>
    public static CampaignOutline Outline { get; } = new() { OfficeUnitId = 1, OfficeStanding = OfficeStanding.NotRated };

    public static CampaignSettings DecidedByPerson { get; } =
        new() { FactsAfterDecision = LateFacts.Correct, DeciderKind = DeciderKind.Person, DeciderPersonId = Director.PersonId };

    public static CampaignSettings DecidedByBody { get; } =
        new() { FactsAfterDecision = LateFacts.Correct, DeciderKind = DeciderKind.Body, DeciderBody = "局务会" };
}
