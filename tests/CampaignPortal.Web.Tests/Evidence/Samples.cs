using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CampaignPortal.Web.Tests.Evidence;

/// <summary>Files as people send them, and as attackers would.</summary>
internal static class Samples
{
    public const string Place = "CANARY-GPS-31.2304N";

    public static byte[] Pdf(string before = "", string after = "") =>
        Encoding.Latin1.GetBytes($"%PDF-1.7\n{before}1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n{after}");

    /// <summary>Two by two pixels, with a camera's notes, a colour profile, an author and a comment.</summary>
    public static byte[] Jpeg(byte[]? behind = null, int orientation = 6, ushort side = 2)
    {
        List<byte> bytes = [0xFF, 0xD8];
        Segment(bytes, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(bytes, 0xE1, [.. "Exif\0\0"u8, .. "II"u8, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)]);
        Segment(bytes, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Encoding.ASCII.GetBytes(Place)]);
        Segment(bytes, 0xED, [.. "Photoshop 3.0\0"u8, .. Encoding.ASCII.GetBytes(Place)]);
        Segment(bytes, 0xFE, Encoding.ASCII.GetBytes(Place));
        Segment(bytes, 0xC0, [8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 1, 1, 0x11, 0]);
        Segment(bytes, 0xDA, [1, 1, 0, 0, 63, 0]);
        bytes.AddRange([0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9]);
        bytes.AddRange(behind ?? []);
        return [.. bytes];
    }

    public static byte[] Png(byte[]? behind = null, uint side = 2)
    {
        List<byte> bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        Chunk(bytes, "IHDR", [.. Long(side), .. Long(side), 8, 0, 0, 0, 0]);
        Chunk(bytes, "tEXt", Encoding.ASCII.GetBytes("Author\0" + Place));
        Chunk(bytes, "eXIf", Encoding.ASCII.GetBytes(Place));
        Chunk(bytes, "IDAT", [0x78, 0x9C, 0x63, 0x00]);
        Chunk(bytes, "IEND", []);
        bytes.AddRange(behind ?? []);
        return [.. bytes];
    }

    public static byte[] Docx(string main = "wordprocessingml.document.main+xml", params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>")),
            ("word/document.xml", "<w:document/>"u8.ToArray()), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Compound(params string[] streams) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. streams.SelectMany(s => Encoding.Unicode.GetBytes(s.PadRight(64, '\0')))];

    private static void Segment(List<byte> bytes, byte marker, byte[] content) =>
        bytes.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]);

    private static void Chunk(List<byte> bytes, string name, byte[] content) =>
        bytes.AddRange([.. Long((uint)content.Length), .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0]);

    private static byte[] Long(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
