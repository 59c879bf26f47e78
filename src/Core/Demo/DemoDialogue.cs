using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Stage;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>
/// Holds one dialogue from its announcement to where it stands now, by the same use cases that citizens, desk and host use,
/// under a clock that shows the time of the story. So every event, hash and number is as if it had happened.
/// </summary>
internal sealed class DemoDialogue(DialogueDb db, RoomHint hint, Dice dice, DateTimeOffset now)
{
    private static readonly TimeSpan City = TimeSpan.FromHours(7);
    private readonly StoryClock clock = new() { Now = now };
    private readonly Dictionary<string, long> ids = [];
    private readonly List<(DateTimeOffset At, Func<CancellationToken, Task> Do)> steps = [];
    private HandleQuestion.Actor desk = new(Role.DeskOfficer, null);
    private HandleQuestion.Actor host = new(Role.Host, null);

    /// <returns>How many questions were asked.</returns>
    public async Task<int> HoldAsync(int agencyId, DemoSession script, int questionsEach, CancellationToken cancellationToken)
    {
        (desk, host) = (await Steps.ActorAsync(Role.DeskOfficer, agencyId, cancellationToken), await Steps.ActorAsync(Role.Host, agencyId, cancellationToken));
        var starts = StartOf(script);
        script = DemoDates.In(script, starts.ToOffset(City));
        var ends = starts.AddHours(script.Stage is DemoStage.Live or DemoStage.Paused ? script.Hours + 3 : script.Hours);
        var session = await AddAsync(agencyId, script, starts, ends, cancellationToken);
        var announced = script.Stage == DemoStage.Coming ? now.AddDays(-9) : starts.AddDays(-14);
        Drive(session.Code, script, announced, starts, ends);
        // A reduced demonstration still has a question in every state.
        var questions = script.Questions.GroupBy(question => question.Fate).SelectMany(fate => fate.Select((question, nth) => (question, nth)))
            .OrderBy(one => one.nth).Take(questionsEach).Select(one => one.question).ToList();
        questions.RemoveAll(question => question.Way.Any(step => step.Into is { } into && questions.All(other => other.Key != into)));
        var slots = new Queue<DateTimeOffset>(SlotsOf(script.Stage, starts, ends, questions.Count(question => question.Fate == DemoFate.AnsweredLive)));
        foreach (var question in questions)
        {
            if (question.Fate == DemoFate.Told)
                TellSteps(session.Code, question, Guid.CreateVersion7());
            else
                Tell(session.Code, question, announced, starts, script.Stage == DemoStage.Past ? ends : now, slots);
        }
        foreach (var poll in script.Polls ?? [])
            Ask(session.Code, poll, starts);
        LineUpAt(now, session.Code, questions);
        await PlayAsync(cancellationToken);
        return questions.Count;
    }

    /// <summary>What came into an agency's mailbox. The keys are found again when the demonstration is taken away.</summary>
    public async Task<int> FillMailboxAsync(int agencyId, IReadOnlyList<(Guid Key, DemoQuestion Question)> questions, CancellationToken cancellationToken)
    {
        var code = await db.Sessions.Where(s => s.AgencyId == agencyId && s.Kind == SessionKind.Mailbox).Select(s => s.Code).SingleAsync(cancellationToken);
        foreach (var (key, question) in questions)
            TellSteps(code, question, key);
        await PlayAsync(cancellationToken);
        return questions.Count;
    }

    private DemoSteps Steps => new(db, hint, clock);

    private void Ask(string code, DemoPoll poll, DateTimeOffset starts)
    {
        var opens = starts.AddMinutes(poll.After);
        steps.Add((opens, stop => new DemoPolls(db, hint, clock).OpenAsync(code, poll, stop)));
        if (!poll.Open)
            steps.Add((opens.AddMinutes(5), stop => new DemoPolls(db, hint, clock).CloseAsync(code, poll, stop)));
    }

