using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Maintenance;

/// <summary>Somebody asked that a job works now. Whichever node has a scheduler takes it up within seconds.</summary>
public sealed class JobRequest
{
    public long Id { get; init; }
    public required string Job { get; init; }

    /// <summary>The period to do once more; null: what the job would do at this moment.</summary>
    public string? Period { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public Guid? AskedBy { get; init; }
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>How many periods were finished.</summary>
    public int? Finished { get; init; }
}

internal sealed class JobRequestMapping : IEntityTypeConfiguration<JobRequest>
{
    public void Configure(EntityTypeBuilder<JobRequest> request)
    {
        request.ToTable("job_request");
        request.Property(r => r.Job).HasMaxLength(64);
        request.Property(r => r.Period).HasMaxLength(96);
        request.HasIndex(r => r.Id, "ix_job_request_open").HasFilter("done_at is null");
    }
}
