using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Moves a question along its life; every audience hears of it in the same commit. The rooms that hear of it are locked in
/// the order of their ids: the question's own, and the mailboxes of the agencies to which it is passed on.
/// </summary>
public sealed class HandleQuestion(DialogueDb db, TimeProvider clock, RoomHint hint, CityCalendar calendar, MailboxClocks clocks)
{
    public sealed record Actor(Role Role, Guid? PersonId);

    public abstract record Outcome;
    public sealed record Done(QuestionState State) : Outcome;
    public sealed record Declined(DeclineReason Reason, QuestionState State) : Outcome;
    public sealed record NoSuchQuestion : Outcome;
    public sealed record NoSuchAgency : Outcome;

    /// <summary>Only one question stands on the stage, only while the session is live, and only the agency's own.</summary>
    public sealed record StageClosed(SessionState State) : Outcome;

    /// <summary>Somebody else at the desk has it in hand.</summary>
    public sealed record InHand(string By, DateTimeOffset Until) : Outcome;

    /// <summary>It would put out what looks private; nobody has said yet that they saw it.</summary>
    public sealed record PrivateUnseen(IReadOnlyList<PrivateKind> Kinds) : Outcome;

    public async Task<Outcome> HandleAsync(long questionId, QuestionAction action, Guid commandKey, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == questionId, cancellationToken) is not { } seen)
            return new NoSuchQuestion();
        if (action.ReceiverId is { } receiver && !await db.Agencies.AnyAsync(a => a.Id == receiver, cancellationToken))
            return new NoSuchAgency();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concerned = await ConcernedRooms.LockAsync(db, seen, action, cancellationToken);
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        if (question.RoomId != concerned.Own.Id)
            return new Declined(DeclineReason.NotFromHere, question.State);
        if (await db.QuestionEvents.AnyAsync(e => e.CommandKey == commandKey, cancellationToken))
            return new Done(question.State);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.RoomId == question.RoomId, cancellationToken);
        var now = clock.GetUtcNow();
        if (Hindrance(question, session, action, actor, now) is { } hindrance)
            return hindrance;

        var facts = await FactsAsync(question, action, actor, now, cancellationToken);
        var before = question.Standing;
        if (action is QuestionAction.AnswerInWriting answer)
            action = answer with { Lamps = AnswerCheck.Of(question.Text, answer.Words) };
        if (question.Apply(action, facts) is not Decision.Accepted accepted)
            return new Declined(((Decision.Declined)QuestionLife.Decide(before, action, facts)).Reason, question.State);
        question.Release();
        await clocks.FollowAsync(question, before, actor.Role, now, cancellationToken);
        var room = concerned.Own;
        db.Add(QuestionStep.Record(room, question, before, action, commandKey, actor, now));
        await db.SaveChangesAsync(cancellationToken);
        await new QuestionEffects(db, calendar).FollowAsync(room, question, accepted.Effects, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.Entry(question).ReloadAsync(cancellationToken);

        // The question first, then the stage: whoever hears of the stage already knows what stands there.
        await TellAsync(concerned, question, before, now, cancellationToken);
        if (session is not null)
            await MoveStageAsync(room, session, question, actor, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (before.IsShown && !question.Standing.IsShown)
            await WithdrawnWords.TakeOutAsync(db, question.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        concerned.Hint(hint);
        return new Done(question.State);
    }

    private static Outcome? Hindrance(Question question, Session? session, QuestionAction action, Actor actor, DateTimeOffset now)
    {
        if (action is QuestionAction.PutOnStage && (session is not { State: SessionState.Live } || question.AgencyId != question.AskedAgencyId))
            return new StageClosed(session?.State ?? SessionState.Closed);
        // The host does not wait for the desk, and what the asker does is nobody's in hand.
        if (actor.Role == Role.DeskOfficer && question.IsClaimedByOther(actor.PersonId, now))
            return new InHand(question.ClaimedBy!, question.ClaimedUntil!.Value); // a claim has both
        if (action is { Publishes: true, SawPrivate: false } && !question.IsKnownToPublic && PrivateDetails.KindsIn(question.Text) is { Count: > 0 } kinds)
            return new PrivateUnseen(kinds);
        return null;
    }

    private async Task<QuestionFacts> FactsAsync(
        Question question, QuestionAction action, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = new QuestionFacts(now, calendar.DayOf(now), await calendar.WorkingDaysAsync(cancellationToken));
        return action switch
        {
            QuestionAction.Merge merge => facts with { Target = await TargetAsync(question, merge.IntoId, cancellationToken) },
            QuestionAction.Undo => facts with { Last = await LastStepAsync(question.Id, actor, cancellationToken) },
            QuestionAction.GrantAppeal or QuestionAction.DismissAppeal => facts with
            {
                ActorRefused = await db.QuestionEvents.Where(e => e.QuestionId == question.Id && e.Action == nameof(QuestionAction.Refuse))
                    .OrderByDescending(e => e.Id).Select(e => e.PersonId == actor.PersonId).FirstOrDefaultAsync(cancellationToken),
            },
            _ => facts,
        };
    }

    private async Task<QuestionFacts.MergeTarget?> TargetAsync(Question question, long intoId, CancellationToken cancellationToken)
    {
        var rootId = await db.Questions.Where(q => q.Id == intoId).Select(q => q.RootId ?? q.Id).SingleOrDefaultAsync(cancellationToken);
        if (rootId == 0 || rootId == question.Id)
            return null;
        // Both rows are locked, so that no vote is under way while the votes change place.
        await db.Database.ExecuteSqlAsync($"select 1 from question where id in ({question.Id}, {rootId}) order by id for update", cancellationToken);
        return await db.Questions.Where(q => q.Id == rootId)
            .Select(q => new QuestionFacts.MergeTarget(q.Id, q.State, q.PublishedAt != null, q.RoomId == question.RoomId))
            .SingleAsync(cancellationToken);
    }

    private async Task<QuestionFacts.LastStep?> LastStepAsync(long questionId, Actor actor, CancellationToken cancellationToken)
    {
        var last = await db.QuestionEvents.AsNoTracking().Where(e => e.QuestionId == questionId)
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return last?.Before is { } before
            ? new QuestionFacts.LastStep(last.Action, before, last.At, last.PersonId == actor.PersonId && (actor.PersonId is not null || last.ActorRole == actor.Role))
            : null;
    }

    private async Task TellAsync(ConcernedRooms concerned, Question question, QuestionStanding before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var labels = await AgencyLabels.ForAsync(db, [question], cancellationToken);
        concerned.Own.TellQuestion(db, question, labels, before.IsKnownToPublic, now);
        foreach (var (agencyId, mailbox) in concerned.Mailboxes)
        {
            if (agencyId == question.AgencyId || agencyId == question.OfferedToId)
                mailbox.TellDesk(db, question, labels, now);
            else if (agencyId == before.AgencyId || agencyId == before.OfferedToId)
                mailbox.TellDeskGone(db, question.Id, now);
        }
    }

    private async Task MoveStageAsync(
        Room room, Session session, Question question, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var onStage = question.State == QuestionState.OnStage ? question.Id : session.OnStageQuestionId == question.Id ? null : session.OnStageQuestionId;
        if (onStage == session.OnStageQuestionId)
            return;
        if (session.OnStageQuestionId is { } former && former != question.Id)
            await room.LeaveStageAsync(db, former, actor, now, cancellationToken);
        session.OnStageQuestionId = onStage;
        room.TellStage(db, onStage, now);
    }
}
