using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Messages;

/// <summary>What somebody is reminded of.</summary>
public enum ReminderKind
{
    /// <summary>A unit's own sheet that is not filed.</summary>
    SelfAssessment,

    /// <summary>A unit's own sheet that is filed and not confirmed.</summary>
    Confirmation,

    /// <summary>A responsible office's or a supervisor's sheet that is not submitted.</summary>
    ScoreSheet,

    /// <summary>A material that a unit has not filed; the duty keeps its reminders itself.</summary>
    Duty,
}

/// <summary>That somebody was reminded of one sheet on one day (催办). A unique row: nobody is reminded of it twice a day. Duties keep their own.</summary>
public sealed class Reminder : Entity
{
    public const int AboutMaxLength = Message.AboutMaxLength;

    private Reminder() => About = ""; // EF

    /// <param name="subjectId">Id of the sheet.</param>
    /// <param name="unitId">The unit that is behind; null for a person.</param>
    /// <param name="about">What is due, in words of the office.</param>
    public Reminder(ReminderKind kind, int subjectId, int campaignId, int? unitId, string about, Actor actor, DateTimeOffset now)
    {
        (Kind, SubjectId, CampaignId, UnitId) = (kind, subjectId, campaignId, unitId);
        (On, By, At) = (OfficeTime.DayOf(now), Doer.Of(actor), now);
        About = Text.Required(about, AboutMaxLength, nameof(about));
        Record(new Deed("Reminder.Send", actor, now, About) { CampaignId = campaignId, UnitId = unitId });
    }

    public ReminderKind Kind { get; private set; }
    public int SubjectId { get; private set; }
    public int CampaignId { get; private set; }
    public int? UnitId { get; private set; }
    public DateOnly On { get; private set; }
    public Doer By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }
    public string About { get; private set; }

    /// <param name="lastOn">The day of the last reminder of the same; null before the first.</param>
    /// <param name="recipientCount">People who can be told.</param>
    public static Refusal? WhyNotSend(DateOnly? lastOn, DateOnly today, int recipientCount) =>
        lastOn == today ? Refusal.RemindedToday
        : recipientCount == 0 ? Refusal.NobodyToRemind
        : null;
}
