using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One consequence as an author enters it; without conditions only gates lead to it.</summary>
public sealed class ConsequenceForm : ConditionedForm
{
    public void Show(ConsequenceRule consequence, SchemeContent scheme) => Show(consequence.Name, consequence.When, scheme);

    /// <summary>Keeps some rows free below what is typed.</summary>
    public void AddSpareRows() => AddSpareConditions();

    public ConsequenceRule ToConsequence(string code) => new(code, Named, Conditions);
}
