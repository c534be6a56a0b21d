using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Keeping;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.Configuration;

/// <summary>However a verb ends, a script learns it from the exit code and a person from one sentence.</summary>
public sealed class VerbTests
{
    public static TheoryData<Exception> Outside { get; } =
    [
        new IOException("no space"), new UnauthorizedAccessException("no right"), new InvalidDataException("no sense"), new SqliteException("no lock", 5),
        new DbUpdateException("wrapped", new SqliteException("no table", 1)),
    ];

    [Theory]
    [MemberData(nameof(Outside), DisableDiscoveryEnumeration = true)]
    public async Task OPS_03_what_fails_outside_the_program_is_a_sentence_and_an_exit_code(Exception failure)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        Assert.Equal(ExitCode.Failed, await Failing(failure).RunAsync(services));
    }

    [Fact]
    public async Task OPS_03_a_fault_of_the_program_is_not_passed_over()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Failing(new InvalidOperationException()).RunAsync(services));
    }

    [Fact]
    public async Task REL_11_a_backup_to_where_nothing_can_be_written_ends_in_one_sentence()
    {
        await using var portal = await Portal.OpenAsync(Provider.Sqlite);
        var file = Path.Combine(portal.Database.Folder, "file");
        await File.WriteAllTextAsync(file, "");
        await using var program = RunningProgram.Start(["backup", Path.Combine(file, "backup")], portal.ProgramSettings);
        Assert.Equal(ExitCode.Failed, await program.ExitCodeAsync());
        Assert.StartsWith("命令 backup 没有完成：", program.Output, StringComparison.Ordinal);
        Assert.Single(program.Output.TrimEnd().Split('\n'));
    }

    [Theory]
    [Trait("Length", "Long")]
    [InlineData("backup", "nowhere")]
    [InlineData("verify-audit")]
    [InlineData("verify", "1")]
    public async Task REL_11_a_verb_that_reads_makes_no_database_where_there_is_none(params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-test-").FullName;
        await using (var program = RunningProgram.Start(words, new Dictionary<string, string>(StringComparer.Ordinal) { ["Data__Root"] = folder, ["Serilog__MinimumLevel__Default"] = "Error" }))
        {
            Assert.Equal(ExitCode.BadConfiguration, await program.ExitCodeAsync());
            Assert.Contains(Path.Combine(folder, BackupManifest.DatabaseName), program.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Directory.EnumerateFiles(folder), f => Path.GetFileName(f).StartsWith(BackupManifest.DatabaseName, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static Verb Failing(Exception failure) => new("fail", (_, _) => Task.FromException<int>(failure), VerbArguments.Of([]));
}
