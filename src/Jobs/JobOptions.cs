namespace Dialogue.Jobs;

/// <summary>Section <c>Jobs</c> of the configuration.</summary>
public sealed record JobOptions
{
    public const string Section = "Jobs";

    /// <summary>False when a headless host of its own does the work.</summary>
    public bool InProcess { get; init; } = true;

    /// <summary>How long a runner may be silent before another takes its period over. It renews three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a first failure; it doubles with every further one up to <see cref="LongestWait"/>.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long finished runs are kept to be read.</summary>
    public TimeSpan KeepRuns { get; init; } = TimeSpan.FromDays(400);

    /// <summary>The same for jobs that fire every few seconds.</summary>
    public TimeSpan KeepTicks { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a page may stay open and still catch up event by event; later it takes the room's whole state.</summary>
    public TimeSpan KeepRoomEvents { get; init; } = TimeSpan.FromDays(60);

    /// <summary>After the release of a wave's figures: its invitations, the words people wrote, their coded answers. Figures stay.</summary>
    public TimeSpan KeepInvitations { get; init; } = TimeSpan.FromDays(30);
    public TimeSpan KeepSurveyWords { get; init; } = TimeSpan.FromDays(2 * 366);
    public TimeSpan KeepSurveyAnswers { get; init; } = TimeSpan.FromDays(10 * 366);

    /// <summary>Who was signed in when. A browser that signed in longer ago signs in again.</summary>
    public TimeSpan KeepSignIns { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The city's clock (<c>City:TimeZone</c>): nights and days of the schedule are its nights and days.</summary>
    public string TimeZone { get; set; } = "Asia/Ho_Chi_Minh";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public TimeSpan WaitAfter(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempts - 1, 16)));
}
