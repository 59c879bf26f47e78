using Dialogue.Core.Agencies;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Duties;

/// <summary>An agency was reminded of a date of one of its sessions. One row per date, so nobody is reminded twice.</summary>
public sealed class Reminder
{
    public long Id { get; init; }
    public required int SessionId { get; init; }
    public required int AgencyId { get; init; }
    public required ReminderKind Kind { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? MailedAt { get; set; }
}

public enum ReminderKind
{
    Announce,
    Session,
    Results,
    ResultsLate,
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("reminder");
        reminder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(24);
        reminder.HasIndex(r => new { r.SessionId, r.Kind, r.DueOn }).IsUnique();
        reminder.HasIndex(r => r.AgencyId);
        reminder.HasOne<Session>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Cascade);
        reminder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
