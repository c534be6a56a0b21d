using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.ScoreSheets;

public sealed class AutosaveTests
{
    [PortalFact]
    public async Task A_cell_is_saved_as_it_is_typed_and_leaves_no_audit_row(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var before = await scoring.AuditCountAsync();
        var cell = scoring.Cell(0, 3);
        var (status, answer) = await scoring.AutosaveAsync(visitor, cell, ("Version", "1"), ("Numerator", "97.5"), ("Denominator", "100"));
        Assert.Equal(200, status);
        Assert.Equal("2", answer.GetProperty("versions").GetProperty(cell).GetString());
        Assert.Equal("7", answer.GetProperty("figures").GetProperty($"p{cell}").GetString());
        Assert.Contains("1 / 8", answer.GetProperty("figures").GetProperty("filled").GetString(), StringComparison.Ordinal);
        Assert.Equal("10:00:00", answer.GetProperty("savedAt").GetString());
        Assert.Equal(97.5m, (await scoring.MarkAsync(0, "R")).Numerator);
        Assert.Equal(before, await scoring.AuditCountAsync());
        Assert.Equal(1, (await scoring.SheetAsync()).Version);
    }

    [PortalFact]
    public async Task REL_07_a_cell_that_a_colleague_saved_meanwhile_answers_with_his_value(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (mine, theirs) = (await scoring.Portal.SignInAsync(scoring.Rater), await scoring.Portal.SignInAsync(scoring.Colleague));
        var cell = scoring.Cell(0, 0);
        await scoring.AutosaveAsync(theirs, cell, ("Version", "1"), ("Points", "7"), ("Note", "查岗"));
        var (status, answer) = await scoring.AutosaveAsync(mine, cell, ("Version", "1"), ("Points", "9"));
        Assert.Equal(409, status);
        Assert.Equal("2", answer.GetProperty("version").GetString());
        Assert.Equal("7", answer.GetProperty("stored").GetProperty("Points").GetString());
        Assert.Equal("7、查岗", answer.GetProperty("storedText").GetString());
        Assert.Equal(7, (await scoring.MarkAsync(0, "P1")).Points);
        (status, _) = await scoring.AutosaveAsync(mine, cell, ("Version", "2"), ("Points", "9"));
        Assert.Equal((200, 9m), (status, (await scoring.MarkAsync(0, "P1")).Points));
    }

    [PortalFact]
    public async Task A_refused_cell_answers_with_a_sentence(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var (status, answer) = await scoring.AutosaveAsync(visitor, scoring.Cell(0, 0), ("Version", "1"), ("Points", "11"));
        Assert.Equal((422, "应在 0 至 10 之间。"), (status, answer.GetProperty("message").GetString()));
        (status, _) = await scoring.AutosaveAsync(visitor, $"{scoring.Office.Id}_0", ("Version", "1"), ("Points", "1"));
        Assert.Equal(422, status);
        (status, _) = await scoring.AutosaveAsync(visitor, "1_999", ("Version", "1"), ("Points", "1"));
        Assert.Equal(422, status);
        Assert.All(await scoring.MarksAsync(), m => Assert.Null(m.Points));
    }

    [PortalFact]
    public async Task BIZ_05_nothing_is_written_after_the_last_day(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        scoring.Portal.Clock.Set(Scoring.Deadline.AddMilliseconds(-1));
        visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        await grid.Form().SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "8"));
        Assert.Equal(8, (await scoring.MarkAsync(0, "P1")).Points);
        scoring.Portal.Clock.Set(Scoring.Deadline);
        var refused = await grid.Form().SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "9"));
        Assert.Contains("已过截止时间", refused.Text, StringComparison.Ordinal);
        Assert.Equal("9", refused.Document.QuerySelector($"#Marks_{scoring.Cell(0, 0)}__Points")!.GetAttribute("value"));
        Assert.Equal(8, (await scoring.MarkAsync(0, "P1")).Points);
        Assert.Equal($"/ScoreSheets/Details/{scoring.SheetId}", (await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Path);
    }
}
