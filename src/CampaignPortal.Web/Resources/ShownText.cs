using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Resources;

/// <summary>A text of the office as it is shown: English where the page is English and somebody wrote it, else the Chinese.</summary>
/// <param name="Lang">Set where it is not in the language of the page.</param>
public sealed record ShownText(string Text, string? Lang = null)
{
    public static ShownText Of(LocalText text) => Of(text.Zh, text.En);

    public static ShownText Of(string chinese, string? english) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? new(chinese)
        : english is not null ? new(english)
        : new(chinese, "zh-CN");
}

public static class LocalTexts
{
    /// <summary>For sentences; where the text stands alone, <c>cp-text</c> also says in which language it is.</summary>
    public static string Shown(this LocalText text) => ShownText.Of(text).Text;
}
