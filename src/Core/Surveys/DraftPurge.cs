using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Forgets questionnaires that nobody came back to.</summary>
public static class DraftPurge
{
    public static Task<int> RunAsync(DialogueDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<SurveyDraft>().Where(draft => draft.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
}
