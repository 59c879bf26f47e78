using Dialogue.Core.Questions;

namespace Dialogue.Core.Sessions;

/// <summary>A question as everybody may see it. Counts of votes travel apart, so an event never brings an old count back.</summary>
public sealed record PublicQuestion(
    long Id, string Text, string? By, string? Place, QuestionState State, string? Topic, string? Answer,
    DateTimeOffset? PublishedAt, DateTimeOffset? AnsweredAt)
{
    public int? Votes { get; init; }

    public static PublicQuestion Of(Question question) => new(
        question.Id, question.Text, CitizenText.Initial(question.Name), question.Place, question.State, question.TopicCode, question.Answer,
        question.PublishedAt, question.AnsweredAt);
}

/// <summary>A question as the desk sees it. Never sent to another audience.</summary>
public sealed record DeskQuestion(
    long Id, string Text, string? Name, string? Place, QuestionState State, string? Topic, float? TopicProbability, bool TopicNeedsReading,
    string? Answer, DenialCode? Denial, string? DenialWords, DateTimeOffset AskedAt, DateTimeOffset? PublishedAt, DateTimeOffset? AnsweredAt)
{
    public int? Votes { get; init; }

    public static DeskQuestion Of(Question question) => new(
        question.Id, question.Text, question.Name, question.Place, question.State, question.TopicCode, question.TopicProbability,
        question.TopicNeedsReading, question.Answer, question.Denial, question.DenialWords, question.AskedAt, question.PublishedAt,
        question.AnsweredAt);
}

/// <summary>Which question is on stage now; null when none is.</summary>
public sealed record StagePayload(long? QuestionId);

public sealed record SessionPayload(SessionState State, bool TakesQuestions, bool TakesVotes)
{
    public static SessionPayload Of(Session session) => new(session.State, session.TakesQuestions, session.TakesVotes);
}
