namespace Dialogue.Core.Notices;

/// <summary>A mail as it leaves. Its number makes its Message-ID, so that a server that gets it twice can know.</summary>
public sealed record Letter(long Number, string To, string Language, string Subject, string Body, DateTimeOffset At);
