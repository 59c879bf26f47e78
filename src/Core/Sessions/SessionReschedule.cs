using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Sessions;

/// <summary>A time that was announced and is no longer meant. Everybody sees it beside the new one, with the reason.</summary>
public sealed class SessionReschedule
{
    public int Id { get; init; }
    public required int SessionId { get; init; }
    public required DateTimeOffset OldStartsAt { get; init; }
    public required DateTimeOffset OldEndsAt { get; init; }
    public required string OldPlace { get; init; }
    public required string Words { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? PersonId { get; init; }
}

internal sealed class SessionRescheduleMapping : IEntityTypeConfiguration<SessionReschedule>
{
    public void Configure(EntityTypeBuilder<SessionReschedule> change)
    {
        change.ToTable("session_reschedule");
        change.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
