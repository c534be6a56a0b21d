using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Tests.Verifier;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>Two verifiers that share nothing but the document agree on results of schemes nobody thought of.</summary>
public sealed partial class SecondVerifierTests
{
    private const uint FirstSeed = 20_260_331;
    private const int Results = 1_000;

    [VerifyScriptFact]
    public async Task Both_verifiers_agree_on_a_thousand_generated_results()
    {
        Features features = new();
        var bundles = Enumerable.Range(0, Results).Select(i => FirstSeed + (uint)i).ToDictionary(NameOf, seed => Generate(seed, features).CanonicalText, StringComparer.Ordinal);
        var (said, code) = await VerifyScript.VerifyAsync(bundles);
        Assert.Equal(Results, said.Count);
        AssertNone(said.Where(s => s.Value != "same").Select(s => $"{s.Key} (named by its seed): {s.Value}"));
        Assert.Equal(0, code);
        AssertNone(features.Rare);
    }

    /// <summary>One character of a bundle differs: a figure, a hash, a word or a key.</summary>
    [VerifyScriptFact]
    public async Task Both_verifiers_name_the_same_first_difference()
    {
        var tampered = Enumerable.Range(0, 200).Select(i => FirstSeed + (uint)i).ToDictionary(NameOf, Tamper, StringComparer.Ordinal);
        var (said, _) = await VerifyScript.VerifyAsync(tampered);
        var programs = tampered.ToDictionary(t => t.Key, t => Words(Bundle.Verify(t.Value)), StringComparer.Ordinal);
        AssertNone(programs.Where(p => !Agree(said[p.Key], p.Value)).Select(p => $"{p.Key} (named by its seed): {said[p.Key]} | {p.Value}"));
        Assert.True(programs.Values.Count(p => p.StartsWith("result.", StringComparison.Ordinal)) > 80);
        Assert.DoesNotContain("same", programs.Values);
    }

    [VerifyScriptFact]
    public async Task One_changed_figure_is_named_with_what_was_expected_and_found()
    {
        var facts = Quarter.Facts();
        var result = Evaluation.Evaluate(Given.WindowsQuarter, facts);
        var bundle = Bundle.Create(Given.WindowsQuarter, facts, result).CanonicalText;
        var figure = FormattableString.Invariant($"\"total\":{result.Of("W1").Total:0.##}");
        var (said, code) = await VerifyScript.VerifyAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["right.json"] = bundle,
            ["wrong.json"] = bundle.Replace(figure, "\"total\":99.99", StringComparison.Ordinal),
        });
        Assert.Equal("same", said["right.json"]);
        Assert.Equal(FormattableString.Invariant($"result.subjects[0].total: expected {result.Of("W1").Total:0.##}, found 99.99"), said["wrong.json"]);
        Assert.Equal(1, code);
    }

    [VerifyScriptFact]
    public async Task What_is_no_bundle_is_said_in_a_line()
    {
        var bundle = Generate(FirstSeed, new Features()).CanonicalText;
        string[] texts =
        [
            "", "{}", "[]", "null", "1e999999999", "{\"bundle\":NaN}", "\"\\ud800\"", new string('[', 200_000), "{\"bundle\":1,\"bundle\":1}",
            bundle + "\n", bundle[..^1], bundle.Replace("\"bundle\":1", "\"bundle\":2", StringComparison.Ordinal), bundle.Replace("\"bundle\":1", "\"bundle\":1.0", StringComparison.Ordinal),
            bundle.Replace("\"scheme\":1", "\"scheme\":9", StringComparison.Ordinal), bundle.Replace("\"points\":", "\"pints\":", StringComparison.Ordinal),
            bundle.Replace("\"weight\":", "\"height\":", StringComparison.Ordinal),
        ];
        var (said, code) = await VerifyScript.VerifyAsync(texts.Index().ToDictionary(t => $"{t.Index}.json", t => t.Item, StringComparer.Ordinal));
        Assert.All(said, s => Assert.StartsWith("no bundle: ", s.Value, StringComparison.Ordinal));
        Assert.Equal((texts.Length, 2), (said.Count, code));
    }

    /// <summary>All on their own lines, uncut.</summary>
    private static void AssertNone(IEnumerable<string> wrong)
    {
        var lines = string.Join('\n', wrong);
        Assert.True(lines.Length == 0, lines);
    }

    private static string NameOf(uint seed) => $"{seed.ToString(CultureInfo.InvariantCulture)}.json";

    /// <summary>Facts in which somebody handed in more than he may are refused; others are made until they fit.</summary>
    private static Bundle Generate(uint seed, Features features)
    {
        Chance chance = new(seed);
        var scheme = AnyScheme.From(chance);
        var facts = AnyFacts.From(chance, scheme);
        var result = Evaluation.Evaluate(scheme, facts);
        features.Count(scheme, facts, result);
        return Bundle.Create(scheme, facts, result);
    }

    /// <summary>Mostly a digit of the result, else any letter or digit of the bundle.</summary>
    private static string Tamper(uint seed)
    {
        var text = Generate(seed, new Features()).CanonicalText;
        Chance chance = new(seed + 1);
        var result = text.IndexOf(",\"result\":{", StringComparison.Ordinal) + 1;
        List<int> places = chance.OneIn(3)
            ? [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiLetterOrDigit(text[i]))]
            : [.. FigureOfResult().Matches(text, result).Where(m => m.Index < text.IndexOf(",\"resultHash\"", result, StringComparison.Ordinal)).Select(m => m.Index + m.Length - 1)];
        var place = chance.Of(places);
        var other = text[place] switch { '9' or 'z' or 'Z' => '1', var c => (char)(c + 1) };
        return text[..place] + other + text[(place + 1)..];
    }

    private static string Words(Verification verification) => verification.Outcome switch
    {
        VerificationOutcome.Same => "same",
        VerificationOutcome.Unreadable => "no bundle",
        _ => $"{verification.Path}: expected {verification.Expected ?? "nothing"}, found {verification.Found ?? "nothing"}",
    };

    /// <summary>
    /// What the program refuses to read is not the script's to judge in every case: it reads what the calculation
    /// needs and leaves the rest of a scheme's rules to the program. But it never calls it the same.
    /// </summary>
    private static bool Agree(string script, string program) => program == "no bundle" ? script != "same" : script == program;

    [GeneratedRegex("\"(score|total|rank|bonus|deductions|step)\":-?[0-9.]*[0-9]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FigureOfResult();
}
