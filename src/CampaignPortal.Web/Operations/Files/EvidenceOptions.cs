namespace CampaignPortal.Web.Operations.Files;

/// <summary>Section <c>Evidence</c>: how much may be uploaded.</summary>
public sealed record EvidenceOptions
{
    public int MaxFileMegabytes { get; init; } = 20;
    public int MaxFilesPerUse { get; init; } = 20;
    public int MaxUnitYearMegabytes { get; init; } = 2048;

    /// <summary>All files and fields that one form sends.</summary>
    public int MaxRequestMegabytes { get; init; } = 100;

    /// <summary>What must stay free on the disk for the database; uploads stop before that.</summary>
    public int DiskReserveMegabytes { get; init; } = 512;

    public long MaxFileBytes => Bytes(MaxFileMegabytes);
    public long MaxUnitYearBytes => Bytes(MaxUnitYearMegabytes);
    public long MaxRequestBytes => Bytes(MaxRequestMegabytes);
    public long DiskReserveBytes => Bytes(DiskReserveMegabytes);

    public bool IsSound =>
        MaxFileMegabytes is >= 1 and <= 200 && MaxFilesPerUse is >= 1 and <= 100 && MaxUnitYearMegabytes is >= 1 and <= 1_000_000
        && MaxRequestMegabytes >= MaxFileMegabytes && MaxRequestMegabytes <= 1000 && DiskReserveMegabytes is >= 0 and <= 1_000_000;

    private static long Bytes(int megabytes) => megabytes * 1024L * 1024L;
}
