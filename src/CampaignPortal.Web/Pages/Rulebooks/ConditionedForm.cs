using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What gates and consequences are entered with alike.</summary>
public abstract class ConditionedForm
{
    private protected const int SpareRows = 2;

    public long Version { get; set; }
    public string Name { get; set; } = "";
    public string? NameEn { get; set; }
    public IList<ConditionRow> When { get; } = [];

    /// <summary>Index of the field's row, empty rows counted.</summary>
    /// <param name="row">Index among the conditions that are typed.</param>
    public int IndexOfCondition(int row) => When.Index().Where(w => !w.Item.IsEmpty).ElementAt(row).Index;

    private protected LocalText Named => new(Name.Trim(), Blank(NameEn));

    private protected IReadOnlyList<Condition> Conditions => [.. When.Where(w => !w.IsEmpty).Select(w => w.ToCondition())];

    private protected void Show(LocalText name, IEnumerable<Condition> when, SchemeContent scheme)
    {
        (Name, NameEn) = (name.Zh, name.En);
        foreach (var condition in when)
        {
            When.Add(ConditionRow.Of(condition, scheme));
        }
    }

    private protected void AddSpareConditions()
    {
        while (When.Count(w => w.IsEmpty) < SpareRows)
        {
            When.Add(new ConditionRow());
        }
    }

    private protected static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
