using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Imports;

/// <summary>Tables as somebody fills them in, and their way through the pages.</summary>
internal static class Tables
{
    public static readonly string[] Units = ["单位编码", "单位名称", "单位类型", "上级单位编码", "排序号"];
    public static readonly string[] People = ["工号", "姓名", "工作单位编码", "职务", "编制单位编码", "角色"];

    public static byte[] Of(string[] headings, params IEnumerable<string[]> rows)
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file, new WorkbookLayout("导入", "填写", "&P", [.. headings.Select(h => new WorkbookColumn(h))])))
        {
            foreach (var row in rows)
            {
                writer.Add(row);
            }
        }

        return file.ToArray();
    }

    /// <summary>Uploads a table and comes to its report.</summary>
    public static async Task<Page> UploadAsync(Visitor visitor, string page, byte[] file, string name = "导入.xlsx")
    {
        var form = (await visitor.OpenAsync(page)).Form();
        return await form.Choose("Input.File", name, file).SubmitAsync();
    }

    /// <summary>The form on the report that imports.</summary>
    public static Form Importing(this Page report) => report.Form("form.cp-form");
}
