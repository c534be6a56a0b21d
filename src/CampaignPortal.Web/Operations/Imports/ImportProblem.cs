namespace CampaignPortal.Web.Operations.Imports;

/// <summary>
/// What is wrong with a cell. Shown through the text keys <c>ImportFault.{name}</c> and, for what to do about it,
/// <c>ImportFault.{name}.Remedy</c>.
/// </summary>
public enum ImportFault
{
    Missing,
    TooLong,
    Formula,
    Error,

    /// <summary>A code with characters that no code has.</summary>
    Characters,

    /// <summary>Not one of the values offered.</summary>
    Choice,
    Number,

    /// <summary>A number outside its bounds.</summary>
    Range,

    /// <summary>The key stands in an earlier row too.</summary>
    Twice,

    /// <summary>The key belongs to something that is none of the reader's business.</summary>
    Taken,
    UnknownUnit,
    ClosedUnit,

    /// <summary>The row of the parent has a fault of its own.</summary>
    ParentFaulty,

    /// <summary>The unit is its own parent, over one step or several.</summary>
    ParentCircle,
    TooDeep,

    /// <summary>On record under another parent or as another kind: that is no matter of an import.</summary>
    OtherPlace,

    /// <summary>A unit on record under another name: renaming takes a document and a preview.</summary>
    OtherName,

    /// <summary>A unit on record at another place among its siblings.</summary>
    OtherOrder,

    /// <summary>A person on record who works nowhere: posting him takes a day from which on.</summary>
    NotPosted,

    /// <summary>On record at another workplace.</summary>
    OtherWorkplace,

    /// <summary>On record with another post there.</summary>
    OtherPost,

    /// <summary>On record with another employer, or with none.</summary>
    OtherEmployer,

    /// <summary>The person is on record and does not hold the role.</summary>
    RoleOfKnown,

    /// <summary>The giver may not give it, or the person may not hold it.</summary>
    RoleRefused,

    /// <summary>The unit is not on this score sheet.</summary>
    UnitNotOnSheet,
    OwnUnit,

    /// <summary>What the grid would say of the same entry.</summary>
    Mark,

    /// <summary>One of two figures that belong together.</summary>
    HalfRatio,

    /// <summary>No number of points.</summary>
    Points,

    /// <summary>No responsible office has this code or name.</summary>
    NoOffice,

    /// <summary>Yes or no is asked.</summary>
    YesNo,

    /// <summary>The code stands in an earlier row with another heading.</summary>
    OtherHeading,

    /// <summary>A line that does not say what is lost or won by what.</summary>
    CauseUnclear,

    /// <summary>Losses and gains in one item.</summary>
    LossAndGain,
    LevelUnclear,

    /// <summary>More than the item is worth.</summary>
    AboveFull,
    YesNoUnclear,
    RateUnclear,

    /// <summary>A rule for items as a whole is broken.</summary>
    ItemRule,
}

/// <summary>What is wrong with one cell of somebody's file.</summary>
/// <param name="Row">As Excel counts.</param>
/// <param name="Column">Its heading.</param>
/// <param name="Address">Empty where the column is not in the file.</param>
/// <param name="Value">What stands there.</param>
public sealed record ImportProblem(int Row, string Column, string Address, string Value, ImportFault Fault, string Detail = "");
