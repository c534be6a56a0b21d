using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignPortal.Web.Data;

/// <summary>Instants are stored as UTC to the millisecond, which both providers keep exactly and order.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
