using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Lets go of what a released wave needs no longer. Its figures, counts and weights stay for ever.</summary>
public static class WavePurge
{
    /// <param name="Codes">Invitations, after the release.</param>
    /// <param name="Words">Free words, after the release.</param>
    /// <param name="Answers">Coded answers, after the release.</param>
    public sealed record Keeping(TimeSpan Codes, TimeSpan Words, TimeSpan Answers);

    /// <returns>How many rows went.</returns>
    public static async Task<int> RunAsync(DialogueDb db, Keeping keeping, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (codes, words, answers) = (Released(db, now - keeping.Codes), Released(db, now - keeping.Words), Released(db, now - keeping.Answers));
        return await db.Set<InvitationBatch>().Where(batch => codes.Contains(batch.WaveId)).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<ResponseText>().Where(text => words.Contains(text.WaveId)).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<Response>().Where(response => answers.Contains(response.WaveId)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<int> Released(DialogueDb db, DateTimeOffset before) =>
        db.Set<Wave>().Where(wave => wave.State == WaveState.Published && wave.PublishedAt < before).Select(wave => wave.Id);
}
