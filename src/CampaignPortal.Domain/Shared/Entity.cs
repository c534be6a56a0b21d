namespace CampaignPortal.Domain.Shared;

/// <summary>
/// Anything with a life of its own in the database. <see cref="Version"/> is the concurrency token on both
/// providers: saving raises it, a form posts the one it showed.
/// </summary>
public abstract class Entity
{
    private readonly List<Deed> _deeds = [];

    public int Id { get; private set; }
    public long Version { get; private set; } = 1;

    /// <summary>What was done to this object since it was loaded; saving turns each into an audit row.</summary>
    public IReadOnlyList<Deed> Deeds => _deeds;

    /// <summary>Called once the deeds are on record.</summary>
    public void ForgetDeeds() => _deeds.Clear();

    /// <summary>Puts a business act on record. Saving refuses a changed entity on which nothing was recorded.</summary>
    protected void Record(Deed deed) => _deeds.Add(deed);

    /// <summary>
    /// Marks the root as changed when a verb changed only its children; else two people who change
    /// different children of one object would both win.
    /// </summary>
    protected void Touch() => IsTouched = true;

    /// <summary>Whether a verb changed only children of this object; saving then raises its version all the same.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>Called once the raised version is stored.</summary>
    public void ForgetTouch() => IsTouched = false;
}

/// <summary>
/// Changes of this entity need no audit row of their own: drafts (their submission carries the difference)
/// and housekeeping rows.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnrecordedAttribute : Attribute;
