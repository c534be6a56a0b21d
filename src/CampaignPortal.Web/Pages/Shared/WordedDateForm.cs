using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Shared;

/// <summary>A date as a person words it. The page shows how the wording was understood; both days can then be corrected.</summary>
public sealed class WordedDateForm
{
    public string Wording { get; set; } = "";
    public DateOnly? Earliest { get; set; }
    public DateOnly? Latest { get; set; }

    /// <summary>The wording whose days stand in the form; null as long as none was read.</summary>
    public string? Read { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Wording);

    /// <summary>Whether the days in the form belong to the wording in the form.</summary>
    public bool IsShown => Wording == (Read ?? "") || IsBlank;

    public static WordedDateForm Of(ImpreciseDate? date) =>
        date is null ? new() : new() { Wording = date.Wording, Read = date.Wording, Earliest = date.Earliest, Latest = date.Latest };

    /// <summary>Reads it, and answers in the form: with the days as they were understood, or with an error beside the wording.</summary>
    /// <param name="year">For wordings that name none.</param>
    /// <param name="name">Of its field in the form of the page.</param>
    /// <returns>Null when the wording is not understood and no days are given, or when the days are the wrong way round.</returns>
    public ImpreciseDate? Answer(int year, string name, ModelStateDictionary state, IStringLocalizer<Texts> texts)
    {
        var date = ToDate(year);
        foreach (var field in (string[])["Earliest", "Latest", "Read"])
        {
            state.Remove($"{name}.{field}");
        }

        Read = Wording;
        if (date is null)
        {
            state.AddModelError($"{name}.Wording", texts["WordedDate.NotUnderstood"]);
            return null;
        }

        (Earliest, Latest) = (date.Earliest, date.Latest);
        return date;
    }

    private ImpreciseDate? ToDate(int year) =>
        Wording.Trim().Length is 0 or > ImpreciseDate.WordingMaxLength ? null
        : Wording == Read && Earliest is { } earliest && Latest is { } latest ? (latest < earliest ? null : new ImpreciseDate(Wording, earliest, latest))
        : DateWording.Read(Wording, year);
}