    private void LineUpAt(DateTimeOffset at, string code, IEnumerable<DemoQuestion> questions)
    {
        foreach (var (question, place) in questions.Where(one => one.Next is not null).OrderBy(one => one.Next).Select((one, index) => (one, index)))
            steps.Add((at, async stop =>
            {
                var number = await db.Questions.Where(q => q.Id == ids[question.Key ?? ""]).Select(q => q.Number).SingleAsync(stop);
                if (await new ArrangeLineUp(db, clock, hint).PlaceAsync(code, number, place, stop) is not ArrangeLineUp.Outcome.Done and var refused)
                    throw new InvalidOperationException($"The demonstration's line-up of {code} refused {question.Key}: {refused}.");
            }
            ));
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        foreach (var (at, act) in steps.OrderBy(step => step.At))
        {
            clock.Now = at < now ? at : now;
            await act(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private void TellSteps(string code, DemoQuestion script, Guid key)
    {
        var id = 0L;
        steps.Add((now.AddDays(-script.Ago), async stop => id = await AskAsync(code, script, key, stop)));
        foreach (var step in script.Way)
        {
            steps.Add((now.AddDays(-step.Ago), stop => Steps.DoAsync(id, step, into => ids[into], stop)));
            if (step.Do == DemoDeed.Publish && script.Votes > 0)
                steps.Add((now.AddDays(-step.Ago), stop => VoteAsync(id, script.Votes, stop)));
        }
    }

    /// <summary>At half past eight or two in the afternoon of that day, or a while ago.</summary>
    private DateTimeOffset StartOf(DemoSession script)
    {
        if (script.Stage is DemoStage.Live or DemoStage.Paused)
        {
            var about = now.AddHours(-script.Hours);
            return about.AddTicks(-(about.Ticks % TimeSpan.FromMinutes(15).Ticks));
        }
        var day = now.ToOffset(City).Date.AddDays(script.Stage == DemoStage.Past ? -script.Days : script.Days);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(script.Stage == DemoStage.Past ? -1 : 1);
        return new DateTimeOffset(day, City).AddHours(script.Days % 2 == 0 ? 8.5 : 14).ToUniversalTime();
    }

    private async Task<Session> AddAsync(int agencyId, DemoSession script, DateTimeOffset starts, DateTimeOffset ends, CancellationToken cancellationToken)
    {
        var wanted = script.Code is { } code && !await db.Sessions.AnyAsync(s => s.Code == code, cancellationToken) ? code : Codes.ForSession();
        var session = new Session
        {
            Code = wanted,
            AgencyId = agencyId,
            Room = new Room(),
            TitleVi = script.TitleVi,
            TitleEn = script.TitleEn,
            DescriptionVi = script.DescriptionVi,
            DescriptionEn = script.DescriptionEn,
            ChairName = script.ChairName,
            ChairPosition = script.ChairPosition,
            Place = script.Place,
            StartsAt = starts,
            EndsAt = ends,
            Demo = true,
        };
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return session;
    }

    private void Drive(string code, DemoSession script, DateTimeOffset announced, DateTimeOffset starts, DateTimeOffset ends)
    {
        var stage = script.Stage;
        Move(announced, SessionState.Announced);
        if (stage == DemoStage.Coming)
            return;
        Move(starts, SessionState.Live);
        if (stage == DemoStage.Paused)
            Move(now, SessionState.Paused);
        if (stage != DemoStage.Past)
            return;
        Move(ends, SessionState.Closed);
        steps.Add((ends.AddDays(6), stop => new DemoMinutes(db, hint, clock).ReleaseAsync(code, script, host, stop)));

        void Move(DateTimeOffset at, SessionState to) => steps.Add((at, async stop =>
        {
            if (await new DriveSession(db, clock, hint).MoveAsync(code, to, host, stop) is not SessionMove.Moved and var refused)
                throw new InvalidOperationException($"The demonstration's dialogue {code} cannot become {to}: {refused}.");
        }
        ));
    }

    /// <summary>When each question that is answered aloud comes on stage.</summary>
    private IEnumerable<DateTimeOffset> SlotsOf(DemoStage stage, DateTimeOffset starts, DateTimeOffset ends, int count)
    {
        var (first, last) = (starts.AddMinutes(4), stage == DemoStage.Past ? ends.AddMinutes(-8) : now.AddMinutes(-6));
        return Enumerable.Range(0, count).Select(nth => first + ((last - first) * nth / Math.Max(count, 1)));
    }

    private void Tell(string code, DemoQuestion script, DateTimeOffset announced, DateTimeOffset starts, DateTimeOffset until, Queue<DateTimeOffset> slots)
    {
        var stage = script.Fate == DemoFate.AnsweredLive ? slots.Dequeue() : script.Fate == DemoFate.OnStage ? now.AddMinutes(-2) : until;
        var asked = AskedAt(script.Fate, announced, starts < until ? starts : until, stage);
        var read = asked + ((stage - asked) * (0.1 + (0.5 * dice.Share())));
        var id = 0L;
        steps.Add((asked, async stop => id = await AskAsync(code, script, Guid.CreateVersion7(), stop)));
        switch (script.Fate)
        {
            case DemoFate.Waiting:
                return;
            case DemoFate.Refused:
                Handle(read, new QuestionAction.Refuse(script.Denial ?? DenialCode.OutOfScope, script.Words ?? ""), desk);
                return;
        }
        Handle(read, new QuestionAction.Publish(), desk);
        steps.Add((read, stop => VoteAsync(id, script.Votes, stop)));
        if (script.Fate is DemoFate.OnStage or DemoFate.AnsweredLive)
            Handle(stage, new QuestionAction.PutOnStage(), host);
        if (script.Fate == DemoFate.AnsweredLive)
            Handle(stage.AddMinutes(3), new QuestionAction.AnswerLive(script.Words ?? ""), host);
        if (script.Fate == DemoFate.InWriting)
            Handle(until < now ? until.AddDays(1 + (4 * dice.Share())) : read + ((now - read) * 0.9), new QuestionAction.AnswerInWriting(script.Words ?? ""), desk);

        void Handle(DateTimeOffset at, QuestionAction action, HandleQuestion.Actor actor) =>
            steps.Add((at, stop => Steps.HandleAsync(id, action, actor, stop)));
    }

    /// <summary>Some ask days before, some while it runs; what waits at the desk has just come in.</summary>
    private DateTimeOffset AskedAt(DemoFate fate, DateTimeOffset announced, DateTimeOffset starts, DateTimeOffset stage)
    {
        if (fate == DemoFate.Waiting && stage >= now.AddSeconds(-1))
            return now.AddMinutes(-25 * dice.Share());
        var during = starts < stage.AddMinutes(-4) && dice.Chance(0.45);
        var (from, to) = during ? (starts, stage.AddMinutes(-2)) : (announced.AddHours(2), starts.AddMinutes(-10) < stage ? starts.AddMinutes(-10) : stage);
        return from + ((to - from) * dice.Share());
    }

    private async Task<long> AskAsync(string code, DemoQuestion script, Guid key, CancellationToken cancellationToken)
    {
        var input = new AskQuestion.Input(code, key, script.Text, script.Name, script.Place, Guid.CreateVersion7());
        if (await new AskQuestion(db, clock, hint, MailboxClocks.Usual(db)).AskAsync(input, cancellationToken) is not AskQuestion.Asked asked)
            throw new InvalidOperationException($"The demonstration's dialogue {code} did not take a question.");
        if (script.Key is { } name)
            ids[name] = asked.Id;
        return asked.Id;
    }

    private async Task VoteAsync(long id, int votes, CancellationToken cancellationToken) => await db.Database.ExecuteSqlAsync($"""
        with voted as (
            insert into vote (question_id, voter, root_id) select {id}, gen_random_uuid(), {id} from generate_series(1, {votes}) returning 1)
        update question set votes = votes + (select count(*) from voted) where id = {id}
        """, cancellationToken);
}
