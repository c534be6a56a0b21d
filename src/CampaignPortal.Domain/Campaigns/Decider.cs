namespace CampaignPortal.Domain.Campaigns;

/// <summary>Who decides, and whether one person may compute and decide.</summary>
/// <param name="PersonId">Null when a body decides, or nobody is named.</param>
/// <param name="Body">Null when a person decides.</param>
/// <param name="SmallOfficeException">The printed reason why one person may do both; null where nobody may.</param>
public sealed record Decider(DeciderKind Kind, int? PersonId, string? Body, string? SmallOfficeException)
{
    /// <summary>
    /// Who decides a round that opened under one decider while the campaign names another by now. A person may take over:
    /// a leader never runs the campaign himself. Another body, or an exception, counts from the next round on, else whoever
    /// computes could name himself.
    /// </summary>
    /// <param name="opened">As named when the round opened; null while it is planned.</param>
    public static Decider InForce(Decider? opened, Decider named) =>
        opened is null ? named
        : named.Kind == DeciderKind.Person ? named with { SmallOfficeException = opened.SmallOfficeException }
        : opened;
}
