using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>Units that are ranked among themselves (类别).</summary>
public sealed class Category
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 60;

    private Category() { } // EF

    internal Category(string code, string name, string? nameEn, int order)
    {
        Code = Text.NormalisedCode(Text.Required(code, CodeMaxLength, nameof(code)));
        Order = order;
        Rename(name, nameEn);
    }

    public int Id { get; private set; }

    /// <summary>Normalised; unique within the campaign.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";
    public string? NameEn { get; private set; }

    /// <summary>Place in lists, from 1.</summary>
    public int Order { get; private set; }

    internal void PlaceAt(int order) => Order = order;

    internal void Rename(string name, string? nameEn)
    {
        Name = Text.Required(name, NameMaxLength, nameof(name));
        NameEn = Text.Optional(nameEn, NameMaxLength, nameof(nameEn));
    }
}
