using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>Does one step of a told question as whoever would do it: the agency that answers now, the one it is offered to, the asker, the office.</summary>
internal sealed class DemoSteps(DialogueDb db, RoomHint hint, StoryClock clock)
{
    private readonly CityCalendar calendar = new(db, CityZone.Hanoi);

    public async Task DoAsync(long questionId, DemoStep step, Func<string, long> idOf, CancellationToken cancellationToken)
    {
        var question = await db.Questions.AsNoTracking().Where(q => q.Id == questionId)
            .Select(q => new { q.AgencyId, q.OfferedToId }).SingleAsync(cancellationToken);
        var action = await ActionAsync(step, idOf, cancellationToken);
        var actor = step.Do switch
        {
            DemoDeed.Appeal => new HandleQuestion.Actor(Role.Citizen, null),
            DemoDeed.Assign or DemoDeed.GrantAppeal or DemoDeed.DismissAppeal => await ActorAsync(Role.ReformOfficer, null, cancellationToken),
            DemoDeed.Accept or DemoDeed.Return => await ActorAsync(Role.DeskOfficer, question.OfferedToId, cancellationToken),
            _ => await ActorAsync(Role.DeskOfficer, question.AgencyId, cancellationToken),
        };
        await HandleAsync(questionId, action, actor, cancellationToken);
    }

    public async Task HandleAsync(long id, QuestionAction action, HandleQuestion.Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await new HandleQuestion(db, clock, hint, calendar, MailboxClocks.Usual(db)).HandleAsync(id, action, Guid.CreateVersion7(), actor, cancellationToken);
        if (outcome is not HandleQuestion.Done)
            throw new InvalidOperationException($"The demonstration's question {id} refused {action.Name}: {outcome}.");
    }

    public async Task<HandleQuestion.Actor> ActorAsync(Role role, int? agencyId, CancellationToken cancellationToken) => new(
        role, await db.Appointments.Where(a => a.Role == role && a.AgencyId == agencyId).Select(a => (Guid?)a.PersonId).FirstOrDefaultAsync(cancellationToken));

    private async Task<QuestionAction> ActionAsync(DemoStep step, Func<string, long> idOf, CancellationToken cancellationToken)
    {
        var words = step.Words ?? "";
        return step.Do switch
        {
            DemoDeed.Publish => new QuestionAction.Publish(),
            DemoDeed.Refuse => new QuestionAction.Refuse(step.Denial ?? DenialCode.OutOfScope, words),
            DemoDeed.Merge => new QuestionAction.Merge(idOf(step.Into ?? "")),
            DemoDeed.Transfer => new QuestionAction.Transfer(await AgencyAsync(step, cancellationToken), words),
            DemoDeed.Accept => new QuestionAction.AcceptTransfer(),
            DemoDeed.Return => new QuestionAction.ReturnTransfer(words),
            DemoDeed.Assign => new QuestionAction.Assign(await AgencyAsync(step, cancellationToken), words),
            DemoDeed.Defer => new QuestionAction.Defer(step.Unit ?? "", await DueOnAsync(step, cancellationToken), step.Words),
            DemoDeed.Extend => new QuestionAction.Extend(await DueOnAsync(step, cancellationToken), words),
            DemoDeed.AskAsker => new QuestionAction.AskAsker(words),
            DemoDeed.Answer => new QuestionAction.AnswerInWriting(words),
            DemoDeed.Correct => new QuestionAction.CorrectAnswer(words),
            DemoDeed.Appeal => new QuestionAction.Appeal(words),
            DemoDeed.GrantAppeal => new QuestionAction.GrantAppeal(words),
            _ => new QuestionAction.DismissAppeal(words),
        };
    }

    private async Task<DateOnly> DueOnAsync(DemoStep step, CancellationToken cancellationToken) =>
        (await calendar.WorkingDaysAsync(cancellationToken)).Add(calendar.DayOf(clock.Now), step.Days);

    private Task<int> AgencyAsync(DemoStep step, CancellationToken cancellationToken) =>
        db.Agencies.Where(a => a.Code == step.To).Select(a => a.Id).SingleAsync(cancellationToken);
}
