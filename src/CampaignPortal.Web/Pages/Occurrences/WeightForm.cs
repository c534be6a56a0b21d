using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>What makes an occurrence weigh more and who shares it, as somebody enters it; only some items ask for it.</summary>
public sealed class WeightForm
{
    private const int SpareRows = 3;

    public sealed class ShareRow
    {
        public int? UnitId { get; set; }
        public string? Role { get; set; }

        public bool IsEmpty => UnitId is null && string.IsNullOrEmpty(Role);
    }

    /// <summary>Code of the item for which it was asked; null until then.</summary>
    public string? Item { get; set; }

    public IList<string> Multipliers { get; } = [];
    public string? Role { get; set; }
    public IList<ShareRow> Shares { get; } = [];

    public EntryWeight ToEntry() => new([.. Multipliers], string.IsNullOrEmpty(Role) ? null : Role, [.. Shares.Where(s => !s.IsEmpty).Select(s => new EntryShare(s.UnitId, s.Role))]);

    /// <summary>Makes it ready to be shown: what was entered for another item leaves, empty rows go below.</summary>
    /// <returns>Whether the item was not asked for yet.</returns>
    public bool Ask(Item item, ModelStateDictionary state)
    {
        var isNew = Item != item.Code;
        if (isNew)
        {
            (Item, Role) = (item.Code, null);
            Multipliers.Clear();
            Shares.Clear();
        }

        // The rows get other numbers than they were sent with.
        Forget(isNew ? "Input.Weight" : "Input.Weight.Shares", state);
        var filled = Shares.Where(s => !s.IsEmpty).ToList();
        Shares.Clear();
        filled.Concat(Enumerable.Range(0, SpareRows).Select(_ => new ShareRow())).ToList().ForEach(Shares.Add);
        return isNew;
    }

    private static void Forget(string prefix, ModelStateDictionary state) =>
        state.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList().ForEach(k => state.Remove(k));
}

/// <summary>A form that asks for them.</summary>
public interface IWeighedForm
{
    WeightForm Weight { get; }
}

/// <summary>The fields of a <see cref="WeightForm"/>; its property <c>Input</c> gives them the names of the page's form.</summary>
/// <param name="Units">Who may bear a share; null where nobody else may.</param>
public sealed record WeightView(IWeighedForm Input, Item Item, IReadOnlyList<SelectListItem>? Units, IStringLocalizer<Texts> Texts)
{
    public OccurrenceWeighing Weighing => Item.Weighing;

    public IReadOnlyList<SelectListItem> Roles =>
        [new(Texts["Form.Choose"], ""), .. Weighing.Roles.Select(r => new SelectListItem(Texts["Rulebooks.Role", r.Name.Shown(), Figures.Percent(r.Factor)], r.Code))];

    /// <returns>Null where the item asks for nothing.</returns>
    public static WeightView? Of(IWeighedForm input, DeskRule? rule, IReadOnlyList<SelectListItem>? units, IStringLocalizer<Texts> texts) =>
        rule?.Item is { Weighing: { Multipliers.Count: > 0 } or { Roles.Count: > 0 } } item ? new(input, item, units, texts) : null;
}
