using CampaignPortal.Browser.Tests.Harness;
using CampaignPortal.Tests.Verifier;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Browser.Tests.Journeys;

/// <summary>The demonstration is played for the browser anyway; its results are here to be verified by somebody else.</summary>
[Collection(OneStage.Name)]
public sealed class SecondVerifierTests(Stage stage)
{
    [DemonstrationFact]
    public async Task BIZ_07_the_second_verifier_agrees_on_every_decided_result_of_the_demonstration()
    {
        var decided = await stage.Portal.DataAsync(db => db.RoundResults.Where(r => r.DecidedAt != null).Select(r => new { r.Id, r.Bundle.Text }).ToListAsync());
        Assert.NotEmpty(decided);
        var (said, code) = await VerifyScript.VerifyAsync(decided.ToDictionary(r => $"{r.Id}.json", r => r.Text, StringComparer.Ordinal));
        Assert.Equal(decided.Count, said.Count);
        Assert.All(said, s => Assert.Equal("same", s.Value));
        Assert.Equal(0, code);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class DemonstrationFactAttribute : FactAttribute
    {
        public DemonstrationFactAttribute() => Skip = Chromium.WhyNot ?? VerifyScript.WhyNot;
    }
}
