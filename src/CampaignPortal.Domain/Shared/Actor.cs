namespace CampaignPortal.Domain.Shared;

/// <summary>In what capacity somebody acts when he acts for somebody else.</summary>
public enum Capacity
{
    /// <summary>For himself.</summary>
    Own,

    /// <summary>代理: for an absent head.</summary>
    ActingHead,

    /// <summary>AB 角: the standing substitute of a post.</summary>
    Substitute,

    /// <summary>代录: types in what the other put on paper.</summary>
    EntryOnBehalf,
}

/// <summary>Who acts, and for whom. Every verb that leaves a trace takes one.</summary>
/// <param name="PersonId">The person at the keyboard.</param>
/// <param name="ForPersonId">The person acted for; null when he acts for himself.</param>
public sealed record Actor(int PersonId, int? ForPersonId = null, Capacity Capacity = Capacity.Own)
{
    /// <summary>The system itself: effects of a date, seeding, repair.</summary>
    public static Actor System { get; } = new(0);

    /// <summary>Whether this is the given person's work in any capacity. Own-work rules ask this of both sides.</summary>
    public bool Is(int personId) => PersonId == personId || ForPersonId == personId;

    /// <summary>The person whose right is used: the one acted for, else the one who acts.</summary>
    public int PrincipalId => ForPersonId ?? PersonId;
}
