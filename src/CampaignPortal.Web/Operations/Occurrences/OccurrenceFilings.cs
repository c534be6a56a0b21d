using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;
using SourceKind = CampaignPortal.Domain.Assessments.SourceKind;

namespace CampaignPortal.Web.Operations.Occurrences;

/// <summary>An occurrence as somebody typed it.</summary>
/// <param name="Rule">Item and rule, as <see cref="DeskRule.Code"/>.</param>
/// <param name="StaffNumber">Of the person concerned; null when it is the unit as such.</param>
/// <param name="Points">Null: the rule's own value.</param>
public sealed record OccurrenceEntry(
    Guid Key, string Rule, int? UnitId, string? StaffNumber, DateOnly OccurredOn, decimal? Points, int Count, string Cause,
    SourceKind SourceKind, string? SourceNote, string? OriginalKeptAt, string? DedupeKey)
{
    public EntryWeight Weight { get; init; } = EntryWeight.None;
}

/// <summary>A unit that an occurrence will reach.</summary>
/// <param name="Counts">Whether it takes part in the round; else it is informed only.</param>
public sealed record ReachedUnit(int Id, string Name, SubjectVia Via, bool Counts)
{
    /// <summary>Null where the item shares nothing out.</summary>
    public LinkRole? Role { get; init; }

    /// <summary>Whether it only bears a share of what the occurrence names another for.</summary>
    public bool Shares { get; init; }
}

/// <summary>What will be filed, before it is: for the eyes of whoever files it.</summary>
public sealed record OccurrencePlan(
    OccurrenceDesk Desk, DeskRule Rule, DeskRound Round, OccurrenceFacts Facts, OccurrenceFiling Filing,
    int? PersonId, string? PersonName, IReadOnlyList<ReachedUnit> Reached)
{
    /// <summary>Before it is shared out.</summary>
    public decimal TotalPoints => Filing.Applied.Aggregate(Facts.Points * Facts.Count, (points, m) => points * m.Factor);
}

/// <summary>Why an entry cannot be filed.</summary>
/// <param name="Field">Of the entry.</param>
/// <param name="Text">Key of the sentence.</param>
public sealed record EntryProblem(string Field, string Text);

