using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>
/// The next rulebook of a campaign while it is being written: standards and scheme as two documents with one version, so
/// that two authors see each other. It may be unfinished; nothing counts by it until it is adopted, and then it is gone.
/// </summary>
public sealed class RulebookDraft : Entity
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private RulebookDraft() { } // EF

    /// <param name="about">Name of the campaign, for the record.</param>
    public RulebookDraft(int campaignId, Rulebook book, string about, Actor actor, DateTimeOffset now)
    {
        (CampaignId, BegunAt) = (campaignId, now);
        Keep(book);
        Record(Act("Begin", about, actor, now) with { After = Contents(book) });
    }

    /// <summary>One draft at a time for a campaign.</summary>
    public int CampaignId { get; private set; }

    public DateTimeOffset BegunAt { get; private set; }
    public string SetName { get; private set; } = "";
    public string StandardsText { get; private set; } = "";
    public string SchemeText { get; private set; } = "";

    public Rulebook Read() => new(
        SetName, JsonSerializer.Deserialize<List<CriterionText>>(StandardsText)!, Scheme.ReadDraft(SchemeText).Content);

    /// <summary>A draft is nobody's commitment: it may always be rewritten.</summary>
    public static Refusal? WhyNotRewrite(Rulebook next) =>
        next.Criteria.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count() == next.Criteria.Count
        && next.Scheme.AllItems.Select(i => i.Code).Distinct(StringComparer.Ordinal).Count() == next.Scheme.AllItems.Count
            ? null
            : Refusal.AlreadyRecorded;

    /// <param name="place">Code of the criterion or item that was changed; null for the whole.</param>
    public void Rewrite(Rulebook next, string? place, string about, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRewrite(next), place);
        var (before, after) = RulebookTrace.Between(Read(), next);
        Keep(next);
        Record(Act("Rewrite", place is null ? about : $"{about} {place}", actor, now) with { Before = before, After = after });
    }

    public static Refusal? WhyNotDiscard() => null;

    public void Discard(string about, Actor actor, DateTimeOffset now) =>
        Record(Act("Discard", about, actor, now) with { Before = Contents(Read()) });

    /// <param name="problems">What is still wrong with it.</param>
    public static Refusal? WhyNotAdopt(IReadOnlyCollection<RulebookProblem> problems) => problems.Count == 0 ? null : Refusal.Incomplete;

    /// <param name="before">What the campaign went by until now; null when it had no rules.</param>
    public void Adopt(Rulebook? before, IReadOnlyCollection<RulebookProblem> problems, string about, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAdopt(problems));
        var (was, @is) = before is null ? (null, Contents(Read())) : RulebookTrace.Between(before, Read());
        Record(Act("Adopt", about, actor, now) with { Before = was, After = @is });
    }

    private void Keep(Rulebook book) => (SetName, StandardsText, SchemeText) =
        (Text.Required(book.SetName, StandardSet.NameMaxLength, nameof(book)), JsonSerializer.Serialize(book.Criteria, Readable), SchemeWriter.Write(book.Scheme));

    /// <summary>For the record: each criterion and item with its points, and the weights.</summary>
    private static string Contents(Rulebook book) => string.Join(
        ' ',
        book.Criteria.Select(c => $"{c.Code}({string.Join(',', book.ItemsOf(c.Code).Select(i => $"{i.Code}:{i.Points:0.####}"))})")
            .Concat(book.LooseItems.Select(i => $"{i.Code}:{i.Points:0.####}"))
            .Concat(book.Scheme.Channels.Select(c => book.Scheme.NormalisesWeights ? $"{c.Name.Zh}:{c.Weight:0.####}" : $"{c.Name.Zh}:{c.Weight * 100:0.##}%")));

    private Deed Act(string verb, string about, Actor actor, DateTimeOffset now) => new($"RulebookDraft.{verb}", actor, now, about) { CampaignId = CampaignId };
}
