using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>The disk has no room left: nothing is half stored, nothing typed is lost, and what can be read is shown.</summary>
public sealed class FullDiskTests
{
    /// <summary>Needs pages of its own in the database.</summary>
    private static readonly string LongText = string.Concat(Enumerable.Repeat("窗口人员按时到岗，", 200));

    [Fact]
    public async Task REL_02_a_full_disk_keeps_what_was_typed_shows_pages_and_recovers_without_a_restart()
    {
        var disk = new SmallDisk();
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite, setup: disk.Setup);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"), ("Input.Explanation", LongText));
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        var (item, check) = ((await staff.OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P2")).Form(), (await staff.OpenAsync($"/SelfAssessments/Check/{scene.SheetId}")).Form());
        var (before, rows) = (await scene.Portal.HashAsync(), await scene.AuditCountAsync());
        disk.IsFull = true;

        var refused = await item.SubmitAsync(("Input.Points", "7.5"), ("Input.Explanation", LongText));
        refused.AssertStatus(HttpStatusCode.InsufficientStorage);
        Assert.Contains("磁盘空间已满", refused.Text, StringComparison.Ordinal);
        Assert.Contains(("Input.Explanation", LongText), refused.Form().Fields().Select(f => (f.Name, f.Value.TrimStart('\n'))));
        Assert.Contains(("Input.Points", "7.5"), refused.Form().Fields());
        var unsent = await check.SubmitAsync();
        unsent.AssertStatus(HttpStatusCode.InsufficientStorage);
        Assert.Contains("磁盘空间已满", unsent.Text, StringComparison.Ordinal);
        var (status, answer) = await scene.AutosaveAsync(staff, "P2", 1, ("Points", "7.5"), ("Explanation", LongText));
        Assert.Equal(((int)HttpStatusCode.InsufficientStorage, true), (status, answer.GetProperty("message").GetString()!.Contains("磁盘空间已满", StringComparison.Ordinal)));
        Assert.Equal((before, rows), (await scene.Portal.HashAsync(), await scene.AuditCountAsync()));

        // Later, when "last seen" of the session is due to be written.
        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        foreach (var path in (string[])["/", "/SelfAssessments", $"/SelfAssessments/Sheet/{scene.SheetId}", "/Messages", "/healthz/ready"])
        {
            (await staff.OpenAsync(path)).AssertStatus(HttpStatusCode.OK);
        }

        disk.IsFull = false;
        Assert.StartsWith("/SelfAssessments/", (await refused.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.Equal(LongText, (await scene.AnswerAsync("P2")).Entry.Remark);
        await scene.SubmitAsync(scene.Staff);
    }

    [Fact]
    public async Task REL_02_on_a_full_disk_a_file_is_stored_with_its_row_or_not_at_all()
    {
        var disk = new SmallDisk();
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite, setup: disk.Setup);
        var attach = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P1");
        disk.IsFull = true;
        var accepted = 0;
        HttpStatusCode status;
        do
        {
            // Small rows find room in pages that are not full yet, for a while.
            using var answer = await OccurrenceScene.SendAsync(attach, [($"{new string('长', 150)}{accepted}.pdf", Samples.Pdf())]);
            status = answer.StatusCode;
            accepted += status == HttpStatusCode.Redirect ? 1 : 0;
            Assert.Equal((accepted, accepted), (await RowsAsync(scene.Portal), Stored(scene.Portal).Length));
        }
        while (status == HttpStatusCode.Redirect && accepted < 20);

        Assert.Equal(HttpStatusCode.InsufficientStorage, status);
        disk.IsFull = false;
        using var again = await OccurrenceScene.SendAsync(attach, [("补交.pdf", Samples.Pdf())]);
        Assert.Equal((HttpStatusCode.Redirect, accepted + 1), (again.StatusCode, await RowsAsync(scene.Portal)));
    }

    [PortalFact]
    public async Task REL_02_a_store_that_takes_no_file_is_named_and_the_text_can_go_without_it(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder);
        var folder = Path.Combine(scene.Portal.Database.Folder, "evidence");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, ".incoming"), "In the way of the folder.");
        using var answer = await OccurrenceScene.SendAsync(check, [("记录.pdf", Samples.Pdf())], ("Input.Step", "Save"));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("暂时无法保存文件", body, StringComparison.Ordinal);
        Assert.Contains("窗口空岗二十分钟", body, StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync());
        File.Delete(Path.Combine(folder, ".incoming"));
        using var again = await OccurrenceScene.SendAsync(check, [("记录.pdf", Samples.Pdf())], ("Input.Step", "Save"));
        Assert.Equal((HttpStatusCode.Redirect, 1), (again.StatusCode, await scene.CountAsync()));
    }

    [PortalFact]
    public async Task REL_02_a_disk_that_fills_up_while_a_file_is_written_leaves_nothing_of_it(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var unit = await portal.TopAsync();
        var good = new FormFile(new MemoryStream(Samples.Pdf()), 0, Samples.Pdf().Length, "Files", "好.pdf");
        var reception = await portal.WithAsync<EvidenceStore, Reception>(s => s.ReceiveAsync([good, new FillingUp(Samples.Pdf())], unit.Id, 0, default));
        Assert.Equal([new FileRefusal("满.pdf", FileProblem.Store)], reception.Refusals);
        Assert.Empty(reception.Files);
        Assert.Empty(Stored(portal));
    }

    private static Task<int> RowsAsync(Portal portal) => portal.DataAsync(db => db.Evidence.SelectMany(e => e.Versions).CountAsync());

    private static string[] Stored(Portal portal) => Directory.GetFiles(Path.Combine(portal.Database.Folder, "evidence"), "*", SearchOption.AllDirectories);

    /// <summary>A file that can be looked at once, and of which the second reading finds the disk full.</summary>
    private sealed class FillingUp(byte[] content) : IFormFile
    {
        private const int LinuxNoSpace = 28;
        private int _readings;

        public string ContentType => "application/pdf";
        public string ContentDisposition => "";
        public IHeaderDictionary Headers { get; } = new HeaderDictionary();
        public long Length => content.Length;
        public string Name => "Files";
        public string FileName => "满.pdf";

        public Stream OpenReadStream() => _readings++ == 0 ? new MemoryStream(content) : throw new IOException("No space left on device", LinuxNoSpace);

        public void CopyTo(Stream target) => throw new NotSupportedException();

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
