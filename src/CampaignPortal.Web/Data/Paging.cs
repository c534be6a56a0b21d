using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Data;

/// <summary>Where a numbered page of a bounded list stands.</summary>
public interface IPageOfList
{
    /// <summary>From 1.</summary>
    int Number { get; }

    /// <summary>Pages in all, 1 for an empty list.</summary>
    int Count { get; }
}

/// <summary>One numbered page of a bounded list.</summary>
/// <param name="Total">Rows on all pages.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Count, int Total) : IPageOfList
{
    /// <summary>An empty list.</summary>
    public PageOf()
        : this([], 1, 1, 0)
    {
    }
}

public static class Paging
{
    /// <inheritdoc cref="PageAsync{T}"/>
    public static PageOf<T> Page<T>(this IReadOnlyList<T> rows, int? number, int size)
    {
        var count = Math.Max(1, (rows.Count + size - 1) / size);
        var page = Math.Clamp(number ?? 1, 1, count);
        return new PageOf<T>([.. rows.Skip((page - 1) * size).Take(size)], page, count, rows.Count);
    }

    /// <param name="rows">In their order.</param>
    /// <param name="number">As asked for; the nearest there is, where there are fewer.</param>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> rows, int? number, int size, CancellationToken ct)
    {
        var total = await rows.CountAsync(ct);
        var count = Math.Max(1, (total + size - 1) / size);
        var page = Math.Clamp(number ?? 1, 1, count);
        return new PageOf<T>(await rows.Skip((page - 1) * size).Take(size).ToListAsync(ct), page, count, total);
    }
}
