using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignPortal.Web.Operations.Keeping;

/// <param name="Path">Within the backup, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record BackupFile([property: JsonRequired] string Path, [property: JsonRequired] long Size, [property: JsonRequired] string Sha256);

/// <summary>What a backup holds: every file with its hash, and what must be found in the database again.</summary>
/// <param name="Schema">The last migration.</param>
/// <param name="Rows">By table.</param>
/// <param name="Head">Of the audit chain; null where nothing is sealed.</param>
/// <param name="Damaged">Stored names of evidence that was missing or altered already when the backup was made.</param>
public sealed record BackupManifest(
    [property: JsonRequired] int Format,
    [property: JsonRequired] DateTimeOffset TakenAt,
    [property: JsonRequired] string Schema,
    [property: JsonRequired] IReadOnlyDictionary<string, long> Rows,
    [property: JsonRequired] AuditAnchor? Head,
    [property: JsonRequired] IReadOnlyList<BackupFile> Files,
    [property: JsonRequired] IReadOnlyList<string> Damaged)
{
    /// <summary>Raised with every change of what is written here.</summary>
    public const int KnownFormat = 1;

    public const string DatabaseName = "campaign.db";
    public const string EvidenceName = "evidence";
    private const string FileName = "manifest.json";
    private const string HashName = "manifest.sha256";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Comes last: a folder without it is no backup.</summary>
    public async Task WriteAsync(string folder, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, Strict);
        await File.WriteAllTextAsync(Path.Combine(folder, HashName), Convert.ToHexStringLower(SHA256.HashData(bytes)), ct);
        await using var file = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew);
        await file.WriteAsync(bytes, ct);
        file.Flush(flushToDisk: true);
    }

    /// <returns>The manifest, or else why it is of no use here: missing, altered or unreadable, or of a later version.</returns>
    public static async Task<(BackupManifest? Manifest, RestoreProblem? Problem)> ReadAsync(string folder, CancellationToken ct)
    {
        if (await WholeAsync(folder, ct) is not { } bytes)
        {
            return (null, RestoreProblem.NoBackup);
        }

        try
        {
            // The format alone comes first: nobody knows here what else a later version writes.
            return JsonSerializer.Deserialize<Marking>(bytes, JsonSerializerOptions.Web) is { Format: > KnownFormat } ? (null, RestoreProblem.Later)
                : JsonSerializer.Deserialize<BackupManifest>(bytes, Strict) is { Format: KnownFormat } manifest && IsComplete(manifest) ? (manifest, null)
                : (null, RestoreProblem.NoBackup);
        }
        catch (JsonException)
        {
            return (null, RestoreProblem.NoBackup);
        }
    }

    /// <returns>Null when it is not as it was written.</returns>
    private static async Task<byte[]?> WholeAsync(string folder, CancellationToken ct)
    {
        var (file, hash) = (Path.Combine(folder, FileName), Path.Combine(folder, HashName));
        if (!File.Exists(file) || !File.Exists(hash))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(file, ct);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == Encoding.UTF8.GetString(await File.ReadAllBytesAsync(hash, ct)).Trim() ? bytes : null;
    }

    /// <summary>Reads the file to its end.</summary>
    public static async Task<BackupFile> OfAsync(string folder, string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, path));
        return new(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)));
    }

    private static bool IsComplete(BackupManifest manifest) =>
        manifest.Files.Any(f => f.Path == DatabaseName) && manifest.Files.All(f => IsInside(f.Path));

    private static bool IsInside(string path) =>
        !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Contains("..");

    /// <summary>What every version writes.</summary>
    private sealed record Marking([property: JsonRequired] int Format);
}
