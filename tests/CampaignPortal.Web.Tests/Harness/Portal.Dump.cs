using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>What the database says, as text: two equal texts are two equal states.</summary>
public sealed partial class Portal
{
    /// <summary>Rows that reading, signing in or recording itself may write.</summary>
    private static readonly Type[] Housekeeping =
        [typeof(AuditEntry), typeof(AuditSeal), typeof(Session), typeof(SignInGuard), typeof(HeldPost), typeof(Lease), typeof(ProtectionKey)];

    /// <summary>SHA-256 over all tables except the audit rows and housekeeping.</summary>
    public async Task<string> HashAsync() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(await DumpAsync())));

    /// <summary>One line per row, ordered by key, <c>Table: column=value…</c>.</summary>
    public Task<string> DumpAsync() =>
        DataAsync(async db =>
        {
            var text = new StringBuilder();
            foreach (var table in db.Model.GetEntityTypes().Where(t => !Housekeeping.Contains(t.ClrType)).OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
            {
                await AppendAsync(db, table, text);
            }

            return text.ToString();
        });

    private static async Task AppendAsync(CampaignDbContext db, IEntityType table, StringBuilder text)
    {
        var store = StoreObjectIdentifier.Table(table.GetTableName()!, table.GetSchema());
        string[] columns = [.. from p in table.GetProperties() where !IsReading(p) let name = p.GetColumnName(store) where name is not null orderby name select name];
        var keys = table.FindPrimaryKey()!.Properties.Select(p => Quoted(p.GetColumnName(store)!));
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(Quoted))} FROM {Quoted(store.Name)} ORDER BY {string.Join(", ", keys)}";
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            text.Append(store.Name).Append(':');
            for (var i = 0; i < columns.Length; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $" {columns[i]}={(rows.IsDBNull(i) ? "-" : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))}");
            }

            text.Append('\n');
        }
    }

    private static bool IsReading(IProperty property) =>
        (property.DeclaringType.ClrType == typeof(Message) && property.Name is (nameof(Message.ReadAt) or nameof(Message.Version)))
        || (property.DeclaringType.ClrType == typeof(Account) && property.Name is (nameof(Account.LastSignInAt) or nameof(Account.LastSignInAddress)));

    /// <summary>Understood by both providers.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
