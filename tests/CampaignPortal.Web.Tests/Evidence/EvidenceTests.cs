using System.Net;
using System.Text;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Evidence;

/// <summary>Files on their way in and out.</summary>
public sealed class EvidenceTests
{
    [PortalFact]
    public async Task FILE_05_A_file_comes_back_as_a_download_to_those_whom_its_occurrence_concerns(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var version = await UploadAsync(scene, "检查 \"记录\".pdf", Samples.Pdf());
        foreach (var reader in new[] { scene.Finder, scene.Head, scene.Admin })
        {
            var page = await (await scene.Portal.SignInAsync(reader)).OpenAsync($"/Evidence/Download/{version}");
            page.AssertStatus(HttpStatusCode.OK);
            Assert.Equal("application/pdf", page.Headers["Content-Type"]);
            Assert.StartsWith("attachment", page.Headers["Content-Disposition"], StringComparison.Ordinal);
            Assert.Contains("filename*=UTF-8''%E6%A3%80%E6%9F%A5", page.Headers["Content-Disposition"], StringComparison.Ordinal);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.StartsWith("sandbox", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        }

        Assert.Equal(3, await scene.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Evidence.Download")));
    }

    [PortalFact]
    public async Task AUTHZ_02_To_everybody_else_it_does_not_exist(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var version = await UploadAsync(scene, "检查记录.pdf", Samples.Pdf());
        var stranger = await scene.Portal.SignInAsync(scene.Stranger);
        (await stranger.OpenAsync($"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.NotFound);
        (await stranger.OpenAsync("/Evidence/Download/987654")).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal("/SignIn", (await scene.Portal.Visitor().OpenAsync($"/Evidence/Download/{version}")).Path);
    }

    [PortalFact]
    public async Task FILE_06_A_file_with_one_byte_changed_is_given_to_nobody(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var version = await UploadAsync(scene, "检查记录.pdf", Samples.Pdf());
        var stored = StoredFiles(scene).Single();
        var bytes = await File.ReadAllBytesAsync(stored);
        bytes[12] ^= 1;
        await File.WriteAllBytesAsync(stored, bytes);
        var head = await scene.Portal.SignInAsync(scene.Head);
        var altered = await head.OpenAsync($"/Evidence/Download/{version}");
        altered.AssertStatus(HttpStatusCode.Conflict);
        Assert.Contains("不予下载", altered.Text, StringComparison.Ordinal);
        File.Delete(stored);
        (await head.OpenAsync($"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.Conflict);
    }

    [PortalFact]
    public async Task FILE_04_The_store_holds_random_names_outside_everything_that_is_served(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        await UploadAsync(scene, "a;rm -rf 公安.jpg", Samples.Jpeg());
        var stored = StoredFiles(scene).Single();
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(stored));
        Assert.DoesNotContain(Samples.Place, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(stored)), StringComparison.Ordinal);
        var head = await scene.Portal.SignInAsync(scene.Head);
        var relative = Path.GetRelativePath(scene.Portal.Database.Folder, stored).Replace('\\', '/');
        foreach (var address in new[] { $"/{relative}", $"/{relative["evidence/".Length..]}", $"/data/{relative}", $"/Evidence/{Path.GetFileName(stored)}" })
        {
            (await head.OpenAsync(address)).AssertStatus(HttpStatusCode.NotFound);
        }
    }

    [PortalFact]
    public async Task A_bad_file_is_named_and_nothing_else_is_lost(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder);
        using var answer = await OccurrenceScene.SendAsync(check, [("好.pdf", Samples.Pdf()), ("公告.exe.pdf", Samples.Pdf())], ("Input.Step", "Save"));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("公告.exe.pdf", body, StringComparison.Ordinal);
        Assert.Contains("窗口空岗二十分钟", body, StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync());
        Assert.Empty(StoredFiles(scene));
    }

    [PortalFact]
    public async Task FILE_02_Limits_are_said_in_words(Provider provider)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Evidence:MaxFileMegabytes"] = "1", ["Evidence:MaxRequestMegabytes"] = "2", ["Evidence:MaxFilesPerUse"] = "2" };
        await using var scene = await OccurrenceScene.SetAsync(provider, new PortalSetup { Settings = settings });
        var check = await scene.CheckAsync(scene.Finder);
        Assert.Contains("超过 1 MB", await SaveAsync(check, ("大.pdf", Samples.Pdf(before: new string(' ', 1024 * 1024)))), StringComparison.Ordinal);
        Assert.Contains("最多 2 个", await SaveAsync(check, ("1.pdf", Samples.Pdf()), ("2.pdf", Samples.Pdf()), ("3.pdf", Samples.Pdf())), StringComparison.Ordinal);
        using var answer = await OccurrenceScene.SendAsync(check, [("更大.pdf", new byte[3 * 1024 * 1024])], ("Input.Step", "Save"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("后退", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync());
    }

    private static async Task<string> SaveAsync(Page check, params (string, byte[])[] files)
    {
        using var answer = await OccurrenceScene.SendAsync(check, files, ("Input.Step", "Save"));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <returns>The id of the version.</returns>
    private static async Task<int> UploadAsync(OccurrenceScene scene, string name, byte[] content)
    {
        var check = await scene.CheckAsync(scene.Finder);
        using var answer = await OccurrenceScene.SendAsync(check, [(name.Replace("\"", "%22", StringComparison.Ordinal), content)], ("Input.Step", "Save"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await scene.Portal.DataAsync(db => db.Evidence.SelectMany(e => e.Versions).Select(v => v.Id).SingleAsync());
    }

    private static IEnumerable<string> StoredFiles(OccurrenceScene scene) =>
        Directory.Exists(Path.Combine(scene.Portal.Database.Folder, "evidence"))
            ? Directory.EnumerateFiles(Path.Combine(scene.Portal.Database.Folder, "evidence"), "*", SearchOption.AllDirectories)
            : [];
}
