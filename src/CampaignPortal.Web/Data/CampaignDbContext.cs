using System.Data;
using System.Reflection;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignPortal.Web.Data;

/// <summary>
/// The one model of both providers. Saving raises versions, refuses a change on which no deed was recorded, and writes
/// the deeds as audit rows in the same transaction.
/// </summary>
public abstract class CampaignDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options)
{
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<Charge> Charges => Set<Charge>();
    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<BasisDocument> BasisDocuments => Set<BasisDocument>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<SchemeVersion> SchemeVersions => Set<SchemeVersion>();
    public DbSet<StandardSet> StandardSets => Set<StandardSet>();
    public DbSet<Phase> Phases => Set<Phase>();
    public DbSet<PhaseEffect> PhaseEffects => Set<PhaseEffect>();
    public DbSet<PhaseTask> PhaseTasks => Set<PhaseTask>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<RulebookDraft> RulebookDrafts => Set<RulebookDraft>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<RoundEffect> RoundEffects => Set<RoundEffect>();
    public DbSet<Occurrence> Occurrences => Set<Occurrence>();
    public DbSet<SelfAssessment> SelfAssessments => Set<SelfAssessment>();
    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();
    public DbSet<FigureList> FigureLists => Set<FigureList>();
    public DbSet<Resolution> Resolutions => Set<Resolution>();
    public DbSet<SheetRuling> SheetRulings => Set<SheetRuling>();
    public DbSet<Pronouncement> Pronouncements => Set<Pronouncement>();
    public DbSet<RoundResult> RoundResults => Set<RoundResult>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInGuard> SignInGuards => Set<SignInGuard>();
    public DbSet<HeldPost> HeldPosts => Set<HeldPost>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<Lease> Leases => Set<Lease>();

    /// <summary>Where the call comes from, for the audit rows; null for the system itself.</summary>
    public RequestOrigin? Origin { get; set; }

    /// <summary>Makes the next save fail unless the row still has the version that the form showed.</summary>
    public void ExpectVersion(Entity entity, long version) =>
        Entry(entity).Property(e => e.Version).OriginalValue = version;

    /// <summary>
    /// Runs a unit of work in one transaction and, on a transient error, runs it again from the start: the work must
    /// load what it changes itself. Serialisable: what it read to decide by still holds when it commits.
    /// </summary>
    public Task<T> AsOneAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                ChangeTracker.Clear();
                await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.Serializable, token);
                var result = await work(token);
                await transaction.CommitAsync(token);
                return result;
            },
            ct);

    /// <inheritdoc cref="AsOneAsync{T}"/>
    public Task AsOneAsync(Func<CancellationToken, Task> work, CancellationToken ct) =>
        AsOneAsync(
            async token =>
            {
                await work(token);
                return true;
            },
            ct);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Save asynchronously.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries<Entity>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || e.Entity.IsTouched || e.Entity.Deeds.Count > 0)
            .ToList();
        foreach (var entry in changed)
        {
            RaiseVersion(entry);
            RefuseUnrecorded(entry);
        }

        var count = changed.Exists(e => e.Entity.Deeds.Count > 0)
            ? await SaveWithDeedsAsync(changed, cancellationToken)
            : await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        ChangeTracker.AcceptAllChanges();
        foreach (var entry in changed)
        {
            entry.Entity.ForgetDeeds();
            entry.Entity.ForgetTouch();
        }

        return count;
    }

    /// <summary>A context like this one on the same connection and transaction, for rows that need the ids of rows just saved.</summary>
    protected abstract CampaignDbContext OnSameConnection();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly());
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsAssignableTo(typeof(Entity)))
            {
                builder.Entity(entity.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
                builder.Entity(entity.ClrType).Ignore(nameof(Entity.Deeds)).Ignore(nameof(Entity.IsTouched));
            }

            // SQL Server refuses several cascade paths to one table; nothing is deleted by accident either. Only a row that
            // its own aggregate lets go is removed, and that by the context; or by the database, where a configuration says so.
            foreach (var key in entity.GetForeignKeys().Where(k => !k.IsOwnership && ((IConventionForeignKey)k).GetDeleteBehaviorConfigurationSource() != ConfigurationSource.Explicit))
            {
                key.DeleteBehavior = key.PrincipalToDependent is null || entity.ClrType.IsAssignableTo(typeof(Entity))
                    ? DeleteBehavior.Restrict
                    : DeleteBehavior.ClientCascade;
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order DateTimeOffset.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(11, Points.MaxDecimals);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private static void RaiseVersion(EntityEntry<Entity> entry)
    {
        if (entry.State is EntityState.Modified or EntityState.Unchanged)
        {
            var version = entry.Property(e => e.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }

    private static void RefuseUnrecorded(EntityEntry<Entity> entry)
    {
        if (entry.Entity.Deeds.Count == 0 && !entry.Metadata.ClrType.IsDefined(typeof(UnrecordedAttribute)))
        {
            // A stale form that would have changed nothing differs by the version that it expects, and by nothing else.
            var isStale = entry.State == EntityState.Modified && entry.Properties.All(p => !p.IsModified || p.Metadata.IsConcurrencyToken);
            throw isStale
                ? new DbUpdateConcurrencyException($"{entry.Metadata.ClrType.Name} changed meanwhile.")
                : new InvalidOperationException($"{entry.Metadata.ClrType.Name} changed, and no deed says why.");
        }
    }

    private Task<int> SaveWithDeedsAsync(List<EntityEntry<Entity>> changed, CancellationToken ct) =>
        Database.CurrentTransaction is not null
            ? SaveBothAsync(changed, ct)
            : Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    await using var transaction = await Database.BeginTransactionAsync(token);
                    var count = await SaveBothAsync(changed, token);
                    await transaction.CommitAsync(token);
                    return count;
                },
                ct);

    private async Task<int> SaveBothAsync(List<EntityEntry<Entity>> changed, CancellationToken ct)
    {
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        await using var audit = OnSameConnection();
        await audit.Database.UseTransactionAsync(Database.CurrentTransaction!.GetDbTransaction(), ct);
        audit.AuditEntries.AddRange(
            from entry in changed
            from deed in entry.Entity.Deeds
            select new AuditEntry(entry.Entity is Campaign campaign ? deed with { CampaignId = campaign.Id } : deed, entry.Metadata.ClrType.Name, entry.Property(e => e.Id).CurrentValue, Origin?.Address, Origin?.RequestId));
        await audit.SaveChangesAsync(ct);
        return count;
    }
}

public sealed class SqliteCampaignDbContext(DbContextOptions<SqliteCampaignDbContext> options) : CampaignDbContext(options)
{
    protected override CampaignDbContext OnSameConnection() =>
        new SqliteCampaignDbContext(new DbContextOptionsBuilder<SqliteCampaignDbContext>(options).UseSqlite(Database.GetDbConnection()).Options);
}

public sealed class SqlServerCampaignDbContext(DbContextOptions<SqlServerCampaignDbContext> options) : CampaignDbContext(options)
{
    protected override CampaignDbContext OnSameConnection() =>
        new SqlServerCampaignDbContext(new DbContextOptionsBuilder<SqlServerCampaignDbContext>(options).UseSqlServer(Database.GetDbConnection()).Options);
}

/// <summary>Address and reference number of the request whose changes are saved.</summary>
public sealed record RequestOrigin(string? Address, string RequestId);
