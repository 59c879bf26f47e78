using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Agencies;

public enum AgencyFileSource
{
    /// <summary>The file that the settings name.</summary>
    Shipped,

    /// <summary>Put in by an administrator.</summary>
    Imported,
}

/// <summary>A file of agencies as it was applied, or as it waits to be: whoever writes the next one begins with it.</summary>
public sealed class AgencyFileVersion
{
    public int Id { get; init; }
    public required string Fingerprint { get; init; }
    public required AgencyFileSource Source { get; init; }
    public required string Content { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null: looked at and not applied.</summary>
    public DateTimeOffset? AppliedAt { get; set; }
    public Guid? PersonId { get; init; }

    public static string FingerprintOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

internal sealed class AgencyFileVersionMapping : IEntityTypeConfiguration<AgencyFileVersion>
{
    public void Configure(EntityTypeBuilder<AgencyFileVersion> version)
    {
        version.ToTable("agency_file");
        version.Property(v => v.Fingerprint).HasMaxLength(64);
        version.Property(v => v.Source).HasConversion<string>().HasMaxLength(16);
    }
}
