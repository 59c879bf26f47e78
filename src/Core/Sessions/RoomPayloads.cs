using Dialogue.Core.Agencies;
using Dialogue.Core.Mailbox;
using Dialogue.Core.Questions;
using Dialogue.Core.Stage;

namespace Dialogue.Core.Sessions;

/// <summary>
/// A question as everybody may see it. Counts of votes travel apart, so an event never brings an old count back. A question
/// that was public and was then refused keeps its place without its words.
/// </summary>
/// <param name="Handler">Who answers for it, when that is another agency than was asked.</param>
/// <param name="OfferedTo">The agency that has yet to accept it.</param>
/// <param name="WaitsSince">Since when the clock of its promise stands because the asker has to say more.</param>
public sealed record PublicQuestion(
    long Id, int Number, string Text, string? By, string? Place, QuestionState State, string? Topic, string? Answer,
    DateTimeOffset? PublishedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? CorrectedAt, long? MergedInto, int MergedCount,
    string? Unit, DateOnly? DueOn, int Extensions, DateOnly? WaitsSince,
    AgencyLabel? Handler, AgencyLabel? OfferedTo, bool AwaitsOffice, DenialCode? Denial, DateOnly? AnswerBy)
{
    public int? Votes { get; init; }

    public static PublicQuestion Of(Question q, AgencyLabels labels)
    {
        var hidden = q.State == QuestionState.Refused;
        return new PublicQuestion(
            q.Id, q.Number, hidden ? "" : q.Text, hidden ? null : CitizenText.Initial(q.Name), hidden ? null : q.Place, q.State, q.TopicCode, q.Answer,
            q.PublishedAt, q.AnsweredAt, q.CorrectedAt, q.MergedIntoId, q.MergedCount, q.PromiseUnit, q.DueOn, q.Extensions, q.WaitsSince,
            labels.HandlerOf(q), labels.OfferOf(q), q.AwaitsOffice, q.Denial, q.AnswerBy);
    }
}

/// <summary>A question as the desk sees it. Never sent to another audience.</summary>
public sealed record DeskQuestion(
    long Id, int Number, string Text, string? Name, string? Place, QuestionState State, string? Topic, float? TopicProbability, bool TopicNeedsReading,
    string? Answer, DenialCode? Denial, string? DenialWords, DateTimeOffset AskedAt, DateTimeOffset? PublishedAt, DateTimeOffset? AnsweredAt,
    long? MergedInto, int MergedCount, string? Unit, DateOnly? DueOn, int Extensions, DateOnly? WaitsSince,
    AgencyLabel? Handler, AgencyLabel? OfferedTo, int Hops, bool AwaitsOffice, bool Bound, AppealState Appeal, int Reopenings,
    Guid? ClaimedById, string? ClaimedBy, DateTimeOffset? ClaimedUntil,
    DateTimeOffset? AcceptBy, DateTimeOffset? AcceptedAt, Difficulty? Difficulty, DateOnly? AnswerBy)
{
    public int? Votes { get; init; }

    /// <summary>What its desk may do with it now, by the names of the acts; who may is another matter.</summary>
    public IReadOnlyList<string> Can { get; init; } = [];

    /// <summary>Where its words may say what is private.</summary>
    public IReadOnlyList<PrivateDetail> Private { get; init; } = [];

    public static DeskQuestion Of(Question q, AgencyLabels labels) => new(
        q.Id, q.Number, q.Text, q.Name, q.Place, q.State, q.TopicCode, q.TopicProbability, q.TopicNeedsReading,
        q.Answer, q.Denial, q.DenialWords, q.AskedAt, q.PublishedAt, q.AnsweredAt,
        q.MergedIntoId, q.MergedCount, q.PromiseUnit, q.DueOn, q.Extensions, q.WaitsSince,
        labels.HandlerOf(q), labels.OfferOf(q), q.Hops, q.AwaitsOffice, q.Bound, q.Appeal, q.Reopenings,
        q.ClaimedById, q.ClaimedBy, q.ClaimedUntil,
        q.AcceptBy, q.AcceptedAt, q.Difficulty, q.AnswerBy)
    {
        Can = DeskActs.From(q.Standing),
        Private = PrivateDetails.In(q.Text),
    };
}

/// <summary>A question that this audience no longer sees: its publication was taken back, or it went to another room.</summary>
public sealed record GonePayload(long QuestionId);

/// <summary>Which question is on stage now; null when none is.</summary>
public sealed record StagePayload(long? QuestionId);

public sealed record SessionPayload(SessionState State, bool TakesQuestions, bool TakesVotes)
{
    public static SessionPayload Of(Session session) => new(session.State, session.TakesQuestions, session.TakesVotes);
}

/// <summary>The desk's order of what comes next.</summary>
public sealed record LineUpPayload(IReadOnlyList<long> QuestionIds);

public sealed record PollGonePayload(int PollId);

/// <summary>A note between desk and host. Never sent to the public.</summary>
public sealed record NotePayload(long NoteId, bool ByHost, string Words, DateTimeOffset At, DateTimeOffset? SeenAt)
{
    public static NotePayload Of(StageNote note) => new(note.Id, note.ByHost, note.Words, note.At, note.SeenAt);
}
