using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class CategoryMeanTests
{
    [Fact]
    public void Totals_and_items_are_averaged_over_the_subjects_of_a_category_that_have_them()
    {
        var facts = Given.Subjects("w1", "w2", "w3").Marked("r", 90, "w1").Marked("r", 80, "w2");
        var scheme = Given.PointsScheme().Parse();
        var means = CategoryMean.AllOf(Evaluation.Evaluate(scheme, facts));
        Assert.Equal([new("window", null, null, 85, 2), new CategoryMean("window", "c", "i", 85, 2)], means);
    }
}
