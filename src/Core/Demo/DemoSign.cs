using Dialogue.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialogue.Core.Demo;

/// <summary>Whether pages must say that they show made-up data. Every page asks, so the answer is kept for a few seconds.</summary>
public sealed class DemoSign(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private volatile Reading? last;

    public async ValueTask<bool> IsShownAsync(CancellationToken cancellationToken)
    {
        if (last is { } known && clock.GetElapsedTime(known.At) < Fresh)
            return known.Shown;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var mark = await DemoMark.ReadAsync(scope.ServiceProvider.GetRequiredService<DialogueDb>(), cancellationToken);
            last = new Reading(mark.IsShown, clock.GetTimestamp());
        }
        catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
        {
            // The page that says the database is away has this sign as well.
            last = new Reading(last?.Shown ?? false, clock.GetTimestamp());
        }
        return last.Shown;
    }

    private sealed record Reading(bool Shown, long At);
}
