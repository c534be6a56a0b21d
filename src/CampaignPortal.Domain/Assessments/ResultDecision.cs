using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>How a result was decided (审定): by a person, or by a meeting whose minutes are registered.</summary>
public sealed record ResultDecision
{
    public const int BodyMaxLength = CampaignSettings.BodyMaxLength;
    public const int MinutesNumberMaxLength = 60;

    private ResultDecision() { } // EF

    public DeciderKind Kind { get; private init; }

    /// <summary>Null when a body decided.</summary>
    public int? PersonId { get; private init; }

    /// <summary>Null when a person decided.</summary>
    public string? BodyName { get; private init; }

    /// <summary>Day of the meeting; null when a person decided.</summary>
    public DateOnly? MeetingOn { get; private init; }

    /// <summary>Number of the minutes; null when a person decided.</summary>
    public string? MinutesNumber { get; private init; }

    /// <summary>The scanned minutes; null when they are kept on paper only.</summary>
    public int? ScanEvidenceId { get; private init; }

    public static ResultDecision ByPerson(int personId) => new() { Kind = DeciderKind.Person, PersonId = personId };

    public static ResultDecision ByBody(string bodyName, DateOnly? meetingOn, string? minutesNumber) => new()
    {
        Kind = DeciderKind.Body,
        BodyName = Text.Required(bodyName, BodyMaxLength, nameof(bodyName)),
        MeetingOn = meetingOn,
        MinutesNumber = Text.Optional(minutesNumber, MinutesNumberMaxLength, nameof(minutesNumber)),
    };

    public ResultDecision WithScan(int evidenceId) => this with { ScanEvidenceId = evidenceId };

    /// <summary>Whether it is the decision of whom the campaign names, made or registered by somebody who may.</summary>
    /// <param name="notBefore">First day on which a body could decide.</param>
    internal Refusal? WhyNot(Decider decider, DateOnly notBefore, Actor actor, DateOnly today) =>
        Kind != decider.Kind ? Refusal.NotEntitled
        : Kind == DeciderKind.Person ? (PersonId == decider.PersonId && actor.PrincipalId == PersonId ? null : Refusal.NotEntitled)
        : BodyName != decider.Body ? Refusal.NotEntitled
        : MeetingOn is null || MinutesNumber is null ? Refusal.BasisMissing
        : MeetingOn > today || MeetingOn < notBefore ? Refusal.OutsidePeriod
        : null;
}
