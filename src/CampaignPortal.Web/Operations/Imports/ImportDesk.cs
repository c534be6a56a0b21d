using System.Security.Cryptography;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>What became of an upload.</summary>
/// <param name="BatchId">Null where the file was refused.</param>
/// <param name="Missing">Headings that the file lacks.</param>
public sealed record UploadOutcome(int? BatchId, FileProblem? Problem, IReadOnlyList<string> Missing);

/// <summary>
/// Takes files in, says what would become of their rows, imports just that, and takes it back again. What is reported is worked
/// out anew from the file each time; it is imported only if it is still what was shown.
/// </summary>
public sealed class ImportDesk(CampaignDbContext db, Access access, ScoreActing acting, TimeProvider clock, IEnumerable<IImporter> importers)
{
    /// <summary>Dry runs of one person: the oldest makes room for the next.</summary>
    private const int MostKept = 3;

    public IImporter Of(ImportKind kind) => importers.Single(i => i.Kind == kind);

    /// <summary>Keeps a file that can be read.</summary>
    public async Task<UploadOutcome> UploadAsync(ImportKind kind, int? sheetId, string fileName, Stream sent, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await sent.CopyToAsync(file, ct);
        var form = await Of(kind).FormAsync(sheetId, ct);
        var table = WorkbookReader.Read(fileName, file, form.Columns);
        if (table.Problem is not null || table.Missing.Count > 0)
        {
            return new UploadOutcome(null, table.Problem, table.Missing);
        }

        var content = file.ToArray();
        var batch = new ImportBatch(kind, sheetId, FileKinds.NameOf(fileName), Convert.ToHexStringLower(SHA256.HashData(content)), content, access.Self, clock.GetUtcNow());
        return await db.AsOneAsync(
            async token =>
            {
                var old = await db.ImportBatches.Where(b => b.UploadedById == access.PersonId && b.State == ImportState.DryRun)
                    .OrderByDescending(b => b.Id).Skip(MostKept - 1).Select(b => b.Id).ToListAsync(token);
                await ImportClearing.ThrowAwayAsync(db, db.ImportBatches.Where(b => old.Contains(b.Id)), token);
                db.ImportBatches.Add(batch);
                await db.SaveChangesAsync(token);
                return new UploadOutcome(batch.Id, null, []);
            },
            ct);
    }

