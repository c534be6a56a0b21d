using System.Diagnostics;
using System.Globalization;
using CampaignPortal.Benchmarks.Sample;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Benchmarks;

/// <summary>
/// Closing and computing a quarter, each time on a fresh copy of one database, against inserting rows without computing:
/// those that it writes, and those that it computes from, which the opening of the next quarter lays out in the same number.
/// </summary>
internal static class ClosingSpeed
{
    private const int Runs = 3;

    public static async Task<int> MeasureAsync(int unitCount)
    {
        Console.WriteLine("Units | Marks | Close, ms | Compute, ms | Insert what it writes, ms | Insert what it reads, ms | Ratio to written | Ratio to both | Per unit");
        Console.WriteLine("---:|---:|---:|---:|---:|---:|---:|---:|---:");
        double? first = null;
        foreach (var units in (int[])[unitCount / 10, unitCount])
        {
            using var campaign = await SampleCampaign.PlayAsync(units);
            await campaign.HandInLastSheetAsync();
            List<double> close = [], compute = [], written = [], read = [];
            for (var run = 0; run < Runs; run++)
            {
                using var computed = campaign.Copy();
                close.Add(await TimeAsync(computed, campaign.CloseAsync));
                compute.Add(await TimeAsync(computed, campaign.ComputeAsync));
                await using var source = computed.Open();
                var rows = await WrittenRows.ReadAsync(source, campaign.OpenRoundId);
                using var inserted = campaign.Copy();
                written.Add(await TimeAsync(inserted, rows.InsertAsync));
                read.Add(await TimeAsync(inserted, campaign.OpenNextAsync));
            }

            var total = Median.Of(close) + Median.Of(compute);
            first ??= total / units;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{units} | {units * SampleScheme.ItemCount * SampleCampaign.RaterCount} | {Median.Of(close):0} | {Median.Of(compute):0} | {Median.Of(written):0} | {Median.Of(read):0} | {total / Median.Of(written):0.00} | {total / (Median.Of(written) + Median.Of(read)):0.00} | {total / units / first:0.00}"));
        }

        return 0;
    }

    private static async Task<double> TimeAsync(SampleDatabase database, Func<CampaignDbContext, Task> workAsync)
    {
        await using var db = database.Open();
        await db.Units.CountAsync();
        var start = Stopwatch.GetTimestamp();
        await workAsync(db);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What computing a quarter leaves in the database.</summary>
    private sealed record WrittenRows(RoundResult Result, IReadOnlyList<Message> Messages)
    {
        public static async Task<WrittenRows> ReadAsync(CampaignDbContext db, int roundId)
        {
            var result = await db.RoundResults.Include(r => r.Bundle).Include(r => r.Standings).ThenInclude(s => s.Excerpt).AsNoTracking().SingleAsync(r => r.RoundId == roundId);
            return new WrittenRows(result, await db.Messages.Where(m => m.Kind == "ResultPreviewed" && m.CreatedAt == result.ComputedAt).AsNoTracking().ToListAsync());
        }

        public Task InsertAsync(CampaignDbContext db) => db.AsOneAsync(
            async ct =>
            {
                var standings = Result.Standings.Select(s => new Standing(s.UnitId, s.UnitName, s.CategoryCode, s.Total, s.Rank, s.Excerpt.Text, s.Notes));
                var calculation = new Calculation(Result.SchemeVersionId, Result.Bundle.Text, Result.Hash, [.. standings]);
                db.RoundResults.Add(new RoundResult(Result.RoundId, Result.CampaignId, calculation, new Actor(Result.ComputedBy.PersonId), Result.ComputedAt));
                db.Messages.AddRange(Messages.Select(m => new Message(m.RecipientId, m.Kind, m.About, m.Link, m.CreatedAt)));
                await db.SaveChangesAsync(ct);
            },
            default);
    }
}
