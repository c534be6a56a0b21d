using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.Results;
using CampaignPortal.Web.Tests.ScoreSheets;
using CampaignPortal.Web.Tests.SelfAssessments;

namespace CampaignPortal.Web.Tests.Rights;

/// <summary>Quarters in which every text that is not for everybody is a word found nowhere else, typed into the forms by those whose text it is.</summary>
internal sealed class SecretWorld(Scene scene, SelfScene self, OccurrenceScene occurrences, Scoring scoring, ResultWorld results, ResultWorld meeting) : IAsyncDisposable
{
    /// <summary>Everybody who looks, under what he is.</summary>
    public IReadOnlyDictionary<string, Someone> People { get; } = new Dictionary<string, Someone>(StringComparer.Ordinal)
    {
        ["staff"] = self.Staff,
        ["head"] = self.Head,
        ["supervisor"] = self.Supervisor,
        ["other window"] = self.Stranger,
        ["leader"] = self.Leader,
        ["administrator"] = self.Admin,
        ["window with occurrences"] = occurrences.Head,
        ["window without"] = occurrences.Stranger,
        ["finder"] = occurrences.Finder,
        ["rater"] = scoring.Rater,
        ["other rater"] = scoring.OtherRater,
        ["supervisor of all"] = scoring.Supervisor,
        ["ranked window"] = results.Staff,
        ["rival"] = results.Rival,
        ["outsider"] = results.Stranger,
        ["delegating head"] = scene.Head,
        ["substitute"] = scene.Staff,
        ["administrator of the head"] = scene.Admin,
        ["keeper"] = scene.Keeper,
    };

    public Portal Portal => scene.Portal;

    public static async Task<SecretWorld> SetAsync(Provider provider)
    {
        var scene = await Scene.SetAsync(provider);
        var world = new SecretWorld(
            scene, await SelfScene.SetAsync(scene.Portal), await OccurrenceScene.SetAsync(scene.Portal), await Scoring.SetAsync(scene.Portal), await ResultWorld.SetAsync(scene.Portal),
            await ResultWorld.SetAsync(scene.Portal, settings: s => s with { DeciderKind = DeciderKind.Body, DeciderPersonId = null, DeciderBody = "局务会" }));
        await world.PlantSelfAssessmentsAsync();
        await world.PlantOccurrencesAsync();
        await world.PlantScoresAsync();
        await world.PlantResultsAsync();
        await world.SubmitAsync(scene.Head, "/Delegations/New", ("Input.Person", scene.Staff.AccountName), ("Input.Capacity", nameof(Capacity.Substitute)),
            ("Input.Permits", Permit.ConfirmSelfAssessment), ("Input.To", "2026-12-31"), ("Input.Reason", Secret.DelegationReason));
        return world;
    }

    public Task<Visitor> AsAsync(Someone who) => scene.AsAsync(who);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private async Task PlantSelfAssessmentsAsync()
    {
        var foreign = self.ForeignSheetId;
        await SubmitAsync(self.Stranger, $"/SelfAssessments/Item/{foreign}/P1", ("Input.Points", "9"), ("Input.Explanation", Secret.DraftAnswer));
        await AttachAsync(self.Stranger, foreign, Secret.DraftFile);
        await SubmitAsync(self.Staff, $"/SelfAssessments/Item/{self.SheetId}/P1", ("Input.Points", "8"), ("Input.Explanation", Secret.SubmittedAnswer));
        await AttachAsync(self.Staff, self.SheetId, Secret.SubmittedFile);
        await self.SubmitAsync(self.Staff);
        await SubmitAsync(self.Head, $"/SelfAssessments/SendBack/{self.SheetId}", ("Input.Whole", Secret.ReturnReason));
        await self.SubmitAsync(self.Staff);
        await SubmitAsync(self.Admin, $"/Rounds/Extend/{self.RoundId}/{self.There.Id}", ("Input.UntilOn", "2026-09-23"), ("Input.ConfirmUntilOn", "2026-09-24"), ("Input.Reason", Secret.ExtensionReason));
    }

    private async Task AttachAsync(Someone who, int sheetId, string name) =>
        await (await scene.FormAsync(who, $"/SelfAssessments/Attach/{sheetId}/P1", "main form[enctype]")).Choose("Input.Files", $"{name}.pdf", Samples.Pdf()).SubmitAsync();

