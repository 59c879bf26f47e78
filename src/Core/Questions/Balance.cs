using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>Received = answered live + answered in writing + merged + transferred + deferred + refused; what is missing is open.</summary>
public sealed record Balance(int Received, int AnsweredLive, int AnsweredInWriting, int Merged, int Transferred, int Deferred, int Refused)
{
    public int Open => Received - AnsweredLive - AnsweredInWriting - Merged - Transferred - Deferred - Refused;

    public bool Closes => Open == 0;

    /// <param name="state">Where the question stands.</param>
    /// <param name="passedOn">Another agency than was asked answers for it.</param>
    public static QuestionOutcome OutcomeOf(QuestionState state, bool passedOn) => state switch
    {
        QuestionState.Merged => QuestionOutcome.Merged,
        QuestionState.Refused => QuestionOutcome.Refused,
        _ when passedOn => QuestionOutcome.Transferred,
        QuestionState.AnsweredLive => QuestionOutcome.AnsweredLive,
        QuestionState.AnsweredInWriting => QuestionOutcome.AnsweredInWriting,
        QuestionState.Deferred => QuestionOutcome.Deferred,
        _ => QuestionOutcome.Open,
    };

    public static Balance Of(IReadOnlyCollection<QuestionOutcome> outcomes) => Of(outcomes.CountBy(outcome => outcome).ToDictionary());

    public static Balance Of(IReadOnlyDictionary<QuestionOutcome, int> counts)
    {
        return new Balance(
            counts.Values.Sum(), Count(QuestionOutcome.AnsweredLive), Count(QuestionOutcome.AnsweredInWriting), Count(QuestionOutcome.Merged),
            Count(QuestionOutcome.Transferred), Count(QuestionOutcome.Deferred), Count(QuestionOutcome.Refused));

        int Count(QuestionOutcome outcome) => counts.GetValueOrDefault(outcome);
    }

    public static Balance Sum(IReadOnlyCollection<Balance> all) => new(
        all.Sum(b => b.Received), all.Sum(b => b.AnsweredLive), all.Sum(b => b.AnsweredInWriting), all.Sum(b => b.Merged), all.Sum(b => b.Transferred),
        all.Sum(b => b.Deferred), all.Sum(b => b.Refused));

    public static async Task<Balance> OfRoomAsync(DialogueDb db, int roomId, CancellationToken cancellationToken)
    {
        var rows = await db.Questions.AsNoTracking().Where(q => q.RoomId == roomId)
            .Select(q => new { q.State, PassedOn = q.AgencyId != q.AskedAgencyId }).ToListAsync(cancellationToken);
        return Of(rows.ConvertAll(row => OutcomeOf(row.State, row.PassedOn)));
    }
}
