using Dialogue.Core.Commitments;
using static Dialogue.Core.Questions.QuestionState;

namespace Dialogue.Core.Questions;

/// <summary>
/// The life of a question: where it stands and an action in, where it stands then and what follows out, or a refusal as a
/// value. No clock, no database. Every state leads to an end in public: what waits can be answered, refused, merged, passed
/// on or promised; what was passed on always has somebody who answers for it; a refusal can be read a second time.
/// </summary>
public static class QuestionLife
{
    public const int WordsMin = 2;
    public const int WordsMax = 5000;
    public const int UnitMax = 160;
    public const int HopsMost = 2;

    /// <summary>A promise further away than this is none.</summary>
    public const int PromiseMostWorkingDays = 60;

    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(2);

    private static readonly HashSet<string> CanBeUndone =
    [
        nameof(QuestionAction.Publish), nameof(QuestionAction.Refuse), nameof(QuestionAction.TakeUpAgain), nameof(QuestionAction.Merge),
        nameof(QuestionAction.Unmerge), nameof(QuestionAction.AnswerLive), nameof(QuestionAction.AnswerInWriting),
        nameof(QuestionAction.CorrectAnswer), nameof(QuestionAction.Reopen), nameof(QuestionAction.Transfer), nameof(QuestionAction.RecallTransfer),
        nameof(QuestionAction.Defer), nameof(QuestionAction.Extend), nameof(QuestionAction.AskAsker), nameof(QuestionAction.GoOn),
    ];

    public static Decision Decide(QuestionStanding now, QuestionAction action, QuestionFacts facts)
    {
        if (Next(now, action, facts) is not { } next)
            return new Decision.Declined(DeclineReason.NotFromHere);
        if (next.Problem is { } problem)
            return new Decision.Declined(problem);
        if ((action.NeedsWords && action.Said!.Length < WordsMin) || action.Said?.Length > WordsMax) // an action that needs words has some
            return new Decision.Declined(DeclineReason.WordsMissing);
        return new Decision.Accepted(next.To!, QuestionEffect.Between(now, next.To!)); // without a problem there is a standing
    }

    /// <summary>Whether an action leads anywhere from here, words and dates aside: what a page offers.</summary>
    public static bool Leads(QuestionStanding now, QuestionAction action, QuestionFacts facts) => Next(now, action, facts) is { Problem: null };

    /// <summary>Whether whoever took this step may take it back while it is fresh.</summary>
    public static bool MayBeUndone(QuestionAction action) => CanBeUndone.Contains(action.Name);

