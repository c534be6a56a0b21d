using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Imports;

public sealed class ImportBatchTests
{
    private static readonly Actor Clerk = new(7);
    private static readonly Importing Units = new(Clerk, "单位", null, 3);
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_upload_changes_nothing_and_leaves_no_record() => Assert.Empty(Uploaded().Deeds);

    [Fact]
    public void It_is_imported_once()
    {
        var batch = Imported();
        Assert.Equal((ImportState.Imported, 2, 1), (batch.State, batch.ImportedCount, batch.LeftOutCount));
        Assert.Equal(Refusal.WrongState, batch.WhyNotImport(2));
        Assert.Equal("ImportBatch.Import", batch.Deeds.Single().Code);
    }

    [Fact]
    public void A_file_without_a_right_row_is_not_imported() => Assert.Equal(Refusal.NothingToImport, Uploaded().WhyNotImport(0));

    [Fact]
    public void It_is_undone_once_and_only_while_unused()
    {
        var batch = Imported();
        Assert.Equal(Refusal.InUse, batch.WhyNotUndo(isUsed: true));
        batch.Undo(isUsed: false, Units, Now);
        Assert.Equal(ImportState.Undone, batch.State);
        Assert.Equal(Refusal.WrongState, batch.WhyNotUndo(isUsed: false));
    }

    [Fact]
    public void What_was_never_imported_is_not_undone() => Assert.Equal(Refusal.WrongState, Uploaded().WhyNotUndo(isUsed: false));

    [Fact]
    public void Marks_name_their_sheet_and_nothing_else_does()
    {
        Assert.Throws<ArgumentException>(() => new ImportBatch(ImportKind.Marks, null, "表.xlsx", new string('0', 64), [1], Clerk, Now));
        Assert.Throws<ArgumentException>(() => new ImportBatch(ImportKind.Units, 3, "表.xlsx", new string('0', 64), [1], Clerk, Now));
    }

    private static ImportBatch Uploaded() => new(ImportKind.Units, null, "单位.xlsx", new string('0', 64), [1], Clerk, Now);

    private static ImportBatch Imported()
    {
        var batch = Uploaded();
        batch.Import([new ImportedThing(ImportedSubject.Unit, 1, 1), new ImportedThing(ImportedSubject.Unit, 2, 5, "原名")], 2, 1, Units, Now);
        return batch;
    }
}
