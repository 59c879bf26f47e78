using System.Diagnostics;
using System.Net.Mail;
using System.Net.Sockets;
using Dialogue.Core.Maintenance;
using Dialogue.Jobs.Surveys;
using Npgsql;

namespace Dialogue.Jobs.Scheduling;

/// <summary>
/// What an exception may say in the history: kinds, codes, names and the place in our code. Messages stay out, because a
/// database quotes values in them, and a value can be a citizen's words.
/// </summary>
internal static class ErrorWords
{
    public static string Of(Exception exception)
    {
        var text = string.Join(" ← ", Chain(exception).Select(Name)) + Place(exception);
        return text.Length <= JobRun.ErrorMost ? text : text[..JobRun.ErrorMost];
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }

    private static string Name(Exception exception) => exception switch
    {
        PostgresException p => string.Join(' ', new[] { "PostgreSQL", p.SqlState, p.TableName, p.ColumnName, p.ConstraintName }.OfType<string>()),
        SmtpException m => $"{m.GetType().Name} {m.StatusCode}",
        SocketException s => $"SocketException {s.SocketErrorCode}",
        CountsDisagreeException c => $"{nameof(CountsDisagreeException)} {c.Cells}",
        _ => exception.GetType().Name,
    };

    private static string Place(Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .FirstOrDefault(f => f.GetMethod()?.DeclaringType?.FullName?.StartsWith("Dialogue.", StringComparison.Ordinal) == true);
        return frame?.GetMethod()?.DeclaringType?.FullName is { } type ? $" @ {type["Dialogue.".Length..]}" : "";
    }
}
