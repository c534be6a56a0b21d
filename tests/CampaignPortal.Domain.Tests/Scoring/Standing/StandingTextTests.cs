using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class StandingTextTests
{
    /// <summary>The hash was taken with the program before it knew standings.</summary>
    [Fact]
    public void A_scheme_without_these_keys_has_the_text_and_result_it_always_had() => Assert.Equal(
        "e163742338bd3040ff1cb9e81e439c603caee7636f58df4d676dfe916fba4438",
        Bundle.Create(Given.WindowsQuarter, Quarter.Facts(), Evaluation.Evaluate(Given.WindowsQuarter, Quarter.Facts())).Hash);
}
