namespace CampaignPortal.Web.Operations.Files;

/// <summary>A file to download, by the id of its version.</summary>
public sealed record EvidenceLink(int VersionId, string FileName, long Size)
{
    public decimal Kilobytes => Math.Max(1, decimal.Ceiling(Size / 1024m));
}
