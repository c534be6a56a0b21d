using System.Buffers.Binary;

namespace CampaignPortal.Web.Operations.Files;

/// <summary>
/// Copies a picture without what it tells about place, camera and author, and without anything behind its end. The pixels
/// are not touched. Of a photograph's metadata only the orientation stays, else it would lie on its side.
/// </summary>
internal static class PictureCleaning
{
    private const long MaxPixels = 100_000_000;
    private const int Eoi = 0xD9;
    private static readonly HashSet<string> KeptChunks = new(StringComparer.Ordinal)
        { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "pHYs", "sBIT", "bKGD" };

    /// <returns>Why it is no such picture; null when it was copied.</returns>
    public static FileProblem? Copy(FileContent content, Stream from, Stream to)
    {
        try
        {
            using var source = new BufferedStream(new Unclosed(from), 64 * 1024);
            var problem = content == FileContent.Jpeg ? CopyJpeg(source, to) : CopyPng(source, to);
            return problem ?? (FileContents.HidesAnother(Rest(source)) ? FileProblem.Content : null);
        }
        catch (EndOfStreamException)
        {
            return FileProblem.Content;
        }
    }

    private static byte[] Rest(Stream source)
    {
        using var rest = new MemoryStream();
        source.CopyTo(rest);
        return rest.ToArray();
    }

    private static FileProblem? CopyJpeg(Stream from, Stream to)
    {
        if (Next(from) != 0xFF || Next(from) != 0xD8)
        {
            return FileProblem.Content;
        }

        to.Write([0xFF, 0xD8]);
        var marker = Marker(from);
        while (marker != Eoi)
        {
            if (marker is < 0xC0 or 0xFF)
            {
                return FileProblem.Content;
            }

            var segment = Segment(from);
            if (IsFrame(marker) && (segment.Length < 5 || Area(BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(1)), BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(3))) > MaxPixels))
            {
                return FileProblem.Pixels;
            }

            WriteSegment(to, marker, segment);
            marker = marker == 0xDA ? CopyScan(from, to) : Marker(from);
        }

        to.Write([0xFF, Eoi]);
        return null;
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static long Area(long width, long height) => width * height;

    private static void WriteSegment(Stream to, int marker, byte[] segment)
    {
        var kept = marker switch
        {
            0xE0 => segment.AsSpan().StartsWith("JFIF\0"u8) && segment.Length >= 14 ? [.. segment[..12], 0, 0] : null,
            0xE1 => Orientation(segment),
            0xEE => segment.AsSpan().StartsWith("Adobe"u8) && segment.Length >= 12 ? segment[..12] : null,
            (>= 0xE0 and <= 0xEF) or 0xFE => null,
            _ => segment,
        };
        if (kept is not null)
        {
            Span<byte> head = [0xFF, (byte)marker, 0, 0];
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(kept.Length + 2));
            to.Write(head);
            to.Write(kept);
        }
    }

    /// <summary>Copies the entropy-coded data of a scan.</summary>
    /// <returns>The marker that ends it.</returns>
    private static int CopyScan(Stream from, Stream to)
    {
        while (true)
        {
            var one = Next(from);
            if (one != 0xFF)
            {
                to.WriteByte((byte)one);
                continue;
            }

            var two = Next(from);
            while (two == 0xFF)
            {
                two = Next(from);
            }

            if (two is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return two;
            }

            to.Write([0xFF, (byte)two]);
        }
    }

    /// <returns>A block with nothing but the orientation; null when it stands upright or says nothing.</returns>
    private static byte[]? Orientation(byte[] segment)
    {
        const int Start = 6;
        if (!segment.AsSpan().StartsWith("Exif\0\0"u8) || segment.Length < Start + 14)
        {
            return null;
        }

        var tiff = segment.AsSpan(Start);
        var isLittle = tiff[0] == 'I';
        var at = Long(tiff, 4, isLittle);
        for (var i = 0; at >= 8 && at + 2 <= tiff.Length && i < Short(tiff, (int)at, isLittle); i++)
        {
            var entry = (int)at + 2 + (i * 12);
            if (entry + 12 > tiff.Length)
            {
                return null;
            }

            if (Short(tiff, entry, isLittle) == 0x0112)
            {
                var turned = Short(tiff, entry + 8, isLittle);
                return turned is >= 2 and <= 8
                    ? [.. "Exif\0\0MM"u8, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0]
                    : null;
            }
        }

        return null;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static long Long(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static int Marker(Stream from)
    {
        if (Next(from) != 0xFF)
        {
            return 0;
        }

        var marker = Next(from);
        while (marker == 0xFF)
        {
            marker = Next(from);
        }

        return marker;
    }

    private static byte[] Segment(Stream from)
    {
        var length = (Next(from) << 8) | Next(from);
        var segment = new byte[Math.Max(0, length - 2)];
        from.ReadExactly(segment);
        return segment;
    }

    private static FileProblem? CopyPng(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[8];
        from.ReadExactly(head);
        if (!head.SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return FileProblem.Content;
        }

        to.Write(head);
        for (var isFirst = true; ; isFirst = false)
        {
            from.ReadExactly(head);
            var (length, name) = (BinaryPrimitives.ReadUInt32BigEndian(head), System.Text.Encoding.ASCII.GetString(head[4..]));
            if (length > from.Length - from.Position || isFirst != (name == "IHDR") || (isFirst && length != 13))
            {
                return FileProblem.Content;
            }

            var rest = new byte[length + 4];
            from.ReadExactly(rest);
            if (isFirst && Area(BinaryPrimitives.ReadUInt32BigEndian(rest), BinaryPrimitives.ReadUInt32BigEndian(rest.AsSpan(4))) > MaxPixels)
            {
                return FileProblem.Pixels;
            }

            if (KeptChunks.Contains(name))
            {
                to.Write(head);
                to.Write(rest);
            }

            if (name == "IEND")
            {
                return null;
            }
        }
    }

    private static int Next(Stream from) => from.ReadByte() is var next and >= 0 ? next : throw new EndOfStreamException();

    /// <summary>So that a buffer can be disposed of without its source.</summary>
    private sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => inner.CanSeek;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => inner.Position = value; }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
