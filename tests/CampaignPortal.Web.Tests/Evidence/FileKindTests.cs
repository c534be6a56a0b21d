using System.Text;
using CampaignPortal.Web.Operations.Files;

namespace CampaignPortal.Web.Tests.Evidence;

/// <summary>The verdict on each kind of file (FILE-01, FILE-02, FILE-03).</summary>
public sealed class FileKindTests
{
    private static readonly byte[] Program = [.. "MZ"u8, .. new byte[200]];

    public static TheoryData<string, FileProblem?> Verdicts => new()
    {
        { "通知.pdf", null },
        { "2026.09.15 检查记录.pdf", null },
        { "通知.docx.pdf", null },
        { "现场.jpg", null },
        { "现场.JPEG", null },
        { "截图.png", null },
        { "报告.docx", null },
        { "公文.ofd", null },
        { "台账.xls", null },
        { "总结.wps", null },
        { "台账.et", null },
        { "程序改名.pdf", FileProblem.Content },
        { "网页.html", FileProblem.Kind },
        { "图.svg", FileProblem.Kind },
        { "安装.exe", FileProblem.Kind },
        { "压缩.zip", FileProblem.Kind },
        { "宏.docm", FileProblem.Kind },
        { "a.pdf.html", FileProblem.Kind },
        { "a.html.pdf", FileProblem.Name },
        { "公告.exe.pdf", FileProblem.Name },
        { "CON", FileProblem.Kind },
        { "invoice\u202Efdp.pdf", FileProblem.Name },
        { "a\0.pdf", FileProblem.Name },
        { "a\r\nSet-Cookie.pdf", FileProblem.Name },
        { $"{new string('长', 300)}.pdf", FileProblem.Name },
        { "网页藏在头部.pdf", FileProblem.Content },
        { "压缩包接在后面.pdf", FileProblem.Content },
        { "gifar.jpg", FileProblem.Content },
        { "脚本接在后面.png", FileProblem.Content },
        { "截断.jpg", FileProblem.Content },
        { "像素过多.png", FileProblem.Pixels },
        { "宏改名.docx", FileProblem.Macros },
        { "藏宏.docx", FileProblem.Macros },
        { "藏程序.docx", FileProblem.Macros },
        { "表格冒充.docx", FileProblem.Content },
        { "加注释.docx", FileProblem.Content },
        { "藏宏.doc", FileProblem.Macros },
        { "表格冒充.doc", FileProblem.Content },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void FILE_01_Each_file_gets_its_verdict(string name, FileProblem? expected) => Assert.Equal(expected, VerdictOn(name));

    [Theory]
    [InlineData("越界.docx", FileProblem.Content)]
    [InlineData("炸弹.docx", FileProblem.Unpacked)]
    [InlineData("条目过多.docx", FileProblem.Content)]
    public void FILE_03_An_archive_that_unpacks_to_too_much_or_elsewhere_is_refused(string name, FileProblem expected) => Assert.Equal(expected, VerdictOn(name));

    private static FileProblem? VerdictOn(string name)
    {
        var problem = FileKinds.WhyNotName(FileKinds.NameOf(name));
        if (problem is null)
        {
            using var content = new MemoryStream(ContentOf(name));
            var kind = FileKinds.Of(name)!;
            problem = FileContents.WhyNot(kind, content)
                ?? (kind.Content is FileContent.Jpeg or FileContent.Png ? PictureCleaning.Copy(kind.Content, content, Stream.Null) : null);
        }

        return problem;
    }

    [Theory]
    [InlineData(@"C:\用户\桌面\通知.pdf", "通知.pdf")]
    [InlineData("../../etc/通知.pdf", "通知.pdf")]
    [InlineData("a;rm -rf.pdf", "a;rm -rf.pdf")]
    public void FILE_04_A_path_in_the_name_is_dropped(string sent, string name) => Assert.Equal(name, FileKinds.NameOf(sent));

    [Fact]
    public void A_photograph_loses_place_profile_and_author_and_keeps_its_orientation()
    {
        using var cleaned = new MemoryStream();
        Assert.Null(PictureCleaning.Copy(FileContent.Jpeg, new MemoryStream(Samples.Jpeg()), cleaned));
        var bytes = cleaned.ToArray();
        Assert.DoesNotContain(Samples.Place, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("ICC_PROFILE", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal([0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9], bytes[^9..]);
    }

    [Fact]
    public void A_drawing_loses_its_texts()
    {
        using var cleaned = new MemoryStream();
        Assert.Null(PictureCleaning.Copy(FileContent.Png, new MemoryStream(Samples.Png()), cleaned));
        var text = Encoding.Latin1.GetString(cleaned.ToArray());
        Assert.DoesNotContain(Samples.Place, text, StringComparison.Ordinal);
        Assert.Contains("IDAT", text, StringComparison.Ordinal);
        Assert.Contains("IEND", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_behind_a_photograph_is_left_behind()
    {
        using var cleaned = new MemoryStream();
        Assert.Null(PictureCleaning.Copy(FileContent.Jpeg, new MemoryStream(Samples.Jpeg([.. "ftypmp42"u8])), cleaned));
        Assert.DoesNotContain("ftypmp42", Encoding.Latin1.GetString(cleaned.ToArray()), StringComparison.Ordinal);
    }

    private static byte[] ContentOf(string name) => name switch
    {
        "程序改名.pdf" => Program,
        "网页藏在头部.pdf" => Samples.Pdf(before: "<html><script>alert(1)</script>\n"),
        "压缩包接在后面.pdf" => Samples.Pdf(after: Encoding.Latin1.GetString(Samples.Zip(("a.txt", [1])))),
        "gifar.jpg" => Samples.Jpeg(Samples.Zip(("A.class", [1]))),
        "脚本接在后面.png" => Samples.Png([.. "<script>"u8]),
        "截断.jpg" => Samples.Jpeg()[..40],
        "像素过多.png" => Samples.Png(side: 20_000),
        "宏改名.docx" => Samples.Docx("wordprocessingml.document.main+xml;macroEnabled"),
        "藏宏.docx" => Samples.Docx(more: ("word/vbaProject.bin", [1])),
        "藏程序.docx" => Samples.Docx(more: ("word/embeddings/setup.exe", Program)),
        "表格冒充.docx" => Samples.Docx("spreadsheetml.sheet.main+xml"),
        "越界.docx" => Samples.Docx(more: ("../../evil.xml", [1])),
        "炸弹.docx" => Samples.Docx(more: ("word/media/zero.bin", new byte[40 * 1024 * 1024])),
        "条目过多.docx" => Samples.Docx(more: [.. Enumerable.Range(0, 6000).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))]),
        "加注释.docx" => [.. Samples.Docx(), .. "<html>"u8],
        "藏宏.doc" => Samples.Compound("WordDocument", "_VBA_PROJECT"),
        "表格冒充.doc" => Samples.Compound("Workbook"),
        _ => Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".PDF" => Samples.Pdf(),
            ".JPG" or ".JPEG" => Samples.Jpeg(),
            ".PNG" => Samples.Png(),
            ".DOCX" => Samples.Docx(),
            ".OFD" => Samples.Zip(("OFD.xml", "<ofd:OFD/>"u8.ToArray())),
            ".XLS" or ".ET" => Samples.Compound("Workbook"),
            _ => Samples.Compound("WordDocument"),
        },
    };
}