    /// <returns>The batch with its file; null where there is none, or it is none of the reader's business.</returns>
    public Task<ImportBatch?> FindAsync(int batchId, bool isMarks, CancellationToken ct) =>
        Visible(isMarks).Include(b => b.File).AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct);

    public IQueryable<ImportBatch> Visible(bool isMarks)
    {
        var old = clock.GetUtcNow() - ImportBatch.FileKeptFor;
        var kept = db.ImportBatches.Where(b => b.State != ImportState.DryRun || b.UploadedAt >= old);
        if (isMarks)
        {
            var sheets = db.ScoreSheets.OfRater(access);
            return kept.Where(b => b.Kind == ImportKind.Marks && sheets.Any(s => s.Id == b.SheetId));
        }

        var (me, reached) = (access.PersonId, access.Units(Permit.ManageOrganisation));
        return kept.Where(b => b.Kind != ImportKind.Marks && (b.UploadedById == me || reached.Any(u => u.ParentId == null)));
    }

    /// <returns>What would become of the file now; null once its days are over.</returns>
    public async Task<ImportPlan?> PlanAsync(ImportBatch batch, CancellationToken ct)
    {
        if (batch.FileAt(clock.GetUtcNow()) is not { } stored)
        {
            return null;
        }

        var importer = Of(batch.Kind);
        using var file = new MemoryStream(stored.Content, writable: false);
        var table = WorkbookReader.Read(batch.FileName, file, (await importer.FormAsync(batch.SheetId, ct)).Columns);
        return (await importer.PlanAsync(batch.SheetId, table.Rows, ct)) with { HeadingRow = table.HeadingRow };
    }

    /// <summary>Imports the right rows of a batch, all of them or none.</summary>
    /// <param name="shown">Fingerprint of the plan that the form showed.</param>
    /// <param name="withChanges">Whether what is on record is changed where rows say something else.</param>
    /// <param name="about">What is filled, in words of the office.</param>
    /// <returns>Rows that came in; of marks, cells that were filled.</returns>
    /// <exception cref="RefusedException">The batch is imported already, or what was shown no longer holds.</exception>
    public Task<int> ImportAsync(int batchId, string? shown, bool withChanges, string about, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var batch = await db.ImportBatches.Include(b => b.File).SingleAsync(b => b.Id == batchId, token);
                RefusedException.ThrowIf(batch.State != ImportState.DryRun ? Refusal.WrongState : null);
                var plan = await PlanAsync(batch, token);
                RefusedException.ThrowIf(plan is null ? Refusal.WrongState : plan.Fingerprint != shown ? Refusal.ChangedByAnother : null);
                IReadOnlyList<PlannedRow> rows = [.. plan!.Rows.Where(r => withChanges || !r.IsChange)];
                RefusedException.ThrowIf(batch.WhyNotImport(rows.Count));
                var things = await Of(batch.Kind).ApplyAsync(batch.SheetId, rows, token);
                var imported = ImportPlan.RowsBehind(rows);
                batch.Import(things, imported, plan.FaultyCount + ImportPlan.RowsBehind(plan.Rows) - imported, await ImportingAsync(batch, about, token), clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return batch.Kind == ImportKind.Marks ? things.Count : imported;
            },
            ct);

    /// <summary>How many cells of a sheet an imported batch filled.</summary>
    public Task<int> CellsAsync(ImportBatch batch, CancellationToken ct) => db.ThingsOf(batch, ImportedSubject.Mark).CountAsync(ct);

    /// <summary>Takes back all that a batch brought, unless something of it has been used.</summary>
    public async Task UndoAsync(int batchId, string about, CancellationToken ct)
    {
        try
        {
            await db.AsOneAsync(token => UndoInOneGoAsync(batchId, about, token), ct);
        }
        catch (DbUpdateException used) when (StillReferenced.Violated(used))
        {
            // Whatever the questions overlooked, the database lets nothing go that something else stands on.
            throw new RefusedException(Refusal.InUse);
        }
    }

    /// <summary>Throws a dry run away; a batch that was imported stays.</summary>
    public Task DiscardAsync(int batchId, CancellationToken ct) =>
        db.AsOneAsync(token => ImportClearing.ThrowAwayAsync(db, db.ImportBatches.Where(b => b.Id == batchId && b.State == ImportState.DryRun), token), ct);

    private async Task UndoInOneGoAsync(int batchId, string about, CancellationToken ct)
    {
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, ct);
        RefusedException.ThrowIf(batch.WhyNotUndo(isUsed: false));
        var importer = Of(batch.Kind);
        batch.Undo((await importer.UsesAsync(batch, ct)).Count > 0, await ImportingAsync(batch, about, ct), clock.GetUtcNow());
        await importer.TakeBackAsync(batch, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Marks as the rater or who acts for him, in the campaign of the sheet; units and people for the highest unit that the importer administers.</summary>
    private async Task<Importing> ImportingAsync(ImportBatch batch, string about, CancellationToken ct)
    {
        if (batch.SheetId is not { } sheetId)
        {
            var top = await access.Units(Permit.ManageOrganisation).OrderBy(u => u.Path.Length).ThenBy(u => u.Id).Select(u => (int?)u.Id).FirstOrDefaultAsync(ct);
            return new Importing(access.Self, about, null, top);
        }

        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == sheetId, ct);
        var actor = await acting.ActorAsync(sheet, ct) ?? throw new RefusedException(Refusal.NotEntitled);
        return new Importing(actor, about, sheet.CampaignId, sheet.RaterUnitId);
    }
}
