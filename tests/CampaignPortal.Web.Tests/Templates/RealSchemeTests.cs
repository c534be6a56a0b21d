using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>The reader of the program takes every scheme that an office really published, without a word against it.</summary>
public sealed class RealSchemeTests
{
    public static TheoryData<string> Names() => [.. Directory.EnumerateFiles(Checkout.At("tests", "schemes"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_scheme_is_read_as_it_stands(string name)
    {
        TemplatePackYaml file = new(Checkout.At("tests", "schemes"), name);
        var scheme = new TemplatePackScheme(file, file.Read()!).Try();
        Assert.Empty(file.Problems);
        Assert.NotNull(scheme);
    }
}
