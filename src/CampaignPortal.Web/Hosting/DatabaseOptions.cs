namespace CampaignPortal.Web.Hosting;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Section <c>Database</c>.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; }
    public int CommandTimeoutSeconds { get; init; } = 30;

    /// <summary>How long SQLite waits for another writer before the page says so; below 5 seconds.</summary>
    public int BusyTimeoutSeconds { get; init; } = 4;

    public int MaxBatchSize { get; init; } = 100;

    /// <summary>SQL Server only, 150 to 160.</summary>
    public int CompatibilityLevel { get; init; } = 150;

    /// <summary>SQL Server only: how often a unit of work is tried again after a transient error.</summary>
    public int RetryCount { get; init; } = 4;
}

/// <summary>Section <c>Data</c>: where the embedded database, evidence files and logs are.</summary>
public sealed record DataOptions
{
    /// <summary>Absolute, or relative to the program's content root.</summary>
    public string Root { get; init; } = "data";

    public string DatabaseFile => Path.Combine(Root, "campaign.db");
    public string EvidenceFolder => Path.Combine(Root, "evidence");
    public string LogFolder => Path.Combine(Root, "logs");
}

/// <summary>Section <c>Proxy</c>: the reverse proxies whose forwarding headers are believed.</summary>
public sealed record ProxyOptions
{
    public IReadOnlyList<string> KnownAddresses { get; init; } = [];
}
