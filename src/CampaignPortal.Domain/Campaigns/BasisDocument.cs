using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>What is printed on a document.</summary>
/// <param name="Number">文号; null where it has none.</param>
/// <param name="Issuer">Null where it says none.</param>
/// <param name="KeptAt">Where the original lies; null where that is not said.</param>
public sealed record DocumentTitle(string? Number, string Title, string? Issuer, DateOnly? IssuedOn, string? KeptAt);

/// <summary>A document that a campaign rests on (依据文件): with its file, or with the place where the original is kept.</summary>
public sealed class BasisDocument : Entity
{
    public const int NumberMaxLength = Campaign.DocumentNumberMaxLength;
    public const int TitleMaxLength = 200;
    public const int IssuerMaxLength = 100;
    public const int KeptAtMaxLength = 200;

    private BasisDocument() { } // EF

    public BasisDocument(Campaign campaign, DocumentTitle title, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(campaign.State.WhyNotPlan());
        CampaignId = campaign.Id;
        Write(title);
        Record(Act("Add", actor, now) with { After = Number });
    }

    public int CampaignId { get; private set; }
    public string? Number { get; private set; }
    public string Title { get; private set; } = "";
    public string? Issuer { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public string? KeptAt { get; private set; }

    /// <summary>Its file; null where only the place of the original is said.</summary>
    public int? EvidenceId { get; private set; }

    /// <summary>Null while it is shown.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Refusal? WhyNotRevise(CampaignState state) => state.WhyNotPlan() ?? WhyNotWithdrawn();

    public void Revise(DocumentTitle title, CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRevise(state));
        var before = InWords();
        Write(title);
        Record(Act("Revise", actor, now) with { Before = before, After = InWords() });
    }

    public Refusal? WhyNotAttach(CampaignState state) => WhyNotRevise(state);

    /// <summary>Its file, or another one in its place.</summary>
    public void Attach(int evidenceId, CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAttach(state));
        EvidenceId = evidenceId;
        Record(Act("Attach", actor, now));
    }

    public Refusal? WhyNotWithdraw(CampaignState state) => WhyNotRevise(state);

    /// <summary>It is shown no more; its file stays with the organiser.</summary>
    public void Withdraw(CampaignState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(state));
        WithdrawnAt = now;
        Record(Act("Withdraw", actor, now) with { Before = InWords() });
    }

    private Refusal? WhyNotWithdrawn() => WithdrawnAt is null ? null : Refusal.WrongState;

    private void Write(DocumentTitle title)
    {
        Number = Text.Optional(title.Number, NumberMaxLength, nameof(title));
        Title = Text.Required(title.Title, TitleMaxLength, nameof(title));
        Issuer = Text.Optional(title.Issuer, IssuerMaxLength, nameof(title));
        KeptAt = Text.Optional(title.KeptAt, KeptAtMaxLength, nameof(title));
        IssuedOn = title.IssuedOn;
    }

    private string InWords() => FormattableString.Invariant($"{Number} {Title} {Issuer} {IssuedOn:yyyy-MM-dd} {KeptAt}").Trim();

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"BasisDocument.{verb}", actor, now, Title) { CampaignId = CampaignId };
}
