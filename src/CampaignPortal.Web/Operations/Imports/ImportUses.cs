using CampaignPortal.Domain.Imports;
using CampaignPortal.Web.Data;

namespace CampaignPortal.Web.Operations.Imports;

internal static class ImportUses
{
    /// <returns>Keys of the words for those that hold.</returns>
    public static IReadOnlyList<string> Of(params IEnumerable<(string Use, bool Holds)> uses) => [.. uses.Where(u => u.Holds).Select(u => $"ImportUse.{u.Use}")];

    /// <summary>What the batch made or changed, for use inside queries.</summary>
    public static IQueryable<ImportedThing> ThingsOf(this CampaignDbContext db, ImportBatch batch, ImportedSubject subject)
    {
        var id = batch.Id;
        return db.ImportBatches.Where(b => b.Id == id).SelectMany(b => b.Things).Where(t => t.Subject == subject);
    }
}
