using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Duties;

/// <summary>What a unit handed in for a duty, once; each stays.</summary>
public sealed class DutyFiling
{
    public const int WordsMaxLength = 4000;

    private DutyFiling() { } // EF

    internal DutyFiling(int number, Guid key, string? words, int fileCount, bool isLate, Doer by, DateTimeOffset at) =>
        (Number, Key, Words, FileCount, IsLate, FiledBy, FiledAt) = (number, key, words, fileCount, isLate, by, at);

    public int Id { get; private set; }

    /// <summary>From 1, within the duty.</summary>
    public int Number { get; private set; }

    /// <summary>Made by the form; the same form sent again is the same filing.</summary>
    public Guid Key { get; private set; }

    public string? Words { get; private set; }
    public int FileCount { get; private set; }

    /// <summary>Whether it came after the latest day that was meant.</summary>
    public bool IsLate { get; private set; }

    public Doer FiledBy { get; private set; } = null!;
    public DateTimeOffset FiledAt { get; private set; }
}

/// <summary>A unit to which a duty is owed.</summary>
public sealed class DutyRecipient
{
    private DutyRecipient() { } // EF

    internal DutyRecipient(int unitId) => UnitId = unitId;

    public int Id { get; private set; }
    public int UnitId { get; private set; }
}

/// <summary>That one recipient has received one filing (签收), and accepted it where it is checked.</summary>
public sealed class DutyReceipt
{
    private DutyReceipt() { } // EF

    internal DutyReceipt(int filingNumber, int unitId, Doer by, DateTimeOffset at) =>
        (FilingNumber, UnitId, ReceivedBy, ReceivedAt) = (filingNumber, unitId, by, at);

    public int Id { get; private set; }
    public int FilingNumber { get; private set; }
    public int UnitId { get; private set; }
    public Doer ReceivedBy { get; private set; } = null!;
    public DateTimeOffset ReceivedAt { get; private set; }
}

/// <summary>Why a recipient sent a filing back.</summary>
public sealed class DutyReturn
{
    public const int ReasonMaxLength = 500;

    private DutyReturn() { } // EF

    internal DutyReturn(int filingNumber, int unitId, string reason, Doer by, DateTimeOffset at) =>
        (FilingNumber, UnitId, Reason, ReturnedBy, ReturnedAt) = (filingNumber, unitId, reason, by, at);

    public int Id { get; private set; }
    public int FilingNumber { get; private set; }
    public int UnitId { get; private set; }
    public string Reason { get; private set; } = "";
    public Doer ReturnedBy { get; private set; } = null!;
    public DateTimeOffset ReturnedAt { get; private set; }
}

/// <summary>More days for one unit, with the reason.</summary>
public sealed class DutyExtension
{
    public const int ReasonMaxLength = 500;

    private DutyExtension() { } // EF

    internal DutyExtension(DateOnly untilOn, string reason, DateTimeOffset at) => (UntilOn, Reason, ExtendedAt) = (untilOn, reason, at);

    public int Id { get; private set; }

    /// <summary>Inclusive.</summary>
    public DateOnly UntilOn { get; private set; }

    public string Reason { get; private set; } = "";
    public DateTimeOffset ExtendedAt { get; private set; }
}

/// <summary>That somebody was reminded (催办), once a day at most.</summary>
public sealed class DutyReminder
{
    private DutyReminder() { } // EF

    internal DutyReminder(DateOnly on, Doer by, DateTimeOffset at) => (On, RemindedBy, RemindedAt) = (on, by, at);

    public int Id { get; private set; }
    public DateOnly On { get; private set; }
    public Doer RemindedBy { get; private set; } = null!;
    public DateTimeOffset RemindedAt { get; private set; }
}
