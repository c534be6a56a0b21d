using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Standards;

/// <summary>One standard (评价要点). Its code stays the same over versions; what it is worth says the scheme.</summary>
public sealed class Criterion
{
    public const int CodeMaxLength = 20;
    public const int HeadingMaxLength = 100;
    public const int TextMaxLength = 2000;

    private Criterion() { } // EF

    public Criterion(
        string code,
        string groupName,
        string heading,
        string text,
        string? headingEn = null,
        string? textEn = null,
        string? evidenceHint = null,
        string? citedRules = null,
        bool requiresEvidence = false)
    {
        Code = Shared.Text.NormalisedCode(Shared.Text.Required(code, CodeMaxLength, nameof(code)));
        GroupName = Shared.Text.Required(groupName, HeadingMaxLength, nameof(groupName));
        Heading = Shared.Text.Required(heading, HeadingMaxLength, nameof(heading));
        Text = Shared.Text.Required(text, TextMaxLength, nameof(text));
        HeadingEn = Shared.Text.Optional(headingEn, HeadingMaxLength, nameof(headingEn));
        TextEn = Shared.Text.Optional(textEn, TextMaxLength, nameof(textEn));
        EvidenceHint = Shared.Text.Optional(evidenceHint, TextMaxLength, nameof(evidenceHint));
        CitedRules = Shared.Text.Optional(citedRules, TextMaxLength, nameof(citedRules));
        RequiresEvidence = requiresEvidence;
    }

    public int Id { get; private set; }

    /// <summary>Normalised; unique within its version.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Heading under which lists gather it.</summary>
    public string GroupName { get; private set; } = "";

    public string Heading { get; private set; } = "";
    public string? HeadingEn { get; private set; }
    public string Text { get; private set; } = "";
    public string? TextEn { get; private set; }

    /// <summary>Which documents or records would show it; null when nothing is asked for.</summary>
    public string? EvidenceHint { get; private set; }

    /// <summary>Whether a self-assessment is not complete without a file behind its answer.</summary>
    public bool RequiresEvidence { get; private set; }

    /// <summary>Rules it rests on, with their numbers.</summary>
    public string? CitedRules { get; private set; }

    /// <summary>Place within its version, from 1.</summary>
    public int Order { get; private set; }

    internal void PlaceAt(int order) => Order = order;
}
