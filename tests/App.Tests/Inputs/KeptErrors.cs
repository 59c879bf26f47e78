using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dialogue.App.Tests.Inputs;

/// <summary>What was logged as an error, with its exception.</summary>
internal sealed class KeptErrors : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Words, Exception? Exception)> kept = new();

    /// <param name="counts">False for what the sender alone broke.</param>
    public IReadOnlyList<string> Errors(Func<Exception?, bool> counts) => [.. kept.Where(error => counts(error.Exception)).Select(error => $"{error.Words} {error.Exception}")];

    public void Clear() => kept.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            kept.Enqueue((formatter(state, exception), exception));
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose()
    {
    }
}
