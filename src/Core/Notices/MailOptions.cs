namespace Dialogue.Core.Notices;

/// <summary>Section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The SMTP server. Without one letters wait; in development they are put into <see cref="Folder"/> instead.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>The address in <c>From</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>STARTTLS before anything is said; only a server on the same machine goes without.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Letters are put here as .eml files when there is no server.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a letter belongs to the node that began to send it. If that node dies, another sends it afterwards.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait after each failed attempt; after the last one the letter is given up, where the office sees it.</summary>
    public IList<TimeSpan> Waits { get; } = [];

    public static readonly IReadOnlyList<TimeSpan> UsualWaits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>News that could not be sent for so long is none any more.</summary>
    public TimeSpan TooOld { get; set; } = TimeSpan.FromDays(3);

    public bool HasServer => Host.Length > 0;

    public bool LeavesTheHouse => HasServer || Folder.Length > 0;

    public TimeSpan? WaitAfter(int attempts)
    {
        var waits = Waits.Count > 0 ? Waits.AsReadOnly() : UsualWaits;
        return attempts <= waits.Count ? waits[attempts - 1] : null;
    }

    public bool IsUsable =>
        (!HasServer || (From.Length > 0 && Port is > 0 and < 65536)) && Patience > TimeSpan.Zero && Lease > Patience && TooOld > TimeSpan.Zero;
}
