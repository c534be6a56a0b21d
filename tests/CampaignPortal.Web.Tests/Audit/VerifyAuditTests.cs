using CampaignPortal.Domain.Audit;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Results;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Audit;

/// <summary>What is filed with a result tells later whether the record is still the same.</summary>
public sealed class VerifyAuditTests
{
    private const string Hash = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";

    [PortalFact]
    public async Task AUD_04_the_head_printed_with_a_result_is_found_in_the_chain(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var row = (await (await world.AsAsync(world.Rival)).OpenAsync(world.At("Ranking"))).Document.QuerySelectorAll("main dd").Single(d => d.TextContent.Contains('第') && d.QuerySelector("code") is not null).TextContent;
        var printed = Assert.Single(AuditAnchor.In([row]).Anchors);
        var verdict = await world.Portal.DataAsync(db => AuditVerifying.VerifyAsync(db, [printed], default));
        Assert.Equal((null, true), (verdict.Broken, verdict.Head!.Height >= printed.Height));
        var wrong = printed with { Hash = new string('0', AuditSeal.HashLength) };
        Assert.Equal((AuditBreak.Anchor, printed.Height), await world.Portal.DataAsync(async db => (await AuditVerifying.VerifyAsync(db, [wrong], default)) is var v ? (v.Broken!.Value, v.At) : default));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET About = '别的' WHERE Id = (SELECT EntryId FROM AuditSeals WHERE Height = 3)", AuditBreak.Record, 3)]
    [InlineData("DELETE FROM AuditSeals WHERE Height = 4", AuditBreak.Record, 4)]
    [InlineData("UPDATE AuditSeals SET PreviousHash = Hash WHERE Height = 1", AuditBreak.Record, 1)]
    [InlineData("DELETE FROM AuditSeals WHERE Height > 5; DELETE FROM AuditEntries WHERE Id > (SELECT MAX(EntryId) FROM AuditSeals)", AuditBreak.Anchor, 8)]
    [InlineData("UPDATE AuditEntries SET Id = Id - 5000 WHERE Id = (SELECT MAX(Id) FROM AuditEntries)", AuditBreak.Record, 8)]
    [InlineData("INSERT INTO AuditEntries SELECT -9000, At, Code, PersonId, ForPersonId, Capacity, Subject, SubjectId, CampaignId, UnitId, About, Before, After, Reason, RemoteAddress, RequestId FROM AuditEntries LIMIT 1", AuditBreak.Inserted, -9000)]
    public async Task AUD_04_the_first_break_is_named(string tampering, AuditBreak expected, long at)
    {
        await using var portal = await SealedAsync();
        var kept = (await VerdictAsync(portal)).Head!;
        await TamperAsync(portal, tampering);
        var verdict = await VerdictAsync(portal, kept);
        Assert.Equal((expected, at), (verdict.Broken, verdict.At));
    }

    [Fact]
    [Trait("Length", "Long")]
    public async Task AUD_04_the_verb_ends_with_an_exit_code_and_its_last_line_is_the_next_anchor()
    {
        await using var portal = await SealedAsync();
        var file = Path.Combine(portal.Database.Folder, "anchor.txt");
        var (code, output) = await RunAsync(portal);
        Assert.True(code == ExitCode.Done, output);
        Assert.Contains("Intact up to 8", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, output);
        Assert.Equal(ExitCode.Done, await InProcessAsync(portal, "--anchor", file));
        await TamperAsync(portal, "DELETE FROM AuditSeals WHERE Height > 5; DELETE FROM AuditEntries WHERE Id > (SELECT MAX(EntryId) FROM AuditSeals)");
        Assert.Equal(ExitCode.Done, await InProcessAsync(portal));
        Assert.Equal(ExitCode.Failed, await InProcessAsync(portal, "--anchor", file));
        Assert.Equal(ExitCode.BadUsage, await InProcessAsync(portal, "--anchor", file + ".missing"));
    }

    [Theory]
    [InlineData("8 HASH")]
    [InlineData("  8\tHASH \r")]
    [InlineData("HASH（第 8 条）")]
    [InlineData("HASH （第 8 条）")]
    [InlineData("HASH (record 8)")]
    public void AUD_04_a_head_is_read_as_it_was_printed(string shape)
    {
        string[] kept = ["2026 年第四季度，第 8 条：", shape.Replace("HASH", Hash, StringComparison.Ordinal), "", shape.Replace("HASH", Hash.ToUpperInvariant(), StringComparison.Ordinal)];
        var (anchors, unreadable) = AuditAnchor.In(kept);
        Assert.Null(unreadable);
        Assert.Equal([new AuditAnchor(8, Hash), new AuditAnchor(8, Hash)], anchors);
    }

    [Theory]
    [InlineData("2026-11-22 第 8 条 HASH")]
    [InlineData("8 HASHa")]
    [InlineData("8 9 HASH")]
    [InlineData("0 HASH")]
    [InlineData("8: HASH")]
    [InlineData("HASH")]
    [InlineData("HASH 8")]
    [InlineData("8 aHASH")]
    [InlineData("1234567890123456789 HASH")]
    public void AUD_04_a_line_with_a_hash_in_any_other_shape_is_named(string shape)
    {
        string[] kept = [$"7 {Hash}", shape.Replace("HASH", Hash, StringComparison.Ordinal), $"8 {Hash}"];
        Assert.Equal(2, AuditAnchor.In(kept).Unreadable);
    }

    [Fact]
    public void AUD_04_a_hash_that_lost_a_digit_is_named() => Assert.Equal(1, AuditAnchor.In([$"8 {Hash[1..]}"]).Unreadable);

    [Fact]
    public async Task AUD_04_what_was_kept_and_cannot_be_used_verifies_nothing()
    {
        await using var portal = await SealedAsync();
        var (file, kept) = (Path.Combine(portal.Database.Folder, "anchor.txt"), (await VerdictAsync(portal)).Head!);
        foreach (var (text, expected) in ((string, int)[])
            [($"{kept.Height} {kept.Hash.ToUpperInvariant()}", ExitCode.Done), ($"2026 {kept.Height} {kept.Hash}", ExitCode.BadUsage), ("第 8 条", ExitCode.BadUsage), ("", ExitCode.BadUsage)])
        {
            await File.WriteAllTextAsync(file, text);
            Assert.Equal(expected, await InProcessAsync(portal, "--anchor", file));
        }
    }

    [Theory]
    [InlineData(ExitCode.BadUsage, "--ancor", "FILE")]
    [InlineData(ExitCode.BadUsage, "--ancor=FILE")]
    [InlineData(ExitCode.BadUsage, "--anchor", "FILE", "--anchor", "FILE")]
    [InlineData(ExitCode.BadUsage, "--anchor")]
    [InlineData(ExitCode.BadUsage, "--into", "FILE")]
    [InlineData(ExitCode.BadUsage, "FILE")]
    [InlineData(ExitCode.Done, "--anchor=FILE", "--Database:BusyTimeoutSeconds", "2", "--environment=Development")]
    public async Task AUD_04_an_option_that_nobody_reads_is_refused(int expected, params string[] options)
    {
        await using var portal = await SealedAsync();
        var (file, kept) = (Path.Combine(portal.Database.Folder, "anchor.txt"), (await VerdictAsync(portal)).Head!);
        await File.WriteAllTextAsync(file, $"{kept.Height} {kept.Hash}");
        Assert.Equal(expected, await InProcessAsync(portal, [.. options.Select(o => o.Replace("FILE", file, StringComparison.Ordinal))]));
    }

    /// <summary>Eight records, all sealed.</summary>
    private static async Task<Portal> SealedAsync()
    {
        var portal = await Portal.OpenAsync(Provider.Sqlite);
        for (var i = 0; i < 7; i++)
        {
            await portal.UnitAsync($"窗口{i}");
        }

        Assert.Equal(8, await portal.DataAsync(db => AuditSealer.SealAsync(db, default)));
        return portal;
    }

    private static Task<AuditVerdict> VerdictAsync(Portal portal, params AuditAnchor[] anchors) => portal.DataAsync(db => AuditVerifying.VerifyAsync(db, anchors, default));

    private static async Task TamperAsync(Portal portal, string sql)
    {
        await using var thief = new SqliteConnection($"{portal.Database.ConnectionString};Foreign Keys=False;Pooling=False");
        await thief.OpenAsync();
        await using var command = thief.CreateCommand();
        command.CommandText = $"DROP TRIGGER AuditEntries_no_UPDATE; DROP TRIGGER AuditEntries_no_DELETE; DROP TRIGGER AuditSeals_no_UPDATE; DROP TRIGGER AuditSeals_no_DELETE; {sql}";
        await command.ExecuteNonQueryAsync();
    }

    private static Task<int> InProcessAsync(Portal portal, params string[] words) => Verb.Named(["verify-audit", .. words]).RunAsync(portal.Services);

    private static async Task<(int Code, string Output)> RunAsync(Portal portal, params string[] options)
    {
        await using var program = RunningProgram.Start(["verify-audit", .. options], portal.ProgramSettings);
        return (await program.ExitCodeAsync(), program.Output);
    }
}
