using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Topics;

/// <summary>The taxonomy as it stood from one change to the next. The newest is what the topics' rows say.</summary>
public sealed class TaxonomyVersion
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required int Version { get; init; }

    /// <summary>All topics as JSON, in the form of the taxonomy's file.</summary>
    public required string Content { get; init; }

    /// <summary>Who changed it on the page; null when it came from the file.</summary>
    public Guid? PersonId { get; init; }
    public required DateTimeOffset At { get; init; }

    public static string ContentOf(IReadOnlyList<TopicEntry> topics) => JsonSerializer.Serialize(topics, Json);
}

internal sealed class TaxonomyVersionMapping : IEntityTypeConfiguration<TaxonomyVersion>
{
    public void Configure(EntityTypeBuilder<TaxonomyVersion> version)
    {
        version.ToTable("taxonomy_version");
        version.HasKey(v => v.Version);
        version.Property(v => v.Version).ValueGeneratedNever();
    }
}
