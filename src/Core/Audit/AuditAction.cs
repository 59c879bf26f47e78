namespace Dialogue.Core.Audit;

/// <summary>The names under which actions stand in the audit log; they are data and never change their meaning.</summary>
public static class AuditAction
{
    public const string SignedIn = "account.signed-in";
    public const string SignInFailed = "account.sign-in-failed";
    public const string SignedOut = "account.signed-out";
    public const string SignedOutEverywhere = "account.signed-out-everywhere";
    public const string PasswordChanged = "account.password-changed";
    public const string PersonCreated = "person.created";
    public const string PersonDisabled = "person.disabled";
    public const string PersonEnabled = "person.enabled";
    public const string InvitationMade = "person.invitation-made";
    public const string CodesBegun = "account.codes-begun";
    public const string CodesEnded = "account.codes-ended";
    public const string InvitationUsed = "account.invitation-used";
    public const string Appointed = "person.appointed";
    public const string AppointmentEnded = "person.appointment-ended";
    public const string SessionPlanned = "session.planned";
    public const string SessionPlanChanged = "session.plan-changed";
    public const string SessionAnnounced = "session.announced";
    public const string SessionTakenBack = "session.taken-back";
    public const string SessionRescheduled = "session.rescheduled";
    public const string SessionCancelled = "session.cancelled";
    public const string SessionThrownAway = "session.thrown-away";
    public const string RehearsalBegun = "session.rehearsal-begun";
    public const string RehearsalEnded = "session.rehearsal-ended";
    public const string MinutesReleased = "minutes.released";
    public const string WavePublished = "wave.published";
    public const string WaveCorrectionAsked = "wave.correction-asked";
    public const string WaveCorrected = "wave.corrected";
    public const string FigureDecided = "wave.figure-decided";
    public const string InvitationsMade = "wave.invitations-made";
    public const string TopicModelPromoted = "topics.model-promoted";
    public const string TopicWorkAsked = "topics.work-asked";
    public const string TopicSampleDrawn = "topics.sample-drawn";
    public const string TaxonomyChanged = "topics.taxonomy-changed";
    public const string RecordsExported = "wave.records-exported";
    public const string CalendarChanged = "city.calendar-changed";
    public const string ReasonChanged = "city.reason-changed";
    public const string NoticeChanged = "city.notice-changed";
    public const string AgenciesImported = "city.agencies-imported";
    public const string JobAsked = "jobs.asked";
    public const string AuditExported = "audit.exported";
    public const string OneStopImported = "one-stop.imported";
    public const string OneStopReplaced = "one-stop.replaced";
    public const string IndicesImported = "indices.imported";
    public const string Denied = "access.denied";
}
