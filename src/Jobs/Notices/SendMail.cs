using System.Net.Mail;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Notices;

/// <summary>Letters leave within seconds. One that fails waits longer each time, and is given up where the office sees it.</summary>
internal sealed class SendMail(PostMail post) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await post.AnyDueAsync(cancellationToken) ? [fire.Second] : [];

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) => post.SendAllAsync(VerdictOf, cancellationToken);

    /// <summary>An address that the server does not know will not be known tomorrow.</summary>
    internal static (string Words, bool ForGood) VerdictOf(Exception exception) => (ErrorWords.Of(exception), exception is SmtpException
    {
        StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath,
    } or FormatException);
}
