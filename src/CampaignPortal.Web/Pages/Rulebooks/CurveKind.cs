namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The curves by which a rate becomes points.</summary>
public enum CurveKind
{
    Proportional,
    StepLoss,
    Threshold,
    Banded,
    Overshoot,
}
