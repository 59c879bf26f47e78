using Dialogue.Core.Agencies;
using Dialogue.Core.Sessions;
using Dialogue.Core.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Questions;

/// <summary>A citizen's question and where it stands. Its state changes only by <see cref="QuestionLife"/>.</summary>
public sealed class Question
{
    public long Id { get; init; }
    public required int RoomId { get; init; }
    public int? SessionId { get; init; }
    public required int AgencyId { get; init; }
    public required string Receipt { get; init; }

    /// <summary>Made by whoever sends; the same key is the same question, however often it arrives.</summary>
    public required Guid SendKey { get; init; }

    /// <summary>The asker as known to this one room: it cannot be joined to the same device in another room.</summary>
    public Guid? Asker { get; init; }
    public required string Text { get; init; }

    /// <summary>The text without diacritics and in lower case, for search and likeness.</summary>
    public required string Folded { get; init; }
    public string? Name { get; init; }
    public string? Place { get; init; }
    public QuestionState State { get; private set; } = QuestionState.Received;
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Answer { get; private set; }
    public DenialCode? Denial { get; private set; }
    public string? DenialWords { get; private set; }
    public int Votes { get; init; }

    /// <summary>The newest reading of its topic; all readings are rows of their own.</summary>
    public string? TopicCode { get; set; }
    public float? TopicProbability { get; set; }
    public bool TopicNeedsReading { get; set; }
    public TopicSource? TopicSource { get; set; }

    /// <summary>Source and row of an imported question.</summary>
    public string? ImportKey { get; init; }

    public Decision Apply(QuestionAction action, DateTimeOffset now)
    {
        var decision = QuestionLife.Decide(State, action);
        if (decision is not Decision.Accepted accepted)
            return decision;
        State = accepted.To;
        if (State.IsPublic())
            PublishedAt ??= now;
        switch (action)
        {
            case QuestionAction.Refuse refuse: (Denial, DenialWords) = (refuse.Code, refuse.Words.Trim()); break;
            case QuestionAction.TakeUpAgain: (Denial, DenialWords) = (null, null); break;
            case QuestionAction.AnswerLive answer: (Answer, AnsweredAt) = (answer.Words.Trim(), now); break;
            case QuestionAction.AnswerInWriting answer: (Answer, AnsweredAt) = (answer.Words.Trim(), now); break;
        }
        return decision;
    }

    /// <summary>A question of a past dialogue: it was public then, and answered when the source holds the answer.</summary>
    public void KeepAsArchive(string? answer, DateTimeOffset? answeredAt)
    {
        State = answer is null ? QuestionState.Published : QuestionState.AnsweredInWriting;
        PublishedAt = AskedAt;
        Answer = answer;
        AnsweredAt = answer is null ? null : answeredAt ?? AskedAt;
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("question", table => table.HasCheckConstraint("ck_question_votes", "votes >= 0"));
        question.Property(q => q.Receipt).HasMaxLength(16);
        question.Property(q => q.State).HasConversion<string>().HasMaxLength(24);
        question.Property(q => q.Denial).HasConversion<string>().HasMaxLength(32);
        question.Property(q => q.TopicSource).HasConversion<string>().HasMaxLength(16);
        question.Property(q => q.Name).HasMaxLength(80);
        question.Property(q => q.Place).HasMaxLength(120);
        question.HasIndex(q => q.Receipt).IsUnique();
        question.HasIndex(q => q.SendKey).IsUnique();
        question.HasIndex(q => q.ImportKey).IsUnique();
        question.HasIndex(q => new { q.RoomId, q.State });
        question.HasIndex(q => new { q.AgencyId, q.TopicCode });
        question.HasIndex(q => q.Id, "ix_question_without_topic").HasFilter("topic_code is null");
        question.HasOne<Room>().WithMany().HasForeignKey(q => q.RoomId);
        question.HasOne<Session>().WithMany().HasForeignKey(q => q.SessionId).OnDelete(DeleteBehavior.Cascade);
        question.HasOne<Agency>().WithMany().HasForeignKey(q => q.AgencyId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Topic>().WithMany().HasForeignKey(q => q.TopicCode);
    }
}
