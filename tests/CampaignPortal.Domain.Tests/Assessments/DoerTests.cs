using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class DoerTests
{
    [Theory]
    [InlineData(1, null, true)]
    [InlineData(2, null, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, true)]
    [InlineData(3, 4, false)]
    public void Work_is_ones_own_on_either_side_of_either_deed(int personId, int? forPersonId, bool expected) =>
        Assert.Equal(expected, Doer.Of(new Actor(1, 2, Capacity.ActingHead)).IsSameAs(new Actor(personId, forPersonId, Capacity.ActingHead)));
}
