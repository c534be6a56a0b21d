using System.Reflection;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Data;

/// <summary>Of two people who change the same thing, the second is told.</summary>
public sealed class ConcurrencyTests
{
    private static readonly MethodInfo Record = typeof(Entity).GetMethod("Record", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo Rows = typeof(ConcurrencyTests).GetMethod(nameof(FirstAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.SqlServer)]
    public void BIZ_04_every_entity_has_its_version_as_concurrency_token(Provider provider)
    {
        using var db = MigrationTests.Design(provider);
        var without = from entity in db.Model.GetEntityTypes()
                      where entity.ClrType.IsAssignableTo(typeof(Entity)) && entity.FindProperty(nameof(Entity.Version))?.IsConcurrencyToken != true
                      select entity.ClrType.Name;
        Assert.Empty(without);
        Assert.Empty(from type in typeof(Entity).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(Entity)))
                     where db.Model.FindEntityType(type) is null
                     select $"{type.Name} is not stored");
    }

    [PortalFact]
    public async Task BIZ_04_the_second_of_two_contexts_is_refused(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await scene.DelegationAsync();
        await scene.MessageAsync(scene.Staff);
        await scene.Portal.Visitor().SignInAsync("nobody", "Wrong-Guess-00");
        var types = await scene.Portal.DataAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(Entity))).ToList()));
        var tried = 0;
        foreach (var type in types)
        {
            await using var one = scene.Portal.Database.Open();
            await using var two = scene.Portal.Database.Open();
            if (await ChangedAsync(one, type) && await ChangedAsync(two, type))
            {
                await one.SaveChangesAsync();
                await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
                tried++;
            }
        }

        Assert.True(tried >= 6, $"Only {tried} kinds of rows were there to try.");
    }

    [PortalFact]
    public async Task A_stale_form_changes_nothing_and_shows_both_values(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var stale = (await admin.OpenAsync($"/Units/Rename/{scene.Here.Id}")).Form();
        var drafted = await (await admin.OpenAsync($"/Units/Rename/{scene.Here.Id}")).Form().SubmitAsync(("Input.Name", "先到的名称"), ("Input.Basis", "临编〔2026〕1号"));
        await drafted.Form().SubmitAsync();
        var before = await scene.Portal.HashAsync();
        var page = await stale.SubmitAsync(("Input.Name", "后到的名称"), ("Input.Basis", "临编〔2026〕2号"));
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Contains("先到的名称", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Form().Fields(), f => f is { Name: "Input.Name", Value: "后到的名称" });
        Assert.StartsWith("/Units/Change/", (await page.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.NotEqual(before, await scene.Portal.HashAsync());
    }

    private static async Task<bool> ChangedAsync(CampaignDbContext db, Type type)
    {
        if (await (Task<Entity?>)Rows.MakeGenericMethod(type).Invoke(null, [db])! is not { } row)
        {
            return false;
        }

        var column = db.Entry(row).Properties.First(p => !p.Metadata.IsPrimaryKey() && !p.Metadata.IsForeignKey() && p.Metadata.Name != nameof(Entity.Version));
        column.IsModified = true;
        Record.Invoke(row, [new Deed("Test.Changed", Actor.System, TestClock.Start)]);
        return true;
    }

    private static async Task<Entity?> FirstAsync<T>(CampaignDbContext db)
        where T : Entity =>
        await db.Set<T>().OrderBy(e => e.Id).FirstOrDefaultAsync();
}
