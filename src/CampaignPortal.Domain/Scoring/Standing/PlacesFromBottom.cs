namespace CampaignPortal.Domain.Scoring;

/// <summary>Places of a category counted from below.</summary>
public static class PlacesFromBottom
{
    /// <param name="ranks">Of all who have one.</param>
    /// <returns>By rank: 1 for the last; equals have the place of the last of them.</returns>
    public static IReadOnlyDictionary<int, int> Of(IEnumerable<int> ranks)
    {
        List<int> sorted = [.. ranks.Order()];
        Dictionary<int, int> places = [];
        for (var i = 0; i < sorted.Count; i++)
        {
            places[sorted[i]] = sorted.Count - i;
        }

        return places;
    }
}
