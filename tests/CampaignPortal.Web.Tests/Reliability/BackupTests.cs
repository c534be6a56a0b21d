using System.Net;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.Results;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>A backup is whole or refused, and what is restored from it is what was there.</summary>
public sealed class BackupTests
{
    private const int Backups = 5;

    [Fact]
    public async Task REL_11_five_backups_taken_while_people_write_are_each_of_one_piece()
    {
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite);
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        using var stop = new CancellationTokenSource();

        // The embedded database answers on the thread that asks.
        var writing = Task.WhenAll(Task.Run(() => WriteUnitsAsync(scene.Portal, stop.Token)), Task.Run(() => UploadAsync(scene, staff, stop.Token)));
        try
        {
            for (var n = 0; n < Backups; n++)
            {
                await BackUpAndRestoreAsync(scene.Portal, n);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
    }

    [Fact]
    public async Task REL_11_a_backup_that_is_cut_off_altered_or_incomplete_is_refused()
    {
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite);
        var attach = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P1");
        using var answer = await OccurrenceScene.SendAsync(attach, [("记录.pdf", Samples.Pdf())]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var backup = FolderOf(scene.Portal, "backup");
        await TakeAsync(scene.Portal, backup);
        var whole = Directory.GetFiles(backup, "*", SearchOption.AllDirectories);
        Assert.Equal(4, whole.Length);
        foreach (var file in whole)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            byte[] flipped = [.. bytes];
            flipped[bytes.Length / 2] ^= 1;
            await RefusedAsync(scene.Portal, backup, file, flipped);
            await RefusedAsync(scene.Portal, backup, file, bytes[..^1]);
            await RefusedAsync(scene.Portal, backup, file, null);
            await File.WriteAllBytesAsync(file, bytes);
        }

        Assert.Null((await BackupRestoring.RestoreAsync(backup, FolderOf(scene.Portal, "whole"), default)).Problem);
    }

