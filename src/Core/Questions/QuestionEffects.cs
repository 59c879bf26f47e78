using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>Does what follows from a step: votes change place, the promise ledger is written. In the transaction of the step.</summary>
internal sealed class QuestionEffects(DialogueDb db, CityCalendar calendar)
{
    public async Task FollowAsync(
        Room room, Question question, IReadOnlyList<QuestionEffect> effects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case QuestionEffect.VotesCarried carried:
                    await CarriedVotes.CarryAsync(db, question, carried.IntoId, cancellationToken);
                    await TellRootAsync(room, carried.IntoId, now, cancellationToken);
                    break;
                case QuestionEffect.VotesReturned returned:
                    var rootId = await CarriedVotes.ReturnAsync(db, question, returned.FromId, cancellationToken);
                    await TellRootAsync(room, rootId, now, cancellationToken);
                    break;
                default:
                    await WriteLedgerAsync(question, effect, now, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>The question that others went into says how many did.</summary>
    private async Task TellRootAsync(Room room, long rootId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var root = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == rootId, cancellationToken);
        room.TellQuestion(db, root, await AgencyLabels.ForAsync(db, [root], cancellationToken), root.IsKnownToPublic, now);
    }

    private async Task WriteLedgerAsync(Question question, QuestionEffect effect, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (effect is QuestionEffect.PromiseMade made)
        {
            db.Add(new Commitment
            {
                QuestionId = question.Id,
                AgencyId = question.AgencyId,
                MadeAt = now,
                Unit = made.Promise.Unit,
                FirstDueOn = made.Promise.FirstDueOn,
                DueOn = made.Promise.DueOn,
                Extensions = made.Promise.Extensions,
                WaitsSince = made.Promise.WaitsSince,
            });
            return;
        }
        var line = await db.Commitments.Where(c => c.QuestionId == question.Id && !c.TakenBack).OrderByDescending(c => c.Id).FirstAsync(cancellationToken);
        switch (effect)
        {
            case QuestionEffect.PromiseChanged changed: line.Follow(changed.Promise); break;
            case QuestionEffect.PromiseKept: line.KeptOn = calendar.DayOf(now); break;
            case QuestionEffect.PromiseTakenBack: line.TakenBack = true; break;
        }
    }
}
