using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CampaignPortal.Web.Data;

/// <summary>Lets <c>dotnet ef</c> build either context whatever provider is configured; never used by the running program.</summary>
internal sealed class DesignTimeContexts :
    IDesignTimeDbContextFactory<SqliteCampaignDbContext>, IDesignTimeDbContextFactory<SqlServerCampaignDbContext>
{
    SqliteCampaignDbContext IDesignTimeDbContextFactory<SqliteCampaignDbContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCampaignDbContext>().UseSqlite("Data Source=:memory:").Options);

    SqlServerCampaignDbContext IDesignTimeDbContextFactory<SqlServerCampaignDbContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerCampaignDbContext>().UseSqlServer("Server=none").Options);
}
