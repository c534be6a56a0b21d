using System.Data.Common;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.Reliability;

/// <summary>A disk on which the embedded database cannot grow by a page while a test says that it is full.</summary>
internal sealed class SmallDisk : DbConnectionInterceptor
{
    private const uint Endless = 4_294_967_294;

    public bool IsFull { get; set; }

    public PortalSetup Setup => new() { Services = services => services.ConfigureDbContext<SqliteCampaignDbContext>((_, o) => o.AddInterceptors(this)) };

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // Pooled connections keep the limit, so it is set both ways; below what the file has, it means "as it is".
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count={(IsFull ? 1 : Endless)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
