using Dialogue.Core.Agencies;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Commitments;

/// <summary>A line of the promise ledger: made when a question is deferred, kept when it is answered.</summary>
public sealed class Commitment
{
    public int Id { get; init; }
    public required long QuestionId { get; init; }
    public required int AgencyId { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string Unit { get; set; }
    public required DateOnly FirstDueOn { get; init; }
    public required DateOnly DueOn { get; set; }
    public int Extensions { get; set; }
    public DateOnly? WaitsSince { get; set; }

    /// <summary>The day of the answer that kept it, in the city's zone.</summary>
    public DateOnly? KeptOn { get; set; }

    /// <summary>The day of which followers were told that it passed without an answer.</summary>
    public DateOnly? LateToldFor { get; init; }

    /// <summary>Taken back while it was fresh; it does not count.</summary>
    public bool TakenBack { get; set; }

    public void Follow(Promise promise)
    {
        (Unit, DueOn, Extensions, WaitsSince) = (promise.Unit, promise.DueOn, promise.Extensions, promise.WaitsSince);
        KeptOn = null;
    }

    public CommitmentStatus StatusOn(DateOnly today) => StatusOf(KeptOn, DueOn, WaitsSince, today);

    internal static CommitmentStatus StatusOf(DateOnly? keptOn, DateOnly dueOn, DateOnly? waitsSince, DateOnly today) => (keptOn, waitsSince) switch
    {
        ({ } kept, _) => kept <= dueOn ? CommitmentStatus.KeptInTime : CommitmentStatus.KeptLate,
        (null, not null) => CommitmentStatus.WaitsForAsker,
        _ => today > dueOn ? CommitmentStatus.Late : CommitmentStatus.Due,
    };
}

public enum CommitmentStatus
{
    Due,
    WaitsForAsker,
    Late,
    KeptInTime,
    KeptLate,
}

internal sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> commitment)
    {
        commitment.ToTable("commitment");
        commitment.Property(c => c.Unit).HasMaxLength(QuestionLife.UnitMax);
        commitment.HasIndex(c => c.QuestionId);
        commitment.HasIndex(c => new { c.AgencyId, c.DueOn });
        commitment.HasOne<Question>().WithMany().HasForeignKey(c => c.QuestionId).OnDelete(DeleteBehavior.Cascade);
        commitment.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
