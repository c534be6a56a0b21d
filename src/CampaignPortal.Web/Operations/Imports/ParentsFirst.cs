using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>Puts new units into an order in which each finds its parent, whatever the order of the rows.</summary>
internal sealed class ParentsFirst(IReadOnlyList<UnitFounding> foundings)
{
    private readonly Dictionary<string, UnitFounding> _byCode = foundings.ToDictionary(f => Domain.Shared.Text.NormalisedCode(f.Code), StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _paths = new(StringComparer.Ordinal);
    private readonly List<UnitFounding> _sorted = [];
    private readonly List<(int Row, ImportFault Fault, string Detail)> _wrong = [];

    public IReadOnlyList<UnitFounding> Sorted => _sorted;

    /// <param name="whyNotBelow">Why nothing can be founded below what is not in the file; null where it can.</param>
    /// <param name="pathOf">Of a unit on record.</param>
    /// <returns>Rows that find no parent.</returns>
    public IReadOnlyList<(int Row, ImportFault Fault, string Detail)> Sort(Func<string, ImportFault?> whyNotBelow, Func<string, string?> pathOf)
    {
        foreach (var code in _byCode.Keys)
        {
            Place(code, [], whyNotBelow, pathOf);
        }

        return _wrong;
    }

    /// <returns>The path of the unit; null where it cannot be founded.</returns>
    private string? Place(string code, HashSet<string> below, Func<string, ImportFault?> whyNotBelow, Func<string, string?> pathOf)
    {
        if (_paths.TryGetValue(code, out var placed))
        {
            return placed;
        }

        var unit = _byCode[code];
        below.Add(code);
        var fault = WhyNot(unit, below, whyNotBelow, pathOf, out var path);
        _paths[code] = fault is null ? path : null;
        if (fault is { } wrong)
        {
            _wrong.Add((unit.Number, wrong, wrong == ImportFault.ParentFaulty ? $"{_byCode[unit.ParentCode].Number}" : ""));
        }
        else
        {
            _sorted.Add(unit);
        }

        return _paths[code];
    }

    private ImportFault? WhyNot(UnitFounding unit, HashSet<string> below, Func<string, ImportFault?> whyNotBelow, Func<string, string?> pathOf, out string path)
    {
        path = "";
        if (below.Contains(unit.ParentCode))
        {
            return ImportFault.ParentCircle;
        }

        if (!_byCode.TryGetValue(unit.ParentCode, out var parent) && whyNotBelow(unit.ParentCode) is { } refusal)
        {
            return refusal;
        }

        var above = parent is null ? pathOf(unit.ParentCode) : Place(unit.ParentCode, below, whyNotBelow, pathOf);
        path = $"{above}{Domain.Shared.Text.NormalisedCode(unit.Code)}/";
        return above is null ? ImportFault.ParentFaulty
            : path.Length > Unit.PathMaxLength ? ImportFault.TooDeep
            : null;
    }
}
