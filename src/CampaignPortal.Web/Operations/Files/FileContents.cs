using System.Text;

namespace CampaignPortal.Web.Operations.Files;

/// <summary>Looks into a file: is it what its extension says, that only, and without anything that runs?</summary>
internal static class FileContents
{
    private const int TailLength = 2048;
    private static readonly byte[] CompoundMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[][] OtherFiles =
        [[.. "PK\u0003\u0004"u8], [.. "PK\u0005\u0006"u8], [.. "%PDF-"u8], [.. "<script"u8], [.. "<html"u8], [.. "<!DOCTYPE"u8], [.. "<!doctype"u8], [.. "<?php"u8], [.. "<svg"u8]];

    /// <summary>Reads the whole stream where it must; pictures are checked while they are cleaned.</summary>
    public static FileProblem? WhyNot(FileKind kind, Stream file)
    {
        file.Position = 0;
        var problem = kind.Content switch
        {
            FileContent.Pdf => WhyNotPdf(file),
            FileContent.OfficePackage or FileContent.Ofd => ZipCheck.WhyNot(file, kind),
            FileContent.Compound => WhyNotCompound(file, kind),
            _ => null,
        };
        file.Position = 0;
        return problem;
    }

    /// <summary>Whether what follows the end of a picture is a file of another kind.</summary>
    public static bool HidesAnother(ReadOnlySpan<byte> rest)
    {
        foreach (var mark in OtherFiles)
        {
            if (rest.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return rest.StartsWith("MZ"u8);
    }

    private static FileProblem? WhyNotPdf(Stream file)
    {
        Span<byte> head = stackalloc byte[1024];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (!head.StartsWith("%PDF-"u8) || HidesAnother(head["%PDF-"u8.Length..]))
        {
            return FileProblem.Content;
        }

        file.Position = Math.Max(0, file.Length - TailLength);
        Span<byte> tail = stackalloc byte[TailLength];
        tail = tail[..file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)];
        var end = tail.LastIndexOf("%%EOF"u8);
        return end < 0 || tail[(end + "%%EOF"u8.Length)..].TrimEnd("\r\n\t \0"u8).Length > 0 ? FileProblem.Content : null;
    }

    private static FileProblem? WhyNotCompound(Stream file, FileKind kind)
    {
        Span<byte> head = stackalloc byte[8];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith("PK"u8))
        {
            return ZipCheck.WhyNot(file, kind);
        }

        if (!head.SequenceEqual(CompoundMark))
        {
            return FileProblem.Content;
        }

        // Names of streams stand in the directory as UTF-16.
        return !Contains(file, Encoding.Unicode.GetBytes(kind.Mark)) ? FileProblem.Content
            : Contains(file, Encoding.Unicode.GetBytes("_VBA_PROJECT")) ? FileProblem.Macros
            : null;
    }

    private static bool Contains(Stream file, byte[] wanted)
    {
        file.Position = 0;
        var buffer = new byte[64 * 1024];
        var kept = 0;
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(wanted) >= 0)
            {
                return true;
            }

            kept = Math.Min(wanted.Length - 1, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
