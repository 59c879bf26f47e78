using System.Collections.Concurrent;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>
/// The code under which a question was asked, without asking the database for every vote: its voters are known by a hash with
/// it. It stays the same when the question moves to another room.
/// </summary>
internal sealed class QuestionCodes(IServiceScopeFactory scopes)
{
    private const int KeptMost = 20_000;
    private readonly ConcurrentDictionary<long, string> codes = new();

    public async Task<string?> FindAsync(long questionId, CancellationToken cancellationToken)
    {
        if (codes.TryGetValue(questionId, out var known))
            return known;
        await using var scope = scopes.CreateScopeOf(questionId);
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        var code = await db.Questions.Where(q => q.Id == questionId).Select(q => q.AskedCode).SingleOrDefaultAsync(cancellationToken);
        if (code is null)
            return null;
        if (codes.Count >= KeptMost)
            codes.Clear();
        return codes[questionId] = code;
    }
}
