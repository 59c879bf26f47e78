using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>A counter was told that its answers are behind the wave's plan; once for each week of the wave.</summary>
public sealed class CounterReminder
{
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }

    /// <summary>Full weeks since the wave opened.</summary>
    public required int Week { get; init; }

    /// <summary>Answers that were there, and how many the plan wants in the end.</summary>
    public required int Answers { get; init; }
    public required int Planned { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the agency has nobody with an address.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}

internal sealed class CounterReminderMapping : IEntityTypeConfiguration<CounterReminder>
{
    public void Configure(EntityTypeBuilder<CounterReminder> reminder)
    {
        reminder.ToTable("counter_reminder");
        reminder.HasKey(r => new { r.WaveId, r.AgencyId, r.Week });
        reminder.HasOne<Wave>().WithMany().HasForeignKey(r => r.WaveId).OnDelete(DeleteBehavior.Cascade);
        reminder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Cascade);
    }
}
