using System.Globalization;
using CampaignPortal.Web.Security;
using Microsoft.Data.SqlClient;

namespace CampaignPortal.Web.Hosting;

/// <summary>Reads the configuration and refuses what is unknown or unsafe before anything is opened.</summary>
internal static class ConfigurationChecks
{
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    public static DatabaseOptions CheckedDatabase(this IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"];
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var known) || !Enum.IsDefined(known))
        {
            throw new StartupRefusedException(
                $"配置项 Database:Provider 的值“{provider}”无法识别，请填写 Sqlite 或 SqlServer。",
                $"Database:Provider is \"{provider}\"; it must be Sqlite or SqlServer.");
        }

        var options = configuration.GetSection("Database").Get<DatabaseOptions>()!;
        Refuse(
            options.BusyTimeoutSeconds is < 1 or > 5 || options.CommandTimeoutSeconds is < 1 or > 600 || options.MaxBatchSize is < 1 or > 1000
                || options.RetryCount is < 0 or > 10 || options.CompatibilityLevel is < 150 or > 160,
            "Database 配置超出允许范围：BusyTimeoutSeconds 1–5，CommandTimeoutSeconds 1–600，MaxBatchSize 1–1000，RetryCount 0–10，CompatibilityLevel 150–160。",
            "A Database setting is out of range: BusyTimeoutSeconds 1-5, CommandTimeoutSeconds 1-600, MaxBatchSize 1-1000, RetryCount 0-10, CompatibilityLevel 150-160.");
        return options;
    }

    public static DataOptions CheckedData(this IConfiguration configuration, string contentRoot)
    {
        var root = configuration["Data:Root"];
        Refuse(string.IsNullOrWhiteSpace(root), "配置项 Data:Root 为空，请填写数据目录。", "Data:Root is empty; name the folder for data.");
        return new DataOptions { Root = Path.GetFullPath(root!, contentRoot) };
    }

    public static SessionLifetime CheckedSession(this IConfiguration configuration)
    {
        var options = configuration.GetSection("Session").Get<SessionLifetime>() ?? new SessionLifetime();
        Refuse(
            options.Idle < ShortestIdle || options.Idle > LongestIdle || options.Absolute > LongestSession || options.Absolute < options.Idle,
            "Session:Idle 须为 5 至 30 分钟，Session:Absolute 不超过 12 小时。",
            "Session:Idle must be 5 to 30 minutes, Session:Absolute at most 12 hours.");
        return options;
    }

    public static string CheckedConnectionString(this IConfiguration configuration, DatabaseProvider provider, DataOptions data)
    {
        var configured = configuration.GetConnectionString("CampaignPortal");
        if (provider == DatabaseProvider.Sqlite)
        {
            return string.IsNullOrWhiteSpace(configured) ? $"Data Source={data.DatabaseFile}" : configured;
        }

        Refuse(
            string.IsNullOrWhiteSpace(configured),
            "使用 SqlServer 时必须配置 ConnectionStrings:CampaignPortal。",
            "With SqlServer, ConnectionStrings:CampaignPortal must be set.");
        var parsed = new SqlConnectionStringBuilder(configured) { MultipleActiveResultSets = false };
        return parsed.ConnectionString;
    }

    /// <summary>What only a production installation must fulfil.</summary>
    public static void CheckProduction(this IConfiguration configuration, IHostEnvironment environment)
    {
        Refuse(
            CultureInfo.GetCultureInfo("zh-CN").EnglishName.StartsWith("Invariant", StringComparison.Ordinal) || IsInvariantMode,
            "系统处于固定区域性（invariant）模式，无法显示中文日期与排序，请安装 ICU 并去掉 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT。",
            "Globalisation is in invariant mode; install ICU and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        if (environment.IsDevelopment())
        {
            return;
        }

        var hosts = configuration["AllowedHosts"];
        Refuse(
            string.IsNullOrWhiteSpace(hosts) || hosts.Contains('*', StringComparison.Ordinal),
            "生产环境必须在 AllowedHosts 中写明访问本系统所用的域名或地址，不得为空或“*”。",
            "In production AllowedHosts must name the hosts of this system; it may not be empty or \"*\".");
        var hasHttps = Addresses(configuration).Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        Refuse(
            !hasHttps && configuration.GetSection("Proxy:KnownAddresses").GetChildren().All(a => string.IsNullOrWhiteSpace(a.Value)),
            "生产环境不得只用明文 HTTP：请配置 https 地址，或在 Proxy:KnownAddresses 中写明前置代理的地址。",
            "In production plain HTTP alone is refused: configure an https address, or name the proxy in Proxy:KnownAddresses.");
    }

    private static bool IsInvariantMode =>
        AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) && isInvariant;

    private static IEnumerable<string> Addresses(IConfiguration configuration) =>
        (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));

    private static void Refuse(bool isUnsafe, string chinese, string english)
    {
        if (isUnsafe)
        {
            throw new StartupRefusedException(chinese, english);
        }
    }
}
