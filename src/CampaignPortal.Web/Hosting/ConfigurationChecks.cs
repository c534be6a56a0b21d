using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using CampaignPortal.Web.Security;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

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

        var options = configuration.Read<DatabaseOptions>("Database")!;
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
        var options = configuration.Read<SessionLifetime>("Session") ?? new SessionLifetime();
        Refuse(
            options.Idle < ShortestIdle || options.Idle > LongestIdle || options.Absolute > LongestSession || options.Absolute < options.Idle,
            "Session:Idle 须为 5 至 30 分钟，Session:Absolute 不超过 12 小时。",
            "Session:Idle must be 5 to 30 minutes, Session:Absolute at most 12 hours.");
        return options;
    }

    public static string CheckedConnectionString(this IConfiguration configuration, DatabaseOptions database, DataOptions data)
    {
        var configured = configuration.GetConnectionString("CampaignPortal");
        Refuse(
            database.Provider == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(configured),
            "Database:Provider 为 SqlServer 时必须配置 ConnectionStrings:CampaignPortal。",
            "With SqlServer as Database:Provider, ConnectionStrings:CampaignPortal must be set.");
        try
        {
            return database.Provider == DatabaseProvider.SqlServer
                ? new SqlConnectionStringBuilder(configured) { MultipleActiveResultSets = false }.ConnectionString

                // The driver waits for a lock by this time when it begins a transaction.
                : new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(configured) ? $"Data Source={data.DatabaseFile}" : configured) { DefaultTimeout = database.BusyTimeoutSeconds }.ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new StartupRefusedException(
                "配置项 ConnectionStrings:CampaignPortal 不是有效的连接字符串。",
                "ConnectionStrings:CampaignPortal is not a valid connection string.");
        }
    }

    public static IReadOnlyList<IPAddress> CheckedProxies(this IConfiguration configuration)
    {
        List<IPAddress> proxies = [];
        foreach (var written in configuration.Read<ProxyOptions>("Proxy")?.KnownAddresses ?? [])
        {
            Refuse(
                !IPAddress.TryParse(written, out var address),
                $"配置项 Proxy:KnownAddresses 中的“{written}”不是 IP 地址。",
                $"\"{written}\" in Proxy:KnownAddresses is no IP address.");
            proxies.Add(address!);
        }

        return proxies;
    }

    /// <summary>What only a production installation must fulfil.</summary>
    public static void CheckProduction(this IConfiguration configuration, IHostEnvironment environment)
    {
        Refuse(
            !KnowsChinese,
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

    private static bool KnowsChinese
    {
        get
        {
            try
            {
                return CultureInfo.GetCultureInfo("zh-CN").DateTimeFormat.MonthNames[0].EndsWith('月');
            }
            catch (CultureNotFoundException)
            {
                return false;
            }
        }
    }

    private static IEnumerable<string> Addresses(IConfiguration configuration) =>
        (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));

    private static T? Read<T>(this IConfiguration configuration, string section)
    {
        try
        {
            return configuration.GetSection(section).Get<T>();
        }
        catch (InvalidOperationException)
        {
            throw new StartupRefusedException(
                $"{section} 配置中有无法识别的值，请检查数字和时间的写法。",
                $"A value in {section} cannot be read; check how numbers and times are written.");
        }
    }

    private static void Refuse([DoesNotReturnIf(true)] bool isUnsafe, string chinese, string english)
    {
        if (isUnsafe)
        {
            throw new StartupRefusedException(chinese, english);
        }
    }
}
