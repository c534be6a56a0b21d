using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations.Occurrences;

/// <summary>A unit that bears a share too, as it was typed.</summary>
public sealed record EntryShare(int? UnitId, string? Role);

/// <summary>What makes an occurrence weigh more and on whom else it falls, as it was typed.</summary>
/// <param name="Multipliers">Codes of those that apply.</param>
/// <param name="Role">Of the unit, or of the person, that the occurrence names first; null where the item shares nothing out.</param>
public sealed record EntryWeight(IReadOnlyList<string> Multipliers, string? Role, IReadOnlyList<EntryShare> Shares)
{
    public static EntryWeight None { get; } = new([], null, []);

    /// <summary>Gives each unit its share, and adds those who share.</summary>
    /// <param name="reached">The units that the occurrence names first.</param>
    /// <param name="counting">Units that take part in the round.</param>
    public (IReadOnlyList<ReachedUnit> Reached, EntryProblem? Problem) Spread(
        OccurrenceDesk desk, DeskRule rule, IReadOnlyList<ReachedUnit> reached, IReadOnlySet<int> counting)
    {
        var weighing = rule.Item.Weighing;
        if (Multipliers.Any(c => weighing.Multipliers.All(m => m.Code != c)) || (weighing.Roles.Count == 0 && Shares.Count > 0))
        {
            return (reached, new(nameof(OccurrenceEntry.Rule), "Refusal.NoSuchRule"));
        }

        if (weighing.Roles.Count == 0)
        {
            return (reached, null);
        }

        if (Find(weighing, Role) is not { } first)
        {
            return (reached, new("Weight.Role", "Occurrences.Weight.Role.Missing"));
        }

        List<ReachedUnit> all = [.. reached.Select(r => r with { Role = first })];
        foreach (var (share, row) in Shares.Select((s, i) => (s, i)))
        {
            if (WhyNot(desk, rule, all, share) is { } why)
            {
                return (reached, new($"Weight.Shares[{row}].{(why == "Occurrences.Weight.Role.Missing" ? nameof(share.Role) : nameof(share.UnitId))}", why));
            }

            var unit = desk.Units.Single(u => u.Id == share.UnitId);
            all.Add(new ReachedUnit(unit.Id, unit.Name, Domain.Assessments.SubjectVia.Direct, counting.Contains(unit.Id)) { Role = Find(weighing, share.Role), Shares = true });
        }

        return (all, null);
    }

    private static LinkRole? Find(OccurrenceWeighing weighing, string? role) => weighing.Roles.FirstOrDefault(r => r.Code == role);

    private static string? WhyNot(OccurrenceDesk desk, DeskRule rule, List<ReachedUnit> taken, EntryShare share) =>
        desk.Units.All(u => u.Id != share.UnitId) ? "Occurrences.New.Unit.Missing"
        : !rule.UnitIds.Contains(share.UnitId!.Value) ? "Occurrences.New.NotAssigned"
        : taken.Exists(t => t.Id == share.UnitId) ? "Refusal.UnitNamedTwice"
        : Find(rule.Item.Weighing, share.Role) is null ? "Occurrences.Weight.Role.Missing"
        : rule.Kind == Domain.Assessments.OccurrenceKind.Bonus && share.UnitId == rule.OfficeId ? "Occurrences.New.OwnBonus"
        : null;
}
