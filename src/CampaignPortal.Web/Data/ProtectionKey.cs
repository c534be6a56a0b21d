namespace CampaignPortal.Web.Data;

/// <summary>One key of ASP.NET Core's data protection, shared by all instances on one database.</summary>
public sealed class ProtectionKey
{
    public const int NameMaxLength = 100;

    public int Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
