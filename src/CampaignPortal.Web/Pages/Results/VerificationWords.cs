using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Tells in words what the recalculation of a bundle found (复核计算).</summary>
public sealed partial class VerificationWords(IStringLocalizer<Texts> texts)
{
    /// <summary>Where two documents of a bundle differ, as somebody would say it who has never seen one.</summary>
    /// <param name="nameOf">Name of the unit with this code.</param>
    public string PlaceOf(Verification verification, string bundleText, Func<string, string> nameOf)
    {
        var path = verification.Path ?? "";
        if (SubjectPath().Match(path) is not { Success: true } match)
        {
            return texts[$"Results.Verify.Place.{path}"] is { ResourceNotFound: false } place ? place : texts["Results.Verify.Place.Other", path];
        }

        var code = SubjectAt(bundleText, int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture));
        var member = texts[$"Results.Verify.Member.{match.Groups["member"].Value}"];
        return texts["Results.Verify.Place.Subject", code is null ? "" : nameOf(code), member.ResourceNotFound ? match.Groups["member"].Value : member.Value];
    }

    private static string? SubjectAt(string bundleText, int index) =>
        Bundle.Parse(bundleText).Facts.Subjects.ElementAtOrDefault(index)?.Code;

    [GeneratedRegex(@"^result\.subjects\[(?<index>\d{1,6})\]\.?(?<member>[a-zA-Z]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubjectPath();
}
