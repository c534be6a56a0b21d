using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.TagHelpers;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Shape and colour in which the state of a result is shown.</summary>
public static class ResultStatus
{
    public static StatusKind Of(ResultState state) => state switch
    {
        ResultState.Previewed => StatusKind.Waiting,
        ResultState.Superseded => StatusKind.Blocked,
        _ => StatusKind.Done,
    };
}
