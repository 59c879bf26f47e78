namespace Dialogue.Core.Audit;

/// <param name="Person">Who did it.</param>
/// <param name="Action">One of <see cref="AuditAction"/>.</param>
/// <param name="About">How the object begins, such as <c>person:</c> or a whole object.</param>
/// <param name="From">From this instant on.</param>
/// <param name="Before">Before this instant.</param>
/// <param name="Cursor">Entries older than this one.</param>
public sealed record AuditFilter(Guid? Person, string? Action, string? About, DateTimeOffset? From, DateTimeOffset? Before, long? Cursor);
