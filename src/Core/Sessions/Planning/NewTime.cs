namespace Dialogue.Core.Sessions.Planning;

/// <summary>Another time for an announced session, with the reason that everybody reads.</summary>
public sealed record NewTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Words);
