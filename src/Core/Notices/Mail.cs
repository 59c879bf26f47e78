using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Notices;

/// <summary>
/// A letter that waits to be sent, is sent, or was given up. It is written with what causes it, so that both are kept or
/// neither. Once it is sent, address and body are taken out; the key stays, so that the same letter is never written again.
/// </summary>
public sealed class Mail
{
    public const int KeyMost = 160;

    public long Id { get; init; }

    /// <summary>What it is about and for whom, such as <c>step:71:5</c>: the same key is the same letter.</summary>
    public required string Key { get; init; }

    /// <summary>The address, protected by <see cref="Contacts"/>.</summary>
    public required string Recipient { get; set; }
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Kind and code of what went wrong, never the server's words: they quote addresses.</summary>
    public string? LastError { get; set; }
    public DateTimeOffset? GivenUpAt { get; set; }
}

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("mail");
        mail.Property(m => m.Key).HasMaxLength(Mail.KeyMost);
        mail.Property(m => m.Language).HasMaxLength(2);
        mail.Property(m => m.LastError).HasMaxLength(300);
        mail.HasIndex(m => m.Key).IsUnique();
        mail.HasIndex(m => m.NextAttemptAt, "ix_mail_waiting").HasFilter("sent_at is null and given_up_at is null");
    }
}
