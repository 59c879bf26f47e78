using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Maintenance;

/// <summary>
/// One job's work for one period. The unique index on both decides who does it; the number of attempts is the fence that keeps
/// a runner that lost its lease from finishing it a second time.
/// </summary>
public sealed class JobRun
{
    public const int ErrorMost = 1000;

    public long Id { get; init; }
    public required string Job { get; init; }
    public required string Period { get; init; }

    /// <summary>The node that started the latest attempt.</summary>
    public required string Node { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset LeaseUntil { get; init; }
    public DateTimeOffset? RetryAt { get; init; }
    public JobOutcome Outcome { get; init; }

    /// <summary>What broke and where, in the program's words only; it stays to be read after a later attempt succeeded.</summary>
    public string? Error { get; init; }
    public int Count { get; init; }
    public int Attempts { get; init; }
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.ToTable("job_run");
        run.Property(r => r.Job).HasMaxLength(64);
        run.Property(r => r.Period).HasMaxLength(96);
        run.Property(r => r.Node).HasMaxLength(200);
        run.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(16);
        run.Property(r => r.Error).HasMaxLength(JobRun.ErrorMost);
        run.HasIndex(r => new { r.Job, r.Period }).IsUnique();
        run.HasIndex(r => r.StartedAt);
        run.HasIndex(r => r.Job, "ix_job_run_open").HasFilter("outcome in ('Running', 'Failed')");
    }
}