    [Fact]
    public async Task REL_11_evidence_that_was_damaged_before_is_named_and_the_rest_is_kept()
    {
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite);
        var attach = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P1");
        using var answer = await OccurrenceScene.SendAsync(attach, [("一.pdf", Samples.Pdf()), ("二.pdf", Samples.Pdf())]);
        var stored = Directory.GetFiles(FolderOf(scene.Portal, "evidence"), "*", SearchOption.AllDirectories);
        Assert.Equal(2, stored.Length);
        File.Delete(stored[0]);
        var manifest = await TakeAsync(scene.Portal, FolderOf(scene.Portal, "backup"));
        Assert.Equal([Path.GetFileName(stored[0])], manifest.Damaged);
        Assert.Equal(2, manifest.Files.Count);
    }

    [Fact]
    [Trait("Length", "Long")]
    public async Task REL_12_the_program_starts_on_what_was_restored_and_every_result_is_the_same()
    {
        await using var world = await ResultWorld.SetAsync(Provider.Sqlite);
        await world.DecideAsync();
        var (backup, data) = (FolderOf(world.Portal, "backup"), FolderOf(world.Portal, "data"));
        Assert.Equal(ExitCode.Done, await BackUpAsync(world.Portal, backup));
        Assert.Equal(ExitCode.Failed, await BackUpAsync(world.Portal, backup));
        Assert.Equal(ExitCode.BadUsage, await RestoreAsync(world.Portal, backup, "--into", data, "--confirm", "other"));
        Assert.False(Directory.Exists(data));
        await using (var restoring = RunningProgram.Start(["restore", backup, "--into", data, "--confirm", "data"], world.Portal.ProgramSettings))
        {
            Assert.True(await restoring.ExitCodeAsync() == ExitCode.Done, restoring.Output);
            Assert.Contains("1 decided results are the same", restoring.Output, StringComparison.Ordinal);
        }

        Assert.Equal(ExitCode.Failed, await RestoreAsync(world.Portal, backup, "--into", data, "--confirm", "data"));
        await using (var db = EmbeddedDatabase.Open(Path.Combine(data, BackupManifest.DatabaseName), isReadOnly: true))
        {
            var (bundle, manifest) = (await db.RoundResults.Select(r => r.Bundle.Text).SingleAsync(), (await BackupManifest.ReadAsync(backup, default)).Manifest!);
            Assert.Equal((await world.ResultAsync()).Bundle.Text, bundle);
            Assert.Equal(VerificationOutcome.Same, Bundle.Verify(bundle).Outcome);
            Assert.Equal(manifest.Head!.Hash, (await db.AuditSeals.OrderBy(s => s.Height).LastAsync()).Hash);
        }

        await using var program = RunningProgram.Start([], new Dictionary<string, string>(StringComparer.Ordinal) { ["Data__Root"] = data, ["Serilog__MinimumLevel__Default"] = "Error" });
        using var client = new HttpClient { BaseAddress = await program.AddressAsync() };
        Assert.Equal("Healthy", await client.GetStringAsync("/healthz/ready"));
    }

    [Fact]
    public async Task REL_12_receipts_and_rows_are_those_of_the_backup()
    {
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"));
        await scene.SubmitAsync(scene.Staff);
        var (backup, restored) = (FolderOf(scene.Portal, "backup"), FolderOf(scene.Portal, "restored"));
        var manifest = await TakeAsync(scene.Portal, backup);
        Assert.Null((await BackupRestoring.RestoreAsync(backup, restored, default)).Problem);
        var receipts = await scene.Portal.DataAsync(ReceiptsAsync);
        Assert.NotEmpty(receipts);
        await using var db = EmbeddedDatabase.Open(Path.Combine(restored, BackupManifest.DatabaseName), isReadOnly: true);
        Assert.Equal(receipts, await ReceiptsAsync(db));
        Assert.Equal(await EmbeddedDatabase.CountsAsync(db, default), manifest.Rows);
        Assert.Contains(manifest.Rows, r => r is { Key: "ProtectionKeys", Value: > 0 });
    }

    [Fact]
    public async Task REL_12_a_restored_session_is_still_signed_in_because_its_keys_came_along()
    {
        await using var scene = await SelfScene.SetAsync(Provider.Sqlite);
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        var (backup, restored) = (FolderOf(scene.Portal, "backup"), FolderOf(scene.Portal, "restored"));
        await TakeAsync(scene.Portal, backup);
        Assert.Null((await BackupRestoring.RestoreAsync(backup, restored, default)).Problem);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Root"] = restored, ["ConnectionStrings:CampaignPortal"] = $"Data Source={Path.Combine(restored, BackupManifest.DatabaseName)};Pooling=False" };
        await using var other = await Portal.OpenAsync(Provider.Sqlite, new PortalSetup { Settings = settings, Beside = scene.Portal });
        Assert.Equal("/MyAccount", (await staff.Copy(other).OpenAsync("/MyAccount")).Path);
    }

    private static async Task BackUpAndRestoreAsync(Portal portal, int n)
    {
        var (backup, restored) = (FolderOf(portal, $"backup{n}"), FolderOf(portal, $"restored{n}"));
        var manifest = await TakeAsync(portal, backup);
        Assert.Empty(manifest.Damaged);
        var restoration = await BackupRestoring.RestoreAsync(backup, restored, default);
        Assert.True(restoration.Problem is null, restoration.About);
        await using var db = EmbeddedDatabase.Open(Path.Combine(restored, BackupManifest.DatabaseName), isReadOnly: true);
        Assert.Equal(await db.Evidence.SelectMany(e => e.Versions).CountAsync(), manifest.Files.Count - 1);
        Assert.Equal(await db.Units.CountAsync(), await db.AuditEntries.CountAsync(e => e.Code == "Unit.Founded"));
        Assert.NotEqual(0, await db.ProtectionKeys.CountAsync());
    }

    private static Task<List<string>> ReceiptsAsync(CampaignDbContext db) =>
        db.SelfAssessments.SelectMany(s => s.Submissions).OrderBy(s => s.Id).Select(s => s.Receipt.Number + " " + s.Receipt.ContentHash).ToListAsync();

    private static async Task RefusedAsync(Portal portal, string backup, string file, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(file);
        }
        else
        {
            await File.WriteAllBytesAsync(file, content);
        }

        var target = FolderOf(portal, "target");
        var restoration = await BackupRestoring.RestoreAsync(backup, target, default);
        Assert.True(restoration.Problem is RestoreProblem.File or RestoreProblem.NoBackup, file);
        Assert.False(Directory.Exists(target), file);
    }

    private static string FolderOf(Portal portal, string name) => Path.Combine(portal.Database.Folder, name);

    private static Task<BackupManifest> TakeAsync(Portal portal, string folder) => portal.WithAsync<BackupTaking, BackupManifest>(b => b.TakeAsync(folder, default));

    private static async Task WriteUnitsAsync(Portal portal, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            await portal.UnitAsync($"新窗口{n}");
        }
    }

    private static async Task UploadAsync(SelfScene scene, Visitor staff, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested && n < 40; n++)
        {
            var attach = await staff.OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P{1 + (n % 2)}");
            using var answer = await OccurrenceScene.SendAsync(attach, [($"记录{n}.pdf", Samples.Pdf())]);
        }
    }

    private static Task<int> BackUpAsync(Portal portal, params string[] words) => Verb.Named(["backup", .. words]).RunAsync(portal.Services);

    private static Task<int> RestoreAsync(Portal portal, params string[] words) => Verb.Named(["restore", .. words]).RunAsync(portal.Services);
}
