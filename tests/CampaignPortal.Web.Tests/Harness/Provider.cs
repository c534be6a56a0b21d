using Xunit.Abstractions;
using Xunit.Sdk;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>The database under a test.</summary>
public enum Provider
{
    Sqlite,
    SqlServer,
}

/// <summary>
/// A test over HTTP. It takes one <see cref="Provider"/> and runs once on each: on SQL Server where a server is named in
/// the environment, else it is reported as skipped there, with the reason.
/// </summary>
[XunitTestCaseDiscoverer("CampaignPortal.Web.Tests.Harness.PortalFactDiscoverer", "CampaignPortal.Web.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PortalFactAttribute : FactAttribute;

public sealed class PortalFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private const string WhyNot = "Needs a SQL Server: set CAMPAIGNPORTAL_TEST_SQLSERVER to a connection string that may create databases.";

    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var (display, options) = (discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault());
        yield return new XunitTestCase(messages, display, options, testMethod, [Provider.Sqlite]);
        yield return SqlServer.ConnectionString is null
            ? new XunitSkippedDataRowTestCase(messages, display, options, testMethod, WhyNot, [Provider.SqlServer])
            : new XunitTestCase(messages, display, options, testMethod, [Provider.SqlServer]);
    }
}

/// <summary>The server on which the suite runs a second time; null where there is none.</summary>
public static class SqlServer
{
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("CAMPAIGNPORTAL_TEST_SQLSERVER") is { Length: > 0 } given ? given : null;
}
