using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>A database that fails on purpose.</summary>
public sealed class PlannedFailureException() : DbException("Planned by the test.");

/// <summary>Counts the commands of each request, and fails the ones that a test names. Commands outside requests are let through.</summary>
public sealed class CommandSpy(IHttpContextAccessor http) : DbCommandInterceptor
{
    /// <summary>The harness numbers its requests with this header.</summary>
    public const string RequestHeader = "X-Test-Request";

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Asked before each command of a posted form: its number within the request, from 1, and its text.</summary>
    public Func<int, string, bool>? FailsOnPost { get; set; }

    public int CountOf(string request) => _counts.GetValueOrDefault(request);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        See(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        See(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        See(command);
        return new(result);
    }

    private void See(DbCommand command)
    {
        if (http.HttpContext?.Request.Headers[RequestHeader].ToString() is not { Length: > 0 } request)
        {
            return;
        }

        var number = _counts.AddOrUpdate(request, 1, (_, n) => n + 1);
        if (HttpMethods.IsPost(http.HttpContext.Request.Method) && FailsOnPost?.Invoke(number, command.CommandText) == true)
        {
            throw new PlannedFailureException();
        }
    }
}