/// <summary>Places what somebody found under its round, finds whom it reaches, and files it once, with its files and messages.</summary>
public sealed class OccurrenceFilings(
    CampaignDbContext db, Access access, Schemes schemes, WorkCalendar calendar, Recipients recipients, EvidenceStore store, PhaseGate gate, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <returns>The rule as the scheme of the quarter knows it in which the day counts; null where there is none.</returns>
    public async Task<DeskRule?> RuleOnAsync(OccurrenceDesk desk, string? rule, DateOnly? day, CancellationToken ct) =>
        desk.Find(rule) is { } known && day is { } on && Place(desk, on) is { } placed ? await RuleOfRoundAsync(placed.Round, known, ct) : null;

    /// <returns>The plan, or what is wrong with the entry.</returns>
    public async Task<(OccurrencePlan? Plan, EntryProblem? Problem)> PlanAsync(OccurrenceDesk desk, OccurrenceEntry entry, CancellationToken ct)
    {
        if (desk.Find(entry.Rule) is not { } rule)
        {
            return (null, new(nameof(entry.Rule), "Refusal.NoSuchRule"));
        }

        if (Place(desk, entry.OccurredOn) is not { } placed)
        {
            return (null, new(nameof(entry.OccurredOn), desk.Rounds.Any(r => r.Quarter.Contains(entry.OccurredOn)) ? "Occurrences.New.OccurredOn.Closed" : "Refusal.OutsidePeriod"));
        }

        if (await RuleOfRoundAsync(placed.Round, rule, ct) is not { } valid)
        {
            return (null, new(nameof(entry.Rule), "Refusal.NoSuchRule"));
        }

        var points = entry.Points ?? (valid.IsFixed ? valid.Rule.From : 0m);
        if (points <= 0 || !new ValueRange(valid.Rule.From, valid.Rule.To).Contains(points) || !Points.IsStorable(points * entry.Count))
        {
            return (null, new(nameof(entry.Points), entry.Points is null ? "Occurrences.New.Points.Missing" : "Refusal.OutsideRange"));
        }

        var counting = await CountingAsync(desk, placed.Round, ct);
        var (person, reached, problem) = await ReachAsync(desk, counting, entry, ct);
        problem ??= WhyNotReached(valid, reached, entry);
        if (problem is null)
        {
            (reached, problem) = entry.Weight.Spread(desk, valid, reached, counting);
        }

        return problem is not null ? (null, problem) : (Plan(desk, valid, placed, entry, points, person, reached), null);
    }

    /// <summary>Files what was planned. The same form sent again finds what it filed the first time.</summary>
    /// <returns>The id of the occurrence, or the files that were not accepted.</returns>
    public async Task<(int? Id, IReadOnlyList<FileRefusal> Refusals)> FileAsync(
        OccurrencePlan plan, bool isClaim, Actor actor, IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        if (await FiledAsync(plan, ct) is { } before)
        {
            return (before, []);
        }

        await gate.RequireAsync(plan.Desk.CampaignId, CampaignFunction.RecordOccurrences, ct);

        var owner = isClaim
            ? plan.Reached[0].Id
            : plan.Filing.RecordingUnitId ?? await db.Campaigns.Where(c => c.Id == plan.Desk.CampaignId).Select(c => c.OrganiserUnitId).SingleAsync(ct);
        var reception = await store.ReceiveAsync(files, owner, 0, ct);
        if (reception.Refusals.Count > 0)
        {
            return (null, reception.Refusals);
        }

        try
        {
            return (await FileOnceAsync(plan, isClaim, actor, reception.Files, owner, ct), []);
        }
        catch
        {
            await store.DiscardUnlessKeptAsync(reception.Files, ct);
            throw;
        }
    }

    /// <returns>Numbers of what is on record already for the same units, day and item: perhaps the same fact.</returns>
    public async Task<IReadOnlyList<string>> SimilarAsync(OccurrencePlan plan, CancellationToken ct)
    {
        var (facts, campaignId) = (plan.Facts, plan.Desk.CampaignId);
        var units = plan.Reached.Select(r => r.Id).ToList();
        return await db.Occurrences.Where(o => o.CampaignId == campaignId && o.State != OccurrenceState.Withdrawn
                && o.Facts.ItemCode == facts.ItemCode && o.Facts.OccurredOn == facts.OccurredOn && o.Subjects.Any(s => units.Contains(s.UnitId)))
            .OrderBy(o => o.Id).Select(o => o.Number).Take(10).ToListAsync(ct);
    }

    private async Task<int> FileOnceAsync(OccurrencePlan plan, bool isClaim, Actor actor, IReadOnlyList<EvidenceFile> files, int owner, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.AsOneAsync(token => SaveAsync(plan, isClaim, actor, files, owner, token), ct);
            }
            catch (DbUpdateException taken) when (DuplicateKey.Violated(taken) && attempt < Attempts)
            {
                // Either the form was sent twice at once, or somebody took the number in between.
                db.ChangeTracker.Clear();
                if (await FiledAsync(plan, ct) is { } twin)
                {
                    await store.DiscardUnlessKeptAsync(files, ct);
                    return twin;
                }
            }
        }
    }

    private async Task<int> SaveAsync(OccurrencePlan plan, bool isClaim, Actor actor, IReadOnlyList<EvidenceFile> files, int owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await gate.RequireAsync(plan.Desk.CampaignId, CampaignFunction.RecordOccurrences, ct);
        var round = await db.Rounds.SingleAsync(r => r.Id == plan.Round.Id, ct);
        var number = await NextNumberAsync(plan.Desk.CampaignId, ct);
        var occurrence = isClaim
            ? Occurrence.Claim(round, number, plan.Facts, plan.Filing with { RecordingUnitId = owner }, owner, actor, now)
            : new Occurrence(round, number, plan.Facts, plan.Filing, actor, now);
        db.Occurrences.Add(occurrence);
        await db.SaveChangesAsync(ct);
        var evidence = files.Select(f => store.Enter(f, new EvidenceIntake(owner, plan.Facts.OccurredOn, plan.Facts.OccurredOn, actor))).ToList();
        foreach (var piece in evidence)
        {
            piece.Use(EvidenceUseKind.Occurrence, occurrence.Id, round.Id, plan.Facts.ItemCode, actor, now);
            piece.Freeze(EvidenceUseKind.Occurrence, occurrence.Id, actor, now);
        }

        await TellAsync(plan, isClaim, occurrence, ct);
        await db.SaveChangesAsync(ct);
        return occurrence.Id;
    }

    private async Task TellAsync(OccurrencePlan plan, bool isClaim, Occurrence occurrence, CancellationToken ct)
    {
        var (about, link) = ($"{occurrence.Number} {plan.Rule.Item.Name.Zh}", $"/Occurrences/Details/{occurrence.Id}");
        if (isClaim)
        {
            await recipients.TellOrganisersAsync(occurrence.CampaignId, Role.Administrator, "OccurrenceClaimed", about, link, ct);
            return;
        }

        await recipients.TellUnitsAsync([.. plan.Reached.Select(r => r.Id)], "OccurrenceRecorded", about, link, ct);
        var told = db.Messages.Local.Select(m => m.RecipientId).ToHashSet();
        if (plan.PersonId is { } person && !told.Contains(person) && await db.Users.AnyAsync(u => u.PersonId == person, ct))
        {
            recipients.TellPerson(person, "OccurrenceRecorded", about, link);
        }

        if (plan.Filing.AfterDecision is not null)
        {
            await recipients.TellOrganisersAsync(occurrence.CampaignId, Role.Administrator, "OccurrenceAfterDecision", about, link, ct);
        }
    }

    /// <exception cref="RefusedException">The form was sent before and said something else.</exception>
    private async Task<int?> FiledAsync(OccurrencePlan plan, CancellationToken ct)
    {
        var (key, me) = (plan.Filing.Key, access.PersonId);
        var filed = await db.Occurrences.Include(o => o.Subjects).AsNoTracking().SingleOrDefaultAsync(o => o.Key == key && o.RecordedBy.PersonId == me, ct);
        RefusedException.ThrowIf(filed is null || filed.IsRepeatedBy(plan.Facts, plan.Filing) ? null : Refusal.AlreadyRecorded, filed?.Number);
        return filed?.Id;
    }

    private async Task<string> NextNumberAsync(int campaignId, CancellationToken ct)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{access.Today.Year:0000}-");
        var last = await db.Occurrences.Where(o => o.CampaignId == campaignId && o.Number.StartsWith(prefix))
            .OrderByDescending(o => o.Number.Length).ThenByDescending(o => o.Number).Select(o => o.Number).FirstOrDefaultAsync(ct);
        var next = last is null ? 1 : int.Parse(last.AsSpan(prefix.Length), CultureInfo.InvariantCulture) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{next:0000}");
    }

    /// <summary>Where the day is filed: in its own quarter; where that is decided, as the campaign chose.</summary>
    private static (DeskRound Round, bool IsCarried, LateFacts? AfterDecision)? Place(OccurrenceDesk desk, DateOnly day)
    {
        var own = desk.Rounds.FirstOrDefault(r => r.Quarter.Contains(day));
        return own is null ? null
            : own.State.TakesFacts ? (own, false, null)
            : !own.IsDecided ? null
            : desk.Settings.FactsAfterDecision == LateFacts.Correct ? (own, false, LateFacts.Correct)
            : desk.Current.Quarter > own.Quarter && desk.Current.State.TakesFacts ? (desk.Current, true, null)
            : null;
    }

    /// <summary>The rule as the scheme of that round knows it, which may be older than today's.</summary>
    private async Task<DeskRule?> RuleOfRoundAsync(DeskRound round, DeskRule rule, CancellationToken ct)
    {
        var item = (await schemes.OfRoundAsync(round.Id, ct)).FindItem(rule.Item.Code);
        var found = item?.Rules.FirstOrDefault(r => r.Code == rule.Rule.Code);
        return found is null ? null : rule with { Item = item!, Rule = found };
    }

    private async Task<((int Id, string Name)? Person, IReadOnlyList<ReachedUnit> Reached, EntryProblem? Problem)> ReachAsync(
        OccurrenceDesk desk, HashSet<int> counting, OccurrenceEntry entry, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(entry.StaffNumber))
        {
            var unit = desk.Units.FirstOrDefault(u => u.Id == entry.UnitId);
            return unit is null
                ? (null, [], new(nameof(entry.UnitId), "Occurrences.New.Unit.Missing"))
                : (null, [new(unit.Id, unit.Name, SubjectVia.Direct, counting.Contains(unit.Id))], null);
        }

        var (number, day) = (Text.NormalisedCode(entry.StaffNumber), entry.OccurredOn);
        var person = await db.People.Where(p => p.NormalisedStaffNumber == number).Select(p => new { p.Id, p.Name }).SingleOrDefaultAsync(ct);
        if (person is null)
        {
            return (null, [], new(nameof(entry.StaffNumber), "Occurrences.New.Person.Unknown"));
        }

        var places = await (from p in db.Postings
                            where p.PersonId == person.Id && p.From <= day && (p.To == null || p.To >= day)
                            join u in db.Units on p.UnitId equals u.Id
                            select new { u.Id, u.Name, p.Kind }).ToListAsync(ct);
        var reached = places.OrderBy(p => p.Kind == PostingKind.Workplace ? 0 : 1).DistinctBy(p => p.Id)
            .Select(p => new ReachedUnit(p.Id, p.Name, p.Kind == PostingKind.Workplace ? SubjectVia.Workplace : SubjectVia.Employer, counting.Contains(p.Id))).ToList();
        return ((person.Id, person.Name), reached, reached.Count == 0 ? new(nameof(entry.StaffNumber), "Occurrences.New.Person.Unposted") : null);
    }

    private async Task<HashSet<int>> CountingAsync(OccurrenceDesk desk, DeskRound round, CancellationToken ct)
    {
        var pinned = await db.Rounds.Where(r => r.Id == round.Id).SelectMany(r => r.Participants).Select(p => p.UnitId).ToListAsync(ct);
        return pinned.Count > 0 ? [.. pinned] : [.. desk.Units.Select(u => u.Id)];
    }

    private static EntryProblem? WhyNotReached(DeskRule rule, IReadOnlyList<ReachedUnit> reached, OccurrenceEntry entry)
    {
        var field = string.IsNullOrWhiteSpace(entry.StaffNumber) ? nameof(entry.UnitId) : nameof(entry.StaffNumber);
        return !reached.Any(r => r.Counts) ? new(field, "Occurrences.New.NobodyCounts")
            : !reached.Any(r => r.Counts && rule.UnitIds.Contains(r.Id)) ? new(field, "Occurrences.New.NotAssigned")
            : rule.Kind == OccurrenceKind.Bonus && reached.Any(r => r.Id == rule.OfficeId) ? new(field, "Occurrences.New.OwnBonus")
            : null;
    }

    private OccurrencePlan Plan(
        OccurrenceDesk desk, DeskRule rule, (DeskRound Round, bool IsCarried, LateFacts? AfterDecision) placed,
        OccurrenceEntry entry, decimal points, (int Id, string Name)? person, IReadOnlyList<ReachedUnit> reached)
    {
        var facts = new OccurrenceFacts
        {
            Kind = rule.Kind, ItemCode = rule.Item.Code, RuleCode = rule.Rule.Code, Cause = entry.Cause, OccurredOn = entry.OccurredOn,
            Points = points, Count = entry.Count, SourceKind = entry.SourceKind, SourceNote = entry.SourceNote,
            OriginalKeptAt = entry.OriginalKeptAt, DedupeKey = entry.DedupeKey,
        };
        var filing = new OccurrenceFiling(
            new ValueRange(rule.Rule.From, rule.Rule.To),
            [.. reached.Select(r => new OccurrenceSubject(r.Id, r.Shares ? null : person?.Id, r.Role?.Factor ?? 1m, r.Via, r.Role?.Code))],
            calendar.AddWorkingDays(access.Today, desk.Settings.StatementWorkingDays), calendar.Version,
            rule.OfficeId, placed.IsCarried, placed.AfterDecision, entry.Key)
        {
            Weighing = rule.Item.Weighing, Multipliers = entry.Weight.Multipliers,
        };
        return new(desk, rule, placed.Round, facts, filing, person?.Id, person?.Name, reached);
    }
}
