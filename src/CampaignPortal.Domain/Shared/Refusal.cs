namespace CampaignPortal.Domain.Shared;

/// <summary>Why an act is not allowed. Shown through the text key <c>Refusal.{name}</c>, which also says what to do next.</summary>
public enum Refusal
{
    /// <summary>Nobody decides, checks or confirms his own work, nor that of the person he acts for.</summary>
    OwnWork,

    /// <summary>Somebody else changed it in the meantime.</summary>
    ChangedByAnother,

    /// <summary>The object is not in the state in which this can be done.</summary>
    WrongState,

    /// <summary>The round is not open for this at this moment.</summary>
    RoundNotOpen,

    /// <summary>The deadline has passed and the round accepts nothing late.</summary>
    TooLate,

    /// <summary>A day lies outside the quarter it is filed under.</summary>
    OutsidePeriod,

    /// <summary>A value lies outside what the rule allows.</summary>
    OutsideRange,

    /// <summary>The scheme has no such item or rule, or not for this use.</summary>
    NoSuchRule,

    /// <summary>Something that must be filled in is not.</summary>
    Incomplete,

    /// <summary>A file that the standards demand is not there.</summary>
    EvidenceMissing,

    /// <summary>Occurrences are still undecided.</summary>
    OccurrencesUndecided,

    /// <summary>Sheets are still missing.</summary>
    SheetsMissing,

    /// <summary>Quarters of the campaign are planned.</summary>
    HasRounds,

    /// <summary>Other campaigns name this one as the one above them.</summary>
    HasCampaignsBelow,

    /// <summary>The same fact is on record already.</summary>
    AlreadyRecorded,

    /// <summary>The organiser has another standard set of that name.</summary>
    StandardSetNameTaken,

    /// <summary>A reason is needed.</summary>
    ReasonNeeded,

    /// <summary>The person does not hold the right this act needs.</summary>
    NotEntitled,

    /// <summary>The two roles exclude each other within one campaign.</summary>
    RolesExclude,

    /// <summary>Nobody grants a right to himself.</summary>
    OwnGrant,

    /// <summary>Nobody could keep the accounts any more.</summary>
    LastSystemAdministrator,

    /// <summary>The period ends before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>The unit exists no longer on that day.</summary>
    UnitClosed,

    /// <summary>A unit stands neither below itself nor above the top of the tree.</summary>
    BelowItself,

    /// <summary>A unit that is merged or split does not carry on its own work.</summary>
    SucceedsItself,

    /// <summary>Units below it have to find another place first.</summary>
    HasUnitsBelow,

    /// <summary>The unit runs a campaign that is not finished.</summary>
    OrganisesCampaign,

    /// <summary>The day has not come yet.</summary>
    NotYet,

    /// <summary>The day is over, and nothing new is asked by it.</summary>
    DayPassed,

    /// <summary>The unit has a head, who names his substitute himself.</summary>
    HasHead,

    /// <summary>Nothing of a person's work can go to the other one.</summary>
    NothingToHandOver,

    /// <summary>A sheet of an open round stays with its rater, and with it the right to submit it.</summary>
    SheetsStay,

    /// <summary>Something was filled in, filed or recorded in the round, and nothing of that is lost.</summary>
    RoundUsed,

    /// <summary>Used elsewhere and therefore not to be removed.</summary>
    InUse,

    /// <summary>The weights do not add up to one.</summary>
    WeightsNotOne,

    /// <summary>A number, date or document that the act needs is missing.</summary>
    BasisMissing,

    /// <summary>The round was opened again; it is closed and computed anew before anybody decides.</summary>
    NotComputed,

    /// <summary>Figures, pronouncements or decisions were recorded or taken back since the result was computed; it is computed anew before anybody decides.</summary>
    RecordedSince,

    /// <summary>Figures leave ranks or seats to a body; its decision is recorded and counted before anybody decides the result.</summary>
    QuestionsOpen,

    /// <summary>No unit has a rank, because data are missing; there is nothing to decide.</summary>
    NothingRanked,

    /// <summary>What has been decided is not changed; a correction makes a new version.</summary>
    Frozen,

    /// <summary>A file of a kind, size or number that is not accepted.</summary>
    FileNotAccepted,

    /// <summary>The unit still has days in which to state its case.</summary>
    StatementPeriodRunning,

    /// <summary>What units stated about a result is not answered yet.</summary>
    StatementsUnanswered,

    /// <summary>The campaign has finished or is archived; it is only read.</summary>
    CampaignOver,

    /// <summary>The days would leave out a quarter that has been opened.</summary>
    RoundOutside,

    /// <summary>The change lies before the day on which a round pinned its participants.</summary>
    BeforeOpenedRound,

    /// <summary>The office that runs the campaign is no participant, as the campaign says.</summary>
    OfficeNotRated,

    /// <summary>A round is still open.</summary>
    RoundOpen,

    /// <summary>A phase of the campaign that opens this is still to come; it is named.</summary>
    PhaseNotBegun,

    /// <summary>The phase of the campaign that opened this is over; it is named.</summary>
    PhaseOver,

    /// <summary>Once a day is enough.</summary>
    RemindedToday,

    /// <summary>There is no draft of the rules to change.</summary>
    DraftMissing,

    /// <summary>A file has no row that could be taken over.</summary>
    NothingToImport,

    /// <summary>Nobody holds the right that the thing needs, so there is nobody to remind.</summary>
    NobodyToRemind,

    /// <summary>Units have been asked already, and receipts hang on the recipients.</summary>
    RecipientsFixed,

    /// <summary>What is filed is only received, not checked.</summary>
    NothingToCheck,

    /// <summary>More days end after the present last day.</summary>
    NotLater,

    /// <summary>A file is asked for and none is there.</summary>
    FileMissing,

    /// <summary>A notice names days of its year, and of the last days of the year before.</summary>
    OutsideCalendarYear,

    /// <summary>Only a Saturday or a Sunday can be made a working day.</summary>
    MakeUpOnWeekday,

    /// <summary>A day cannot be free and worked.</summary>
    FreeAndWorked,

    /// <summary>A unit bears one share of an event.</summary>
    UnitNamedTwice,

    /// <summary>A day is named once.</summary>
    DayNamedTwice,

    /// <summary>The year's calendar says this already.</summary>
    SameCalendar,

    /// <summary>The unit is called so already.</summary>
    SameName,

    /// <summary>Another unit under the same one is called so.</summary>
    NameTaken,

    /// <summary>A change of the same kind waits for the unit.</summary>
    ChangePending,

    /// <summary>One code stands for two of the units that carry on.</summary>
    CodeTwice,

    /// <summary>Figures from elsewhere wait for somebody else to confirm them; the lists are named.</summary>
    FiguresUnconfirmed,

    /// <summary>Pronouncements of gates wait for somebody to confirm them.</summary>
    PronouncementsUnconfirmed,

    /// <summary>The marks break the rule for what one rater may hand in.</summary>
    BallotBroken,
}

/// <summary>An act that the rules refuse. Pages show <see cref="Refusal"/> in the user's language, never this message.</summary>
public sealed class RefusedException(Refusal refusal, string? detail = null)
    : Exception(detail is null ? refusal.ToString() : $"{refusal}: {detail}")
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>Names that the text mentions (of units, sheets, occurrences); null when it needs none.</summary>
    public string? Detail { get; } = detail;

    public static void ThrowIf(Refusal? refusal, string? detail = null)
    {
        if (refusal is { } reason)
        {
            throw new RefusedException(reason, detail);
        }
    }
}
