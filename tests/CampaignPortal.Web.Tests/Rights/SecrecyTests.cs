using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>What is not for everybody is found by those alone whom it concerns, wherever they look.</summary>
[Trait("Length", "Long")]
public sealed class SecrecyTests
{
    /// <summary>Answerable: the window concerned, who recorded it, its supervisors and who runs the campaign.</summary>
    private static readonly string[] OfTheOccurrence = ["leader", "administrator", "window with occurrences", "finder", "supervisor of all"];

    /// <summary>Who finds what. Nobody else does, and these do: a text that nobody finds proves nothing.</summary>
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        [Secret.DraftAnswer] = ["other window"],
        [Secret.DraftFile] = ["other window"],
        [Secret.SubmittedAnswer] = ["staff", "head", "leader", "administrator"],
        [Secret.SubmittedFile] = ["staff", "head", "leader", "administrator"],
        [Secret.ReturnReason] = ["staff", "head", "administrator"],
        [Secret.ExtensionReason] = ["administrator"],
        [Secret.Cause] = OfTheOccurrence,
        [Secret.SourceNote] = OfTheOccurrence,
        [Secret.KeptAt] = OfTheOccurrence,
        [Secret.DedupeKey] = OfTheOccurrence,
        [Secret.OccurrenceFile] = OfTheOccurrence,
        [Secret.Statement] = OfTheOccurrence,
        [Secret.DecisionReason] = OfTheOccurrence,
        [Secret.WithdrawReason] = OfTheOccurrence,
        [Secret.OtherCause] = ["leader", "administrator", "window without", "finder", "supervisor of all"],
        [Secret.MarkNote] = ["rater"],
        [Secret.ScoreReturnReason] = ["administrator", "rater"],
        [Secret.ResultStatement] = ["leader", "administrator", "ranked window"],
        [Secret.ResultAnswer] = ["leader", "administrator", "ranked window"],
        [Secret.CorrectionReason] = ["leader", "administrator"],
        [Secret.MinutesNumber] = ["leader", "administrator", "supervisor of all"],
        [Secret.MinutesFile] = ["leader", "administrator"],
        [Secret.DelegationReason] = ["administrator", "delegating head", "substitute", "administrator of the head"],
    };

    [PortalFact]
    public async Task AUTHZ_03_a_protected_text_is_found_by_those_of_the_table_and_by_nobody_else(Provider provider)
    {
        await using var world = await SecretWorld.SetAsync(provider);
        var found = Secret.All.ToDictionary(s => s, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (what, who) in world.People)
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            await foreach (var page in Crawl.FromAsync(await world.AsAsync(who), "/"))
            {
                var text = $"{page.Body} {string.Join(' ', page.Headers.Values)}";
                seen.UnionWith(Secret.All.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)));
            }

            seen.ToList().ForEach(s => found[s].Add(what));
        }

        var wrong = from secret in Secret.All
                    let expected = Table.GetValueOrDefault(secret, []).Order(StringComparer.Ordinal)
                    where !expected.SequenceEqual(found[secret].Order(StringComparer.Ordinal))
                    select $"{secret}: {string.Join(", ", found[secret])}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }
}
