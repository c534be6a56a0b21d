namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The files of a rulebook as they are handed in.</summary>
public sealed class ImportForm
{
    /// <summary>Of the draft; 0 where there is none.</summary>
    public long Version { get; set; }

    public string Standards { get; set; } = "";
    public string Scheme { get; set; } = "";

    /// <summary>Hash of the texts whose differences the page showed; others are shown first.</summary>
    public string Shown { get; set; } = "";
}
