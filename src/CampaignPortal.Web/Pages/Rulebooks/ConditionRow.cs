using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One condition of a gate or consequence as an author enters it; a field that the kind does not ask stays empty.</summary>
public sealed class ConditionRow
{
    private const char Between = ':';

    /// <summary>Null while the row is not used.</summary>
    public ConditionKind? By { get; set; }

    public string? Channel { get; set; }
    public string? Item { get; set; }

    /// <summary>Item and cause, as <see cref="ValueOf(string, string)"/> writes them; null for all causes of the item.</summary>
    public string? Cause { get; set; }

    public LimitKind? Comparison { get; set; }
    public decimal? Number { get; set; }

    /// <summary>What happened in earlier periods, as <see cref="ValueOf(PastEventKind, string?)"/> writes it.</summary>
    public string? Past { get; set; }

    /// <summary>Code of a list that only another scheme has.</summary>
    public string? OtherList { get; set; }

    public int? Places { get; set; }
    public int? Periods { get; set; }
    public bool WithThis { get; set; }

    public bool AsksChannel => By is ConditionKind.Channel or ConditionKind.Item or ConditionKind.Sheets;
    public bool AsksItem => By is ConditionKind.Item or ConditionKind.Exhausted or ConditionKind.Occurrences;
    public bool AsksCause => By is ConditionKind.Occurrences;
    public bool AsksLimit => By is not (null or ConditionKind.Recorded or ConditionKind.Exhausted or ConditionKind.History);
    public bool AsksPast => By is ConditionKind.History;
    public bool AsksPlaces => AsksPast && PastKind == PastEventKind.Bottom;
    public bool AsksOtherList => AsksPast && PastKind == PastEventKind.Award && PastCode.Length == 0;

    /// <summary>Whether there is something in a field that few conditions ask.</summary>
    public bool IsRare => AsksPast || Channel is not null || Cause is not null || Past is not null || OtherList is not null || Places is not null || Periods is not null || WithThis;

    public bool IsEmpty => By is null && Item is null && Comparison is null && Number is null && !IsRare;

    /// <summary>Null where nothing that happens is chosen.</summary>
    public PastEventKind? PastKind => Past is not null && Enum.TryParse<PastEventKind>(Past.Split(Between)[0], out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Empty for places, and for a list of another scheme.</summary>
    public string PastCode => Past is not null && Past.Contains(Between, StringComparison.Ordinal) ? Past[(Past.IndexOf(Between, StringComparison.Ordinal) + 1)..] : "";

    public static string ValueOf(string item, string cause) => $"{item}{Between}{cause}";

    public static string ValueOf(PastEventKind kind, string? code = null) => $"{kind}{Between}{code}";

    public static ConditionRow Of(Condition condition, SchemeContent scheme)
    {
        ConditionRow row = new()
        {
            By = condition.By, Channel = condition.Channel, Item = condition.Item, Cause = condition.Rule is { } rule ? ValueOf(condition.Item!, rule) : null,
            Comparison = condition.Limit?.Kind, Number = condition.Limit?.Value,
        };
        if (condition.Past is { } past)
        {
            var isOther = past.Kind == PastEventKind.Award && scheme.Standing.FindAward(past.Code!) is null;
            (row.Past, row.OtherList) = (ValueOf(past.Kind, isOther ? null : past.Code), isOther ? past.Code : null);
            (row.Places, row.Periods, row.WithThis) = (past.Places == 0 ? null : past.Places, past.Periods, past.WithThis);
        }

        return row;
    }

    public Condition ToCondition() => new(
        By!.Value,
        Channel,
        Item,
        Cause?[(Cause.IndexOf(Between, StringComparison.Ordinal) + 1)..],
        AsksLimit ? new Limit(Comparison!.Value, Number!.Value) : null,
        AsksPast ? new PastEvent(PastKind!.Value, AsksPlaces ? null : AsksOtherList ? OtherList!.Trim() : PastCode, Places ?? 0, Periods!.Value, WithThis) : null);

    /// <summary>Whether the cause is one of the chosen item, as far as it is written.</summary>
    public bool IsCauseOfItem => Cause is null || (Cause.Split(Between) is [var item, var cause] && item == Item && Scheme.IsCode(cause));
}
