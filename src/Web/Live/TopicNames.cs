using Dialogue.Core.Data;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>Names of topics in the reader's language, by code; retired ones too, since history keeps them. Every room asks, so they are kept for a while.</summary>
internal sealed class TopicNames(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private volatile Reading? last;

    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken)
    {
        if (last is not { } reading || clock.GetElapsedTime(reading.At) > Fresh)
            last = reading = await ReadAsync(cancellationToken);
        return Texts.Language == "en" ? reading.English : reading.Vietnamese;
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var topics = await scope.ServiceProvider.GetRequiredService<DialogueDb>().Topics.AsNoTracking().OrderBy(t => t.Position).ToListAsync(cancellationToken);
        return new Reading(topics.ToDictionary(t => t.Code, t => t.NameVi), topics.ToDictionary(t => t.Code, t => t.NameEn), clock.GetTimestamp());
    }

    private sealed record Reading(IReadOnlyDictionary<string, string> Vietnamese, IReadOnlyDictionary<string, string> English, long At);
}
