

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>The radio buttons of an item that is answered by a choice.</summary>
public sealed class ChoicesView(SelfItemView item, ItemModel.Form typed)
{
    public IReadOnlyList<SelfChoice> Choices => item.Choices;
    public bool HasOpening => item.Line.Opening is not null;
    public string FieldName => item.Kind == SelfItemKind.Level ? "Input.LevelCode" : "Input.IsMet";

    /// <summary>Null while nothing is chosen.</summary>
    public string? Chosen => item.Kind == SelfItemKind.Level ? typed.LevelCode : typed.IsMet switch { true => "true", false => "false", null => null };

    public string IdOf(SelfChoice choice) => $"choice-{Choices.ToList().IndexOf(choice)}";
}
