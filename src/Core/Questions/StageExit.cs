using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>A question leaves the stage unanswered, for another one or because the session ends, and goes back to where it waited.</summary>
internal static class StageExit
{
    /// <param name="room">Locked.</param>
    /// <param name="db">Takes the step and the events.</param>
    /// <param name="questionId">Of the room.</param>
    /// <param name="actor">Whose act moves it away.</param>
    /// <param name="now">The instant of it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task LeaveStageAsync(
        this Room room, DialogueDb db, long questionId, HandleQuestion.Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        var before = question.Standing;
        var leave = new QuestionAction.LeaveStage();
        // Leaving asks no calendar.
        var facts = new QuestionFacts(now, DateOnly.FromDateTime(now.UtcDateTime), WorkingCalendar.WeekendsOnly);
        if (question.Apply(leave, facts) is not Decision.Accepted)
            return;
        db.Add(QuestionStep.Record(room, question, before, leave, Guid.CreateVersion7(now), actor, now));
        room.TellQuestion(db, question, AgencyLabels.None, wasKnown: true, now);
    }
}
