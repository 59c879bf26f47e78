using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Topics;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Data;

/// <summary>The one context. Entities map themselves in their own folders; sets are listed here for reading.</summary>
public sealed class DialogueDb(DbContextOptions<DialogueDb> options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<AgencySuccession> AgencySuccessions => Set<AgencySuccession>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<RoomEvent> RoomEvents => Set<RoomEvent>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<QuestionEvent> QuestionEvents => Set<QuestionEvent>();
    public DbSet<TopicReading> TopicReadings => Set<TopicReading>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(DialogueDb).Assembly);
        builder.UseSnakeCase();
    }
}
