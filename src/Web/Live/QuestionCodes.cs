using System.Collections.Concurrent;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>
/// The code of the session in whose room a question stands, without asking the database for every vote. Kept a short while
/// only, because a question can move to another room.
/// </summary>
internal sealed class QuestionCodes(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int KeptMost = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<long, (string Code, long FoundAt)> codes = new();

    public async Task<string?> FindAsync(long questionId, CancellationToken cancellationToken)
    {
        if (codes.TryGetValue(questionId, out var known) && clock.GetElapsedTime(known.FoundAt) < Kept)
            return known.Code;
        await using var scope = scopes.CreateScopeOf(questionId);
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        var code = await db.Questions.Where(q => q.Id == questionId).Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => s.Code)
            .SingleOrDefaultAsync(cancellationToken);
        if (code is null)
            return null;
        if (codes.Count >= KeptMost)
            codes.Clear();
        codes[questionId] = (code, clock.GetTimestamp());
        return code;
    }
}
