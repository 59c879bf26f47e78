using System.Net;
using System.Net.Mail;
using System.Text;

namespace Dialogue.Core.Notices;

/// <summary>Sends by SMTP. A new conversation for every letter: a server that hung up on one does not spoil the next.</summary>
internal sealed class SmtpCarrier(MailOptions options) : IMailCarrier
{
    public bool IsReady => true;

    public async Task CarryAsync(Letter letter, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Patience);
        using var smtp = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };
        if (options.User.Length > 0)
            smtp.Credentials = new NetworkCredential(options.User, options.Password);
        using var message = MessageOf(letter);
        try
        {
            await smtp.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }

    private MailMessage MessageOf(Letter letter)
    {
        var from = new MailAddress(options.From);
        return new MailMessage(from, new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            Headers =
            {
                { "Message-ID", $"<notice-{letter.Number}@{from.Host}>" },
                { "Content-Language", letter.Language },
                { "Auto-Submitted", "auto-generated" },
            },
        };
    }
}
