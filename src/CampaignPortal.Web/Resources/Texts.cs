namespace CampaignPortal.Web.Resources;

/// <summary>Names the resource files with everything that is shown: <c>Texts.resx</c> is Chinese, <c>Texts.en.resx</c> English.</summary>
public sealed class Texts;
