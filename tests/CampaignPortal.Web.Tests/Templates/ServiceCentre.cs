using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>The pack as it is delivered, used by an office with four units.</summary>
internal static class ServiceCentre
{
    public const string Code = "service-centre-quarter";

    public static string Folder { get; } = Path.Combine(TemplatePacks.Folder, Code);

    public static TemplatePack Pack { get; } = TemplatePack.Load(Folder);

    public static IReadOnlyDictionary<string, string> Offices { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["office:campaign"] = "DW01",
        ["office:personnel"] = "RS01",
        ["office:inspection"] = "DC01",
        ["office:business"] = "YW01",
    };

    public static Dictionary<string, decimal> Weights(decimal self, decimal comprehensive) =>
        new(StringComparer.Ordinal) { ["self"] = self, ["comprehensive"] = comprehensive };

    public static Scheme Scheme(decimal self = 0.2m, decimal comprehensive = 0.8m) => Pack.NewScheme(Weights(self, comprehensive), Offices);

    /// <summary>Its rules as they are written on with.</summary>
    public static Rulebook Book => Pack.NewRulebook(Scheme().Content);
}