    private static Step? Next(QuestionStanding q, QuestionAction action, QuestionFacts facts) => action switch
    {
        QuestionAction.Publish => Already(q, Published) ?? From(q, Received)?.With(s => Shown(s, facts) with { State = Published }),
        QuestionAction.Refuse a => Already(q, Refused) ?? From(q, Received, Published)?.With(s => s with { State = Refused, Denial = a.Code, DenialWords = a.Words.Trim() }),
        QuestionAction.TakeUpAgain => From(q, Refused)?.With(TakenUp),
        QuestionAction.Merge => Already(q, Merged) ?? From(q, Received, Published)?.Then(s => Into(s, facts.Target)),
        QuestionAction.Unmerge => From(q, Merged)?.With(s => s with { State = Waiting(s), MergedIntoId = null }),

        QuestionAction.PutOnStage => Already(q, OnStage) ?? From(q, Published, Deferred)?.With(s => s with { State = OnStage }),
        QuestionAction.LeaveStage => From(q, OnStage)?.With(s => s with { State = s.Promise is null ? Published : Deferred }),
        QuestionAction.AnswerLive a => Already(q, AnsweredLive) ?? From(q, OnStage)?.With(s => Answered(s, AnsweredLive, a.Words, facts)),

        QuestionAction.AnswerInWriting a => Already(q, AnsweredInWriting)
            ?? From(q, Received, Published, OnStage, Deferred)?.With(s => Answered(s, AnsweredInWriting, a.Words, facts)),
        QuestionAction.CorrectAnswer a => From(q, AnsweredLive, AnsweredInWriting)?.With(s => s with { Answer = a.Words.Trim(), CorrectedAt = facts.Now }),
        QuestionAction.Reopen => From(q, AnsweredLive, AnsweredInWriting)?.With(s =>
            s with { State = Published, Answer = null, AnsweredAt = null, CorrectedAt = null, Promise = null, Reopenings = s.Reopenings + 1 }),

        QuestionAction.Transfer a => Already(q, Transferred) ?? From(q, Received, Published)?.Then(s => Offered(s, a.ToAgencyId, facts)),
        QuestionAction.AcceptTransfer => Pending(q)?.With(s => s with { State = Published, AgencyId = s.OfferedToId!.Value, OfferedToId = null }), // pending has an agency
        QuestionAction.ReturnTransfer => Pending(q)?.With(Returned),
        QuestionAction.RecallTransfer => Pending(q)?.With(s => s with { State = Published, OfferedToId = null }),
        QuestionAction.AskOffice => From(q, Received, Published)?.Then(s => ToOffice(s, facts)),
        QuestionAction.Assign a => q.AwaitsOffice
            ? new Step(q).With(s => s with { State = Published, AgencyId = a.AgencyId, AwaitsOffice = false, Bound = true })
            : null,

        QuestionAction.Defer a => Already(q, Deferred) ?? From(q, Received, Published, OnStage)?.Then(s => Promised(s, a, facts)),
        QuestionAction.Extend a => From(q, Deferred)?.Then(s => Extended(s, a.DueOn, facts)),
        QuestionAction.AskAsker => From(q, Deferred)?.Then(s => s.Promise is { WaitsSince: null } promise
            ? new Step(s with { Promise = promise with { WaitsSince = facts.Today } })
            : new Step(DeclineReason.AlreadyThere)),
        QuestionAction.Clarify or QuestionAction.GoOn => From(q, Deferred)?.Then(s => GoesOn(s, facts)),

        QuestionAction.Appeal => From(q, Refused)?.Then(s => s.Appeal != AppealState.None || s.Denial == DenialCode.WithdrawnByAsker
            ? new Step(DeclineReason.AppealedBefore)
            : new Step(s with { Appeal = AppealState.Open })),
        QuestionAction.GrantAppeal => OpenAppeal(q, facts)?.With(TakenUp),
        QuestionAction.DismissAppeal => OpenAppeal(q, facts)?.With(s => s with { Appeal = AppealState.Dismissed }),
        QuestionAction.Withdraw => From(q, Received, Published)?.With(s => s with { State = Refused, Denial = DenialCode.WithdrawnByAsker, DenialWords = null }),

        QuestionAction.Undo => facts.Last is { SameActor: true } last && CanBeUndone.Contains(last.Action) && facts.Now - last.At <= UndoWithin
            ? new Step(last.Before)
            : new Step(DeclineReason.NothingToUndo),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "An action without a rule."),
    };

    private static Step? From(QuestionStanding q, params ReadOnlySpan<QuestionState> from) => from.Contains(q.State) ? new Step(q) : null;

    private static Step? Already(QuestionStanding q, QuestionState there) => q.State == there ? new Step(DeclineReason.AlreadyThere) : null;

    private static Step? Pending(QuestionStanding q) => q is { State: Transferred, OfferedToId: not null } ? new Step(q) : null;

    private static Step? OpenAppeal(QuestionStanding q, QuestionFacts facts) =>
        q is not { State: Refused, Appeal: AppealState.Open } ? null
        : facts.ActorRefused ? new Step(DeclineReason.SecondPersonNeeded)
        : new Step(q);

    private static QuestionStanding Shown(QuestionStanding q, QuestionFacts facts) => q with { PublishedAt = q.PublishedAt ?? facts.Now };

    /// <summary>Where a question goes on that comes back from a refusal or a merge.</summary>
    private static QuestionState Waiting(QuestionStanding q) => q.IsKnownToPublic ? Published : Received;

    private static QuestionStanding TakenUp(QuestionStanding q) => q with
    {
        State = Waiting(q),
        Denial = null,
        DenialWords = null,
        Appeal = q.Appeal == AppealState.Open ? AppealState.Granted : q.Appeal,
    };

    private static QuestionStanding Answered(QuestionStanding q, QuestionState state, string words, QuestionFacts facts) =>
        Shown(q, facts) with { State = state, Answer = words.Trim(), AnsweredAt = facts.Now };

    private static Step Into(QuestionStanding q, QuestionFacts.MergeTarget? target) =>
        target is { SameRoom: true, State: not (Merged or Refused) } && (target.KnownToPublic || !q.IsKnownToPublic)
            ? new Step(q with { State = Merged, MergedIntoId = target.RootId })
            : new Step(DeclineReason.NoSuchTarget);

    private static Step Offered(QuestionStanding q, int to, QuestionFacts facts) =>
        q.AgencyId == to ? new Step(DeclineReason.SameAgency)
        : q.Bound ? new Step(DeclineReason.OfficeDecided)
        : q.Hops >= HopsMost ? new Step(DeclineReason.HopsSpent)
        : new Step(Shown(q, facts) with { State = Transferred, OfferedToId = to, Hops = q.Hops + 1 });

    private static QuestionStanding Returned(QuestionStanding q) => q.Hops >= HopsMost
        ? q with { OfferedToId = null, AwaitsOffice = true }
        : q with { State = Published, OfferedToId = null };

    private static Step ToOffice(QuestionStanding q, QuestionFacts facts) =>
        q.Bound ? new Step(DeclineReason.OfficeDecided)
        : q.Hops < HopsMost ? new Step(DeclineReason.NotFromHere)
        : new Step(Shown(q, facts) with { State = Transferred, AwaitsOffice = true });

    private static Step Promised(QuestionStanding q, QuestionAction.Defer a, QuestionFacts facts) =>
        q.Promise is { } standing ? new Step(q with { State = Deferred, Promise = standing })
        : a.Unit.Trim().Length is 0 or > UnitMax ? new Step(DeclineReason.UnitMissing)
        : ProblemOf(a.DueOn, facts) is { } problem ? new Step(problem)
        : new Step(Shown(q, facts) with { State = Deferred, Promise = new Promise(a.Unit.Trim(), a.DueOn, a.DueOn, 0, null) });

    private static Step Extended(QuestionStanding q, DateOnly dueOn, QuestionFacts facts) =>
        q.Promise is not { } promise || dueOn <= promise.DueOn ? new Step(DeclineReason.DateNotAhead)
        : ProblemOf(dueOn, facts) is { } problem ? new Step(problem)
        : new Step(q with { Promise = promise with { DueOn = dueOn, Extensions = promise.Extensions + 1 } });

    private static DeclineReason? ProblemOf(DateOnly dueOn, QuestionFacts facts) =>
        dueOn <= facts.Today ? DeclineReason.DateNotAhead
        : dueOn > facts.Calendar.Add(facts.Today, PromiseMostWorkingDays) ? DeclineReason.DateTooFar
        : null;

    /// <summary>The days that the clock stood are added to the day of the promise.</summary>
    private static Step GoesOn(QuestionStanding q, QuestionFacts facts) => q.Promise is { WaitsSince: { } since } promise
        ? new Step(q with { Promise = promise with { WaitsSince = null, DueOn = facts.Calendar.Add(promise.DueOn, facts.Calendar.Count(since, facts.Today)) } })
        : new Step(DeclineReason.AlreadyThere);

    /// <summary>A way on: where it leads, or why not.</summary>
    private sealed record Step(QuestionStanding? To, DeclineReason? Problem)
    {
        public Step(QuestionStanding to) : this(to, null) { }

        public Step(DeclineReason problem) : this(null, problem) { }

        public Step With(Func<QuestionStanding, QuestionStanding> change) => To is { } to ? new Step(change(to)) : this;

        public Step Then(Func<QuestionStanding, Step> change) => To is { } to ? change(to) : this;
    }
}
