using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One gate as an author enters it.</summary>
public sealed class GateForm : ConditionedForm
{
    public string? Basis { get; set; }
    public IList<EffectRow> Effects { get; } = [];
    public bool ForUnit { get; set; }
    public bool ForPeople { get; set; }
    public bool ForLeaders { get; set; }

    /// <summary>Periods after this one; empty for none.</summary>
    public int? Forward { get; set; }

    /// <summary>An empty form with what is usual.</summary>
    public static GateForm New() => new() { ForUnit = true };

    public void Show(Gate gate, SchemeContent scheme)
    {
        Show(gate.Name, gate.When, scheme);
        foreach (var effect in gate.Effects)
        {
            Effects.Add(EffectRow.Of(effect, scheme));
        }

        (Basis, Forward) = (gate.Basis, gate.Forward == 0 ? null : gate.Forward);
        (ForUnit, ForPeople, ForLeaders) = (gate.FallsOnSubject, gate.Scope.Contains(GateScope.People), gate.Scope.Contains(GateScope.Leaders));
    }

    /// <summary>Keeps some rows free below what is typed.</summary>
    public void AddSpareRows(SchemeContent scheme)
    {
        AddSpareConditions();
        while (Effects.Count(e => e.IsEmpty) < SpareRows)
        {
            Effects.Add(new EffectRow());
        }

        Offer(scheme);
    }

    /// <summary>Every effect names every list, ticked or not.</summary>
    public void Offer(SchemeContent scheme)
    {
        foreach (var effect in Effects)
        {
            effect.Offer(scheme.Standing.Awards);
        }
    }

    /// <inheritdoc cref="ConditionedForm.IndexOfCondition"/>
    /// <param name="row">Index among the effects that are typed.</param>
    public int IndexOfEffect(int row) => Effects.Index().Where(e => !e.Item.IsEmpty).ElementAt(row).Index;

    /// <param name="before">What it replaces; null for a new one.</param>
    public Gate ToGate(string code, Gate? before, SchemeContent scheme) => new(
        code, Named, Blank(Basis), Conditions, [.. Effects.Where(e => !e.IsEmpty).Select(e => e.ToEffect(before?.Effects ?? [], scheme))], Scope, Forward ?? 0);

    private IReadOnlyList<GateScope> Scope =>
    [
        .. ForUnit ? [GateScope.Unit] : Array.Empty<GateScope>(),
        .. ForPeople ? [GateScope.People] : Array.Empty<GateScope>(),
        .. ForLeaders ? [GateScope.Leaders] : Array.Empty<GateScope>(),
    ];
}
