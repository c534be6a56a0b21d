using CampaignPortal.Domain.Assessments;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Figures of one column as somebody enters them.</summary>
public sealed class FiguresForm
{
    public sealed class Row
    {
        public int UnitId { get; set; }
        public string? Typed { get; set; }
    }

    public long Version { get; set; }

    /// <summary>Document, or who gave the figures.</summary>
    public string Origin { get; set; } = "";

    public IList<Row> Rows { get; } = [];

    /// <summary>A table of units and figures as it is copied from elsewhere; it goes before what stands in the rows.</summary>
    public string? Pasted { get; set; }
}

public sealed class FiguresFormValidator : AbstractValidator<FiguresForm>
{
    private const int PastedMaxLength = 200_000;

    public FiguresFormValidator()
    {
        RuleFor(f => f.Origin).NotEmpty().WithErrorCode("Figures.Origin.Missing").MaximumLength(FigureList.OriginMaxLength);
        RuleFor(f => f.Pasted).MaximumLength(PastedMaxLength);
    }
}
