using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>What became of the cells that were sent.</summary>
/// <param name="Refusal">Why none of them may be written; null otherwise.</param>
/// <param name="Problems">By cell. Where there is one, nothing was saved.</param>
/// <param name="Versions">As they are stored now, by cell.</param>
public sealed record SaveOutcome(Refusal? Refusal, IReadOnlyDictionary<string, CellProblem> Problems, IReadOnlyDictionary<string, long> Versions)
{
    public bool IsSaved => Refusal is null && Problems.Count == 0;
}

/// <summary>Saves cells of a score sheet, all of them or none: one from a script, a page of the grid from its form.</summary>
public sealed class ScoreSaving(CampaignDbContext db, Access access, ScoreActing acting, PhaseGate gate)
{
    /// <param name="Homes">Units that he may not mark.</param>
    private sealed record Writer(Actor Actor, IReadOnlySet<int> Homes);

    private static readonly Dictionary<string, CellProblem> NoProblems = [];
    private static readonly Dictionary<string, long> NoVersions = [];

    /// <param name="typed">By cell, see <see cref="ScoreColumn.CellOf"/>.</param>
    public async Task<SaveOutcome> SaveAsync(
        int sheetId, IReadOnlyList<ScoreColumn> columns, IReadOnlyDictionary<string, TypedMark> typed, CancellationToken ct)
    {
        try
        {
            return await SaveOnceAsync(sheetId, columns, typed, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody saved between reading and writing; now his versions are seen and named.
            return await SaveOnceAsync(sheetId, columns, typed, ct);
        }
    }

    /// <returns>The unit and the item that a cell's name says; null when it is no name of a cell.</returns>
    public static (int UnitId, ScoreColumn Column)? Place(string cell, IReadOnlyList<ScoreColumn> columns) =>
        cell.Split('_') is [var unit, var index]
        && int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unitId)
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && place < columns.Count
            ? (unitId, columns[place])
            : null;

    private Task<SaveOutcome> SaveOnceAsync(
        int sheetId, IReadOnlyList<ScoreColumn> columns, IReadOnlyDictionary<string, TypedMark> typed, CancellationToken ct) =>
        db.AsOneAsync(token => SaveWithinAsync(sheetId, columns, typed, token), ct);

    /// <summary>The same inside a transaction that somebody else began.</summary>
    public async Task<SaveOutcome> SaveWithinAsync(
        int sheetId, IReadOnlyList<ScoreColumn> columns, IReadOnlyDictionary<string, TypedMark> typed, CancellationToken ct)
    {
        var places = typed.Keys.Select(k => (Cell: k, Place: Place(k, columns))).Where(p => p.Place is not null).ToDictionary(p => p.Cell, p => p.Place!.Value, StringComparer.Ordinal);
        var (sheet, round) = await LoadAsync(sheetId, [.. places.Values], ct);
        var marks = sheet.Marks.ToDictionary(m => (m.UnitId, m.ItemCode));
        var isWhole = places.Count == typed.Count && places.Values.All(p => marks.ContainsKey((p.UnitId, p.Column.Code)));
        if ((sheet.WhyNotWrite(round, access.ArrivedAt) ?? (isWhole ? null : Refusal.NoSuchRule)) is { } refusal)
        {
            return new SaveOutcome(refusal, NoProblems, NoVersions);
        }

        await gate.RequireAsync(sheet.CampaignId, CampaignFunction.Scoring, ct);
        var sent = places.ToDictionary(p => p.Key, p => marks[(p.Value.UnitId, p.Value.Column.Code)], StringComparer.Ordinal);
        var by = await WriterAsync(sheet, ct);
        var problems = FillAll(sheet, sent, places, typed, by);
        if (problems.Count == 0)
        {
            await db.SaveChangesAsync(ct);
        }

        return new SaveOutcome(null, problems, sent.ToDictionary(s => s.Key, s => s.Value.Version, StringComparer.Ordinal));
    }

    private Dictionary<string, CellProblem> FillAll(
        ScoreSheet sheet, Dictionary<string, Mark> sent, Dictionary<string, (int UnitId, ScoreColumn Column)> places,
        IReadOnlyDictionary<string, TypedMark> typed, Writer by)
    {
        Dictionary<string, CellProblem> problems = new(StringComparer.Ordinal);
        foreach (var (cell, fields) in typed)
        {
            if (Fill(sheet, sent[cell], places[cell].Column, fields, by) is { } problem)
            {
                problems[cell] = problem;
            }
        }

        return problems;
    }

    private async Task<Writer> WriterAsync(ScoreSheet sheet, CancellationToken ct)
    {
        var actor = await acting.ActorAsync(sheet, ct) ?? throw new RefusedException(Refusal.NotEntitled);
        return new Writer(actor, await db.HomesOfAsync(actor, access.Today, ct));
    }

    private async Task<(ScoreSheet Sheet, Round Round)> LoadAsync(int sheetId, List<(int UnitId, ScoreColumn Column)> places, CancellationToken ct)
    {
        var (unitIds, codes) = (places.Select(p => p.UnitId).Distinct().ToList(), places.Select(p => p.Column.Code).Distinct().ToList());
        var sheet = await db.ScoreSheets.Include(s => s.Marks.Where(m => unitIds.Contains(m.UnitId) && codes.Contains(m.ItemCode))).SingleAsync(s => s.Id == sheetId, ct);
        return (sheet, await db.Rounds.SingleAsync(r => r.Id == sheet.RoundId, ct));
    }

    /// <returns>What is wrong; null when the cell holds what was typed, or was left as it was.</returns>
    private CellProblem? Fill(ScoreSheet sheet, Mark mark, ScoreColumn column, TypedMark typed, Writer by)
    {
        var (entry, problem) = ScoreEntries.Read(column, typed);
        if (entry is null || entry == mark.Entry)
        {
            return problem;
        }

        if (ScoreSheet.WhyNotMark(mark.UnitId, by.Homes) is { } refusal)
        {
            return new CellProblem($"Refusal.{refusal}");
        }

        if (mark.Version != typed.Version)
        {
            return typed.Shown == ScoreEntries.Fingerprint(entry) ? null : new CellProblem("ScoreSheets.Cell.Stale") { Stored = mark.Entry };
        }

        sheet.Fill(mark.UnitId, column.Code, entry, column.Range, by.Actor, access.ArrivedAt);
        db.ExpectVersion(mark, typed.Version);
        return null;
    }
}
