using System.Text.Json;

namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Everything a stranger needs to calculate a result anew: scheme, facts, result, and their hashes in one canonical
/// text. The format is docs/domain/scoring.md; version 1 stays readable for ever.
/// </summary>
public sealed class Bundle
{
    public const int FormatVersion = 1;

    private Bundle(Scheme scheme, Facts facts, string resultText, string text, string hash) =>
        (Scheme, Facts, ResultText, CanonicalText, Hash) = (scheme, facts, resultText, text, hash);

    public Scheme Scheme { get; }
    public Facts Facts { get; }

    /// <summary>Canonical text of the result.</summary>
    public string ResultText { get; }

    public string CanonicalText { get; }

    /// <summary>What is printed on the published ranking: over the three hashes, and so over everything.</summary>
    public string Hash { get; }

    public static Bundle Create(Scheme scheme, Facts facts, Result result)
    {
        var (factsText, resultText) = (facts.CanonicalText(), result.CanonicalText());
        var (factsHash, resultHash) = (CanonicalJson.Hash(factsText), CanonicalJson.Hash(resultText));
        var hash = HashOf(scheme.Hash, factsHash, resultHash);
        return new Bundle(scheme, facts, resultText, Write(scheme, factsText, factsHash, resultText, resultHash, hash), hash);
    }

    /// <summary>Reads a bundle without calculating it anew; <see cref="Verify"/> does that.</summary>
    /// <exception cref="DocumentException">Not a bundle of a known version, or its scheme or facts are refused.</exception>
    public static Bundle Parse(string text) => Open(text).Bundle;

    /// <summary>Calculates the result anew from scheme and facts and compares everything that is said about it.</summary>
    public static Verification Verify(string text)
    {
        try
        {
            var (bundle, root) = Open(text);
            return Verify(bundle, root);
        }
        catch (DocumentException exception)
        {
            return Verification.Unreadable(exception.Problems);
        }
    }

    /// <summary>The result of scheme and facts: as it is calculated now, or as version 0.1 did where the bundle says just that.</summary>
    public Result Recalculate()
    {
        var result = Evaluation.Evaluate(Scheme, Facts);
        if (result.CanonicalText() == ResultText)
        {
            return result;
        }

        var before = Evaluation.Evaluate(Scheme, Facts, SharedRank.Neighbours);
        return before.CanonicalText() == ResultText ? before : result;
    }

    private static Verification Verify(Bundle bundle, JsonElement root)
    {
        var factsHash = CanonicalJson.Hash(bundle.Facts.CanonicalText());
        var result = bundle.Recalculate().CanonicalText();
        return Compare("schemeHash", bundle.Scheme.Hash)
            ?? Compare("factsHash", factsHash)
            ?? FirstDifference.Between(result, root.GetProperty("result"), "result")
            ?? Compare("resultHash", CanonicalJson.Hash(result))
            ?? Compare("hash", HashOf(bundle.Scheme.Hash, factsHash, CanonicalJson.Hash(result)))
            ?? Verification.Same;

        Verification? Compare(string key, string expected)
        {
            var found = root.GetProperty(key).GetString()!;
            return found == expected ? null : Verification.Different(key, expected, found);
        }
    }

    private static (Bundle Bundle, JsonElement Root) Open(string text)
    {
        List<Problem> problems = [];
        if (CanonicalJson.Read(text, problems, CanonicalJson.MaxDepth + 1) is not { } document)
        {
            throw new BundleException(problems);
        }

        var (scheme, facts, result) = ReadMembers(new StrictObject(document.Root, "", problems), problems);
        if (problems.Count == 0 && document.Text != text)
        {
            problems.Add(new Problem("", ProblemCode.NotCanonical));
        }

        if (problems.Count > 0)
        {
            throw new BundleException(problems);
        }

        var readFacts = Facts.Parse(facts);
        if (readFacts.CanonicalText() != facts)
        {
            throw new BundleException([new Problem("facts", ProblemCode.NotCanonical)]);
        }

        var readScheme = Scheme.Parse(scheme);
        var hash = HashOf(readScheme.Hash, CanonicalJson.Hash(facts), CanonicalJson.Hash(result));
        return (new Bundle(readScheme, readFacts, result, text, hash), document.Root);
    }

    private static (string Scheme, string Facts, string Result) ReadMembers(StrictObject root, List<Problem> problems)
    {
        var version = root.Whole("bundle", 1, int.MaxValue);
        if (version != FormatVersion)
        {
            problems.Add(new Problem("bundle", ProblemCode.UnsupportedVersion, $"{version}"));
        }

        foreach (var key in (string[])["schemeHash", "factsHash", "resultHash", "hash"])
        {
            root.Text(key, 64);
        }

        var members = (Text("scheme"), Text("facts"), Text("result"));
        root.Close();
        return members;

        string Text(string key) => root.Element(key) is { } element ? CanonicalJson.TextOf(element) : "";
    }

    /// <summary>The members in ordinal order of their keys; joined in one go, for the facts may be tens of megabytes.</summary>
    private static string Write(Scheme scheme, string facts, string factsHash, string result, string resultHash, string hash) =>
        string.Concat([
            $"{{\"bundle\":{FormatVersion},\"facts\":", facts,
            $",\"factsHash\":\"{factsHash}\",\"hash\":\"{hash}\",\"result\":", result,
            $",\"resultHash\":\"{resultHash}\",\"scheme\":", scheme.CanonicalText,
            $",\"schemeHash\":\"{scheme.Hash}\"}}",
        ]);

    /// <summary>Four lines, each ended by a line feed.</summary>
    private static string HashOf(string schemeHash, string factsHash, string resultHash) =>
        CanonicalJson.Hash($"bundle {FormatVersion}\nscheme {schemeHash}\nfacts {factsHash}\nresult {resultHash}\n");
}
