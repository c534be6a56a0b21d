using System.Diagnostics;

namespace CampaignPortal.Tests.Verifier;

/// <summary>The verifier that was written from the document alone, in another language: tests/verifier/verify.py.</summary>
internal static class VerifyScript
{
    private const string Interpreter = "python3";

    /// <summary>Why tests with it are skipped here; null when they run. Where it is required, its absence fails.</summary>
    public static string? WhyNot { get; } = IsInstalled() || Environment.GetEnvironmentVariable("CAMPAIGNPORTAL_REQUIRE_PYTHON") == "1"
        ? null
        : $"There is no {Interpreter} on this machine: apt-get install python3.";

    /// <summary>Verifies bundles in one run of the script.</summary>
    /// <param name="bundles">Text by the name that the file shall have.</param>
    /// <returns>What the script says of each, and its exit code.</returns>
    public static async Task<(IReadOnlyDictionary<string, string> Said, int ExitCode)> VerifyAsync(IReadOnlyDictionary<string, string> bundles)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-bundles-");
        try
        {
            foreach (var (name, text) in bundles)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
            }

            return await RunAsync(folder.FullName, bundles.Keys);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(IReadOnlyDictionary<string, string> Said, int ExitCode)> RunAsync(string folder, IEnumerable<string> names)
    {
        var start = new ProcessStartInfo(Interpreter, ["-B", Checkout.At("tests", "verifier", "verify.py"), .. names])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            UseShellExecute = false,
        };
        using var running = Process.Start(start)!;
        var (output, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync();
        Assert.Equal("", await errors);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2));
        return (lines.ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal), running.ExitCode);
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Interpreter)) || File.Exists(Path.Combine(folder, Interpreter + ".exe")));
}

/// <summary>A test with the second verifier; reported as skipped, with the reason, where its language is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VerifyScriptFactAttribute : FactAttribute
{
    public VerifyScriptFactAttribute() => Skip = VerifyScript.WhyNot;
}