    private async Task PlantOccurrencesAsync()
    {
        var check = await occurrences.CheckAsync(
            occurrences.Finder, ("Input.Cause", Secret.Cause), ("Input.SourceNote", Secret.SourceNote), ("Input.DedupeKey", Secret.DedupeKey));
        var saved = await check.Form("main form[enctype]").Choose("Input.Files", $"{Secret.OccurrenceFile}.pdf", Samples.Pdf()).SubmitAsync(("Input.Step", "Save"), ("Input.OriginalKeptAt", Secret.KeptAt));
        var id = saved.Path.Split('/')[^1];
        await SubmitAsync(occurrences.Head, $"/Occurrences/StateCase/{id}", ("Input.Text", Secret.Statement));
        await SubmitAsync(occurrences.Admin, $"/Occurrences/Decide/{id}", ("Input.Outcome", nameof(OccurrenceState.Dropped)), ("Input.Reason", Secret.DecisionReason));
        var taken = await occurrences.RecordAsync();
        await SubmitAsync(occurrences.Finder, $"/Occurrences/Withdraw/{taken}", ("Input.Reason", Secret.WithdrawReason));
        await occurrences.RecordAsync(("Input.UnitId", $"{occurrences.There.Id}"), ("Input.Cause", Secret.OtherCause));
    }

    private async Task PlantScoresAsync()
    {
        await scoring.FillAsync();
        var grid = await scene.FormAsync(scoring.Rater, $"/ScoreSheets/Grid/{scoring.SheetId}", "form[data-autosave-url]");
        await grid.SubmitAsync((Scoring.Field(scoring.Cell(0, 0), "Note"), Secret.MarkNote));
        await SubmitAsync(scoring.Rater, $"/ScoreSheets/Submit/{scoring.SheetId}", ("Input.IsDeclared", "true"));
        await SubmitAsync(scoring.Admin, $"/ScoreSheets/SendBack/{scoring.SheetId}", ("Input.Reason", Secret.ScoreReturnReason));
    }

    private async Task PlantResultsAsync()
    {
        await results.StateCaseAsync(Secret.ResultStatement);
        await SubmitAsync(results.Admin, $"/Results/Answer/{results.ResultId}/1", ("Input.Answer", Secret.ResultAnswer));
        await results.DecideAsync();
        await SubmitAsync(results.Admin, $"/Results/Correct/{results.RoundId}", ("Input.Reason", Secret.CorrectionReason));
        var register = (await scene.FormAsync(meeting.OtherAdmin, meeting.At("Register"))).Choose("Input.Scan", $"{Secret.MinutesFile}.pdf", Samples.Pdf());
        await DoneAsync(await register.SubmitAsync(("Input.MeetingOn", "2026-09-15"), ("Input.MinutesNumber", Secret.MinutesNumber)));
    }

    private async Task SubmitAsync(Someone who, string path, params (string Name, string? Value)[] typed) => await DoneAsync(await (await scene.FormAsync(who, path)).SubmitAsync(typed));

    private static Task DoneAsync(Page page)
    {
        Assert.True(page.Parsed?.QuerySelector(".cp-error-summary") is null && (int)page.Status < 400, $"{page}: {page.Text}");
        return Task.CompletedTask;
    }
}

/// <summary>Words that stand nowhere else.</summary>
internal static class Secret
{
    public const string DraftAnswer = "canary-draft-answer";
    public const string DraftFile = "canary-draft-file";
    public const string SubmittedAnswer = "canary-submitted-answer";
    public const string SubmittedFile = "canary-submitted-file";
    public const string ReturnReason = "canary-return-reason";
    public const string ExtensionReason = "canary-extension-reason";
    public const string Cause = "canary-first-cause";
    public const string OtherCause = "canary-second-cause";
    public const string SourceNote = "canary-source-note";
    public const string KeptAt = "canary-kept-at";
    public const string DedupeKey = "CANARY-DEDUPE-KEY";
    public const string OccurrenceFile = "canary-occurrence-file";
    public const string Statement = "canary-statement";
    public const string DecisionReason = "canary-decision-reason";
    public const string WithdrawReason = "canary-withdraw-reason";
    public const string MarkNote = "canary-mark-note";
    public const string ScoreReturnReason = "canary-score-return-reason";
    public const string ResultStatement = "canary-result-statement";
    public const string ResultAnswer = "canary-result-answer";
    public const string CorrectionReason = "canary-correction-reason";
    public const string MinutesNumber = "canary-minutes-number";
    public const string MinutesFile = "canary-minutes-file";
    public const string DelegationReason = "canary-delegation-reason";

    public static IEnumerable<string> All { get; } = [.. typeof(Secret).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
