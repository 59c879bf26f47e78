using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Duties;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Minutes;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;
using Dialogue.Core.Stage;
using Dialogue.Core.Topics;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Data;

/// <summary>The one context. Entities map themselves in their own folders; sets are listed here for reading.</summary>
public sealed class DialogueDb(DbContextOptions<DialogueDb> options) : IdentityUserContext<Person, Guid>(options)
{
    /// <summary>Which world the queries see: the real one or that of rehearsals. Set when the context is handed out.</summary>
    public bool Rehearses { get; set; }

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
    public DbSet<SessionMinutes> Minutes => Set<SessionMinutes>();
    public DbSet<MinutesVersion> MinutesVersions => Set<MinutesVersion>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<AnswerFeedback> AnswerFeedbacks => Set<AnswerFeedback>();
    public DbSet<Follower> Followers => Set<Follower>();
    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<Poll> Polls => Set<Poll>();
    public DbSet<PollVote> PollVotes => Set<PollVote>();
    public DbSet<StageNote> StageNotes => Set<StageNote>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<SessionReschedule> SessionReschedules => Set<SessionReschedule>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm");
        builder.ApplyConfigurationsFromAssembly(typeof(DialogueDb).Assembly);
        builder.Entity<Session>().HasQueryFilter(session => session.Rehearsal == Rehearses);
        builder.Entity<Question>().HasQueryFilter(question => question.Id >= Rehearsal.FirstQuestion == Rehearses);
        builder.Entity<Commitment>().HasQueryFilter(promise => promise.QuestionId >= Rehearsal.FirstQuestion == Rehearses);
        builder.UseSnakeCase();
    }
}
