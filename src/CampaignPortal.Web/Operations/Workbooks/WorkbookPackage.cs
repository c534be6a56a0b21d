using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>
/// The zip file around the parts of a workbook, written from its start to its end. The library's own package holds every part
/// unpacked in memory until it is closed.
/// </summary>
internal sealed class WorkbookPackage(Stream file) : IDisposable
{
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string RelationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ZipArchive _zip = new(file, ZipArchiveMode.Create, leaveOpen: true);

    /// <param name="sheets">Names of the sheets' parts, which are their ids as well.</param>
    public void WriteFrame(IReadOnlyList<string> sheets)
    {
        WriteXml("[Content_Types].xml", new XElement(
            Types + "Types",
            new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            TypeOf("/xl/workbook.xml", "sheet.main+xml"), TypeOf("/xl/styles.xml", "styles+xml"), sheets.Select(s => TypeOf($"/{PathOf(s)}", "worksheet+xml"))));
        WriteXml("_rels/.rels", new XElement(Relations + "Relationships", Relation("workbook", "officeDocument", "xl/workbook.xml")));
        WriteXml("xl/_rels/workbook.xml.rels", new XElement(
            Relations + "Relationships", Relation("styles", "styles", "styles.xml"), sheets.Select(s => Relation(s, "worksheet", $"worksheets/{s}.xml"))));
    }

    public static string PathOf(string sheet) => $"xl/worksheets/{sheet}.xml";

    public void Write(string path, OpenXmlElement root)
    {
        using var content = Open(path);
        using var writer = OpenXmlWriter.Create(content);
        writer.WriteStartDocument();
        writer.WriteElement(root);
    }

    /// <summary>One part at a time.</summary>
    public Stream Open(string path) => _zip.CreateEntry(path, CompressionLevel.Fastest).Open();

    public void Dispose() => _zip.Dispose();

    private void WriteXml(string path, XElement root)
    {
        using var content = Open(path);
        new XDocument(root).Save(content);
    }

    private static XElement TypeOf(string path, string type) =>
        new(Types + "Override", new XAttribute("PartName", path), new XAttribute("ContentType", Main + type));

    private static XElement Relation(string id, string type, string target) =>
        new(Relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", RelationTypes + type), new XAttribute("Target", target));
}
