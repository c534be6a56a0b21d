using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CampaignPortal.Web.Operations.Files;

/// <summary>Looks into documents that are zip files, with bounds on everything before and while unpacking.</summary>
internal static class ZipCheck
{
    private const int MaxEntries = 5000;
    private const int MaxDirectoryBytes = 4 * 1024 * 1024;
    private const int MaxContentTypesBytes = 1024 * 1024;
    private const long MaxUnpackedBytes = 200L * 1024 * 1024;
    private const long UnsuspiciousBytes = 10L * 1024 * 1024;
    private const int MaxRatio = 200;
    private const int EndLength = 22;
    private const int UnixLink = 0xA000;
    private static readonly string[] RunningEntries = [".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".html", ".htm", ".svg", ".jar", ".scr"];

    public static FileProblem? WhyNot(Stream file, FileKind kind)
    {
        if (!HasBoundedDirectory(file))
        {
            return FileProblem.Content;
        }

        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return WhyNotEntries(zip, file.Length) ?? (kind.Content == FileContent.Ofd ? WhyNotOfd(zip, kind.Mark) : WhyNotPackage(zip, kind));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return FileProblem.Content;
        }
    }

    /// <summary>A zip from its first byte to its last, without a comment behind it, and with a directory of ordinary size.</summary>
    private static bool HasBoundedDirectory(Stream file)
    {
        Span<byte> bytes = stackalloc byte[EndLength];
        if (file.Length < EndLength)
        {
            return false;
        }

        file.Position = 0;
        file.ReadExactly(bytes);
        if (!bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return false;
        }

        file.Position = file.Length - EndLength;
        file.ReadExactly(bytes);
        return bytes.StartsWith("PK\u0005\u0006"u8)
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]) <= MaxEntries
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) <= MaxDirectoryBytes
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]) == 0;
    }

    private static FileProblem? WhyNotEntries(ZipArchive zip, long packed)
    {
        if (zip.Entries.Any(e => e.IsEncrypted || !IsInside(e.FullName) || ((e.ExternalAttributes >> 16) & 0xF000) == UnixLink))
        {
            return FileProblem.Content;
        }

        if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || e.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
            || RunningEntries.Contains(Path.GetExtension(e.FullName), StringComparer.OrdinalIgnoreCase)))
        {
            return FileProblem.Macros;
        }

        return IsBounded(zip, Math.Max(UnsuspiciousBytes, packed * MaxRatio)) ? null : FileProblem.Unpacked;
    }

    private static bool IsInside(string name) =>
        !name.StartsWith('/') && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && !name.Contains('\0', StringComparison.Ordinal) && !name.Split('/').Contains("..");

    /// <summary>Counts what comes out, because what the directory says may be a lie.</summary>
    private static bool IsBounded(ZipArchive zip, long most)
    {
        most = Math.Min(most, MaxUnpackedBytes);
        if (zip.Entries.Sum(e => e.Length) > most)
        {
            return false;
        }

        var buffer = new byte[64 * 1024];
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
            {
                most -= read;
                if (most < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static FileProblem? WhyNotOfd(ZipArchive zip, string mainPart) =>
        zip.Entries.Any(e => e.FullName.Equals(mainPart, StringComparison.OrdinalIgnoreCase)) ? null : FileProblem.Content;

    private static FileProblem? WhyNotPackage(ZipArchive zip, FileKind kind)
    {
        if (zip.GetEntry("[Content_Types].xml") is not { Length: > 0 and < MaxContentTypesBytes } list)
        {
            return FileProblem.Content;
        }

        using var reader = new StreamReader(list.Open(), Encoding.UTF8);
        var types = reader.ReadToEnd();
        return types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || types.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) ? FileProblem.Macros
            : types.Contains(MainPart(kind), StringComparison.Ordinal) ? null
            : FileProblem.Content;
    }

    private static string MainPart(FileKind kind) => kind.Mark switch
    {
        "WordDocument" => "wordprocessingml.document.main+xml",
        "Workbook" => "spreadsheetml.sheet.main+xml",
        var part => part,
    };
}
