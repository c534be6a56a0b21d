using CampaignPortal.Domain.Campaigns;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>A basis document as a person enters it; adding and revising share it.</summary>
public sealed class DocumentForm
{
    /// <summary>0 for a document that is not there yet.</summary>
    public long Version { get; set; }

    public string? Number { get; set; }
    public string Title { get; set; } = "";
    public string? Issuer { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public string? KeptAt { get; set; }
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    public static DocumentForm Of(BasisDocument document) => new()
    {
        Number = document.Number, Title = document.Title, Issuer = document.Issuer, IssuedOn = document.IssuedOn, KeptAt = document.KeptAt,
    };

    public DocumentTitle ToTitle() => new(Number, Title, Issuer, IssuedOn, KeptAt);
}

public sealed class DocumentFormValidator : AbstractValidator<DocumentForm>
{
    public DocumentFormValidator()
    {
        RuleFor(f => f.Number).MaximumLength(BasisDocument.NumberMaxLength);
        RuleFor(f => f.Title).NotEmpty().WithErrorCode("Campaigns.Documents.Title.Missing").MaximumLength(BasisDocument.TitleMaxLength);
        RuleFor(f => f.Issuer).MaximumLength(BasisDocument.IssuerMaxLength);
        RuleFor(f => f.KeptAt).MaximumLength(BasisDocument.KeptAtMaxLength);
        RuleFor(f => f.Files).Must(f => f.Count <= 1).WithErrorCode("Campaigns.Documents.OneFile");
    }
}
