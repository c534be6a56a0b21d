using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CampaignPortal.Web.Tests.Configuration;

/// <summary>What is unsafe or unknown is refused at start, in one sentence in both languages.</summary>
public sealed class StartupTests
{
    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["AllowedHosts"] = "kaohe.example.gov.cn", ["Urls"] = "https://*:443", ["Data:Root"] = "data", ["Database:Provider"] = "Sqlite",
        ["Session:Idle"] = "00:30:00", ["Session:Absolute"] = "12:00:00",
    };

    [Fact]
    public void OPS_03_a_sound_configuration_is_taken() => Check("Production", []);

    [Theory]
    [InlineData("AllowedHosts", "")]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "kaohe.example.gov.cn;*")]
    [InlineData("Urls", "http://0.0.0.0:80", "https")]
    [InlineData("Urls", "", "https")]
    [InlineData("Database:Provider", "")]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("Database:Provider", "7")]
    [InlineData("Database:Provider", "SqlServer")]
    [InlineData("Database:BusyTimeoutSeconds", "0")]
    [InlineData("Database:BusyTimeoutSeconds", "6")]
    [InlineData("Database:BusyTimeoutSeconds", "five")]
    [InlineData("Database:CommandTimeoutSeconds", "0")]
    [InlineData("Database:CommandTimeoutSeconds", "601")]
    [InlineData("Database:MaxBatchSize", "0")]
    [InlineData("Database:MaxBatchSize", "1001")]
    [InlineData("Database:RetryCount", "-1")]
    [InlineData("Database:RetryCount", "11")]
    [InlineData("Database:CompatibilityLevel", "140")]
    [InlineData("Database:CompatibilityLevel", "170")]
    [InlineData("Data:Root", " ")]
    [InlineData("Session:Idle", "00:04:59")]
    [InlineData("Session:Idle", "00:30:01")]
    [InlineData("Session:Idle", "half an hour")]
    [InlineData("Session:Absolute", "12:00:01")]
    [InlineData("Session:Absolute", "00:10:00")]
    [InlineData("Proxy:KnownAddresses:0", "proxy.local")]
    [InlineData("ConnectionStrings:CampaignPortal", "this is no connection string")]
    public void OPS_03_a_bad_setting_is_refused_in_both_languages(string key, string value, string? named = null)
    {
        var refused = Assert.Throws<StartupRefusedException>(() => Check("Production", new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = value }));
        Assert.Matches("^[^/]*[\u4e00-\u9fff][^/]*[。] / [A-Z\"][\u0020-\u007e]+[.]$", refused.Message);
        Assert.Contains(named ?? key.Split(':')[0], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OPS_03_plain_http_is_taken_behind_a_named_proxy() =>
        Check("Production", new Dictionary<string, string?>(StringComparer.Ordinal) { ["Urls"] = "http://127.0.0.1:5080", ["Proxy:KnownAddresses:0"] = "10.0.0.1" });

    [Fact]
    public async Task OPS_03_a_refused_start_ends_with_the_code_for_bad_configuration_and_says_why()
    {
        await using var program = RunningProgram.Start([], Environment(("ASPNETCORE_ENVIRONMENT", "Production"), ("AllowedHosts", "*")));
        Assert.Equal(ExitCode.BadConfiguration, await program.ExitCodeAsync());
        Assert.Contains("AllowedHosts", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task REL_13_invariant_globalisation_is_refused()
    {
        await using var program = RunningProgram.Start([], Environment(("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")));
        Assert.Equal(ExitCode.BadConfiguration, await program.ExitCodeAsync());
        Assert.Contains("ICU", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_refused_with_the_known_ones()
    {
        await using var program = RunningProgram.Start(["destroy"], Environment());
        Assert.Equal(ExitCode.BadConfiguration, await program.ExitCodeAsync());
        Assert.Contains("create-admin", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_finds_its_settings_from_whichever_folder_it_is_started()
    {
        await using var program = RunningProgram.Start(["migrate"], Environment(), folder: Path.GetTempPath());
        Assert.True(await program.ExitCodeAsync() == ExitCode.Done, program.Output);
    }

    private static Dictionary<string, string> Environment(params (string Name, string Value)[] settings) =>
        settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);

    /// <summary>The checks in the order of the start.</summary>
    private static void Check(string environment, Dictionary<string, string?> over)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Good).AddInMemoryCollection(over).Build();
        configuration.CheckProduction(new HostingEnvironment { EnvironmentName = environment });
        var database = configuration.CheckedDatabase();
        var data = configuration.CheckedData(Path.GetTempPath());
        configuration.CheckedConnectionString(database, data);
        configuration.CheckedSession();
        configuration.CheckedProxies();
    }
}
