using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Audit;

/// <summary>One deed on record (审计记录). Rows are added and never changed; triggers refuse anything else.</summary>
public sealed class AuditEntry
{
    public const int CodeMaxLength = 64;
    public const int SubjectMaxLength = 64;
    public const int AboutMaxLength = 200;
    public const int ValueMaxLength = 2000;
    public const int RequestMaxLength = 64;

    private AuditEntry() => (Code, Subject) = ("", ""); // EF

    /// <param name="subject">Type of the object, as named in code.</param>
    /// <param name="subjectId">Its id; null for acts on no stored object, such as a refused sign-in.</param>
    /// <param name="remoteAddress">Address of the caller; null for the system.</param>
    /// <param name="requestId">The reference number that error pages and logs show; null for the system.</param>
    public AuditEntry(Deed deed, string subject, int? subjectId, string? remoteAddress, string? requestId)
    {
        (Code, At, Subject, SubjectId) = (deed.Code, deed.At, subject, subjectId);
        (PersonId, ForPersonId, Capacity) = (deed.Actor.PersonId, deed.Actor.ForPersonId, deed.Actor.Capacity);
        (CampaignId, UnitId) = (deed.CampaignId, deed.UnitId);
        (About, Before, After, Reason) = (Cut(deed.About, AboutMaxLength), Cut(deed.Before), Cut(deed.After), Cut(deed.Reason));
        (RemoteAddress, RequestId) = (Cut(remoteAddress, RequestMaxLength), Cut(requestId, RequestMaxLength));
    }

    public long Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Code { get; private set; }

    /// <summary>0 is the system itself.</summary>
    public int PersonId { get; private set; }

    public int? ForPersonId { get; private set; }
    public Capacity Capacity { get; private set; }
    public string Subject { get; private set; }
    public int? SubjectId { get; private set; }
    public int? CampaignId { get; private set; }
    public int? UnitId { get; private set; }
    public string? About { get; private set; }
    public string? Before { get; private set; }
    public string? After { get; private set; }
    public string? Reason { get; private set; }
    public string? RemoteAddress { get; private set; }
    public string? RequestId { get; private set; }

    private static string? Cut(string? text, int maxLength = ValueMaxLength) =>
        text is null || text.Length <= maxLength ? text : text[..maxLength];
}
