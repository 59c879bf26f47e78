using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Core.Sessions.Rehearsals;

public static class RehearsalRooms
{
    /// <summary>Deletes the rehearsal of a room with everything in it: all of it hangs on its room. In the caller's transaction.</summary>
    /// <returns>How many rehearsals there were: none or one.</returns>
    public static Task<int> ClearRehearsalAsync(this DialogueDb db, int roomId, CancellationToken cancellationToken) =>
        db.Rooms.Where(room => room.RehearsesRoomId == roomId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>A scope in the world to which a session's code belongs, for work outside of a request.</summary>
    public static AsyncServiceScope CreateScopeOf(this IServiceScopeFactory scopes, string code) => scopes.CreateScopeOf(Rehearsal.IsCode(code));

    /// <summary>The same for a question's number.</summary>
    public static AsyncServiceScope CreateScopeOf(this IServiceScopeFactory scopes, long questionId) => scopes.CreateScopeOf(Rehearsal.IsQuestion(questionId));

    private static AsyncServiceScope CreateScopeOf(this IServiceScopeFactory scopes, bool rehearses)
    {
        var scope = scopes.CreateAsyncScope();
        if (rehearses)
            scope.ServiceProvider.GetRequiredService<RehearsalScope>().Enter();
        return scope;
    }

    /// <summary>The next number of a rehearsed question.</summary>
    internal static Task<long> NextRehearsedQuestionAsync(this DialogueDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"select nextval('rehearsal_question_id') as \"Value\"").SingleAsync(cancellationToken);
}
