using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Audit;

/// <summary>
/// Who did what, on which object, why. Never a citizen's words. Each entry carries the hash of the one before it, so that a
/// row changed or taken out behind the application's back is found; the database itself refuses updates and deletes.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Role? Role { get; init; }
    public Guid? PersonId { get; init; }
    public required string Action { get; init; }
    public string Object { get; init; } = "";
    public string Reason { get; init; } = "";
    public required byte[] PreviousHash { get; init; }
    public byte[] Hash { get; private set; } = [];

    public void Seal() => Hash = ExpectedHash();

    public byte[] ExpectedHash() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
    [
        Convert.ToHexStringLower(PreviousHash),
        // PostgreSQL keeps microseconds.
        (At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        Role?.ToString(), PersonId?.ToString("D"), Action, Object, Reason,
    ]));
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entry");
        entry.Property(e => e.Role).HasConversion<string>().HasMaxLength(32);
        entry.Property(e => e.Action).HasMaxLength(64);
        entry.Property(e => e.Object).HasMaxLength(200);
        entry.Property(e => e.Reason).HasMaxLength(400);
        entry.HasIndex(e => e.PreviousHash).IsUnique();
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.PersonId, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });
        // Read by the beginning of the object, such as "person:".
        entry.HasIndex(e => e.Object).HasOperators("text_pattern_ops");
    }
}
