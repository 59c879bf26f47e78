using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>What the page of a receipt shows: the question, where it went, every step of its life.</summary>
public sealed class ReceiptReads(DialogueDb db)
{
    /// <param name="Agency">Whose role it was; null for the citizen and the reform office.</param>
    /// <param name="Undone">When it was taken back, while it was fresh.</param>
    public sealed record Step(DateTimeOffset At, string Action, Role Role, string? Words, AgencyLabel? Agency, DateTimeOffset? Undone);

    public sealed record View(
        Question Question, Question Root, string SessionCode, string SessionVi, string SessionEn, AgencyLabel Handler, AgencyLabel? OfferedTo,
        IReadOnlyList<Step> Steps, FeedbackCount Feedback, AnswerVerdict? Said)
    {
        /// <summary>Went into another question, whose state and answer count.</summary>
        public bool IsMerged => Root.Id != Question.Id;
    }

    public async Task<View?> FindAsync(string receipt, CancellationToken cancellationToken)
    {
        var question = await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Receipt == receipt, cancellationToken);
        if (question is null)
            return null;
        var root = question.RootId is { } rootId ? await db.Questions.AsNoTracking().SingleAsync(q => q.Id == rootId, cancellationToken) : question;
        var session = await db.Sessions.AsNoTracking().Where(s => s.RoomId == question.RoomId)
            .Select(s => new { s.Code, s.TitleVi, s.TitleEn }).SingleAsync(cancellationToken);
        var events = await db.QuestionEvents.AsNoTracking().Where(e => e.QuestionId == question.Id).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var agencies = await LabelsAsync(events, [question, root], cancellationToken);
        var person = RateAnswer.PersonOf(question);
        var said = await db.AnswerFeedbacks.Where(f => f.QuestionId == root.Id && f.AnswerNumber == root.Reopenings && f.Person == person)
            .Select(f => (AnswerVerdict?)f.Said).SingleOrDefaultAsync(cancellationToken);
        return new View(
            question, root, session.Code, session.TitleVi, session.TitleEn, agencies[root.AgencyId], root.OfferedToId is { } offer ? agencies[offer] : null,
            [.. StepsOf(events, question, agencies)], await FeedbackCount.OfAsync(db, root.Id, root.Reopenings, cancellationToken), said);
    }

    /// <summary>A step and its undoing are one line.</summary>
    private static IEnumerable<Step> StepsOf(List<QuestionEvent> events, Question question, Dictionary<int, AgencyLabel> agencies)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var (step, next) = (events[i], i + 1 < events.Count ? events[i + 1] : null);
            var undone = next?.Action == nameof(QuestionAction.Undo) ? next.At : (DateTimeOffset?)null;
            yield return new Step(step.At, step.Action, step.ActorRole, step.Words, AgencyOf(step, question, agencies), undone);
            if (undone is not null)
                i++;
        }
    }

    private static AgencyLabel? AgencyOf(QuestionEvent step, Question question, Dictionary<int, AgencyLabel> agencies)
    {
        if (step.ActorRole is not (Role.DeskOfficer or Role.Host))
            return null;
        var before = step.Before;
        var acts = step.Action is nameof(QuestionAction.AcceptTransfer) or nameof(QuestionAction.ReturnTransfer) ? before?.OfferedToId : before?.AgencyId;
        return agencies.GetValueOrDefault(acts ?? question.AskedAgencyId);
    }

    private Task<Dictionary<int, AgencyLabel>> LabelsAsync(List<QuestionEvent> events, Question[] questions, CancellationToken cancellationToken)
    {
        int?[] named =
        [
            .. questions.SelectMany(q => new int?[] { q.AgencyId, q.AskedAgencyId, q.OfferedToId }),
            .. events.SelectMany(e => new[] { e.Before?.AgencyId, e.Before?.OfferedToId }),
        ];
        var ids = named.OfType<int>().Distinct().ToArray();
        return db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new AgencyLabel(a.Code, a.NameVi, a.NameEn), cancellationToken);
    }
}
