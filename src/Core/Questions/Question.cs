using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Mailbox;
using Dialogue.Core.Sessions;
using Dialogue.Core.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dialogue.Core.Questions;

/// <summary>A citizen's question and where it stands. Its state changes only by <see cref="QuestionLife"/>.</summary>
public sealed class Question
{
    public long Id { get; init; }
    public required int RoomId { get; set; }

    /// <summary>Counted in its room from 1, so that people can say it aloud; given by the database, anew when it moves.</summary>
    public int Number { get; private set; }
    public int? SessionId { get; set; }

    /// <summary>Who answers for it now; another than was asked once a transfer is accepted.</summary>
    public required int AgencyId { get; set; }

    /// <summary>The code under which it was asked. Its voters are known by a hash with this code, wherever the question goes.</summary>
    public required string AskedCode { get; init; }

    /// <summary>The agency that was asked.</summary>
    public required int AskedAgencyId { get; init; }
    public required string Receipt { get; init; }

    /// <summary>Made by whoever sends; the same key is the same question, however often it arrives.</summary>
    public required Guid SendKey { get; init; }

    /// <summary>The asker as known to this one room: it cannot be joined to the same device in another room.</summary>
    public Guid? Asker { get; init; }
    public required string Text { get; init; }

    /// <summary>The text without diacritics and in lower case, for search and likeness.</summary>
    public required string Folded { get; init; }
    public string? Name { get; set; }
    public string? Place { get; set; }
    public QuestionState State { get; private set; } = QuestionState.Received;
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset? CorrectedAt { get; private set; }
    public DenialCode? Denial { get; private set; }
    public string? DenialWords { get; private set; }
    public AppealState Appeal { get; private set; }
    public long? MergedIntoId { get; private set; }

    /// <summary>The end of its merges, where its voters count; null when it stands for itself.</summary>
    public long? RootId { get; init; }

    /// <summary>How many questions went into it.</summary>
    public int MergedCount { get; init; }
    public int? OfferedToId { get; private set; }
    public int Hops { get; private set; }
    public bool AwaitsOffice { get; private set; }
    public bool Bound { get; private set; }
    public string? PromiseUnit { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateOnly? FirstDueOn { get; private set; }
    public int Extensions { get; private set; }
    public DateOnly? WaitsSince { get; private set; }
    public int Reopenings { get; private set; }

    /// <summary>Until when the desk of a mailbox has to take it up; null where no clock runs.</summary>
    public DateTimeOffset? AcceptBy { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public Difficulty? Difficulty { get; private set; }

    /// <summary>The last day for an answer, unless a promise says another.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Whoever has it in hand at the desk, so that no two people handle the same item.</summary>
    public Guid? ClaimedById { get; private set; }
    public string? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public int Votes { get; init; }

    /// <summary>The newest reading of its topic; all readings are rows of their own.</summary>
    public string? TopicCode { get; set; }
    public float? TopicProbability { get; set; }
    public bool TopicNeedsReading { get; set; }
    public TopicSource? TopicSource { get; set; }

    /// <summary>What software said last, whatever a person said since: shares are estimated from it and a sample read by hand.</summary>
    public string? SoftwareTopicCode { get; set; }

    /// <summary>Since when its asker wants a person to read its topic, which software assigned.</summary>
    public DateTimeOffset? ReadingAskedAt { get; set; }

    /// <summary>Source and row of an imported question.</summary>
    public string? ImportKey { get; init; }

    public QuestionStanding Standing
    {
        get => new()
        {
            State = State,
            AgencyId = AgencyId,
            PublishedAt = PublishedAt,
            Answer = Answer,
            AnsweredAt = AnsweredAt,
            CorrectedAt = CorrectedAt,
            Denial = Denial,
            DenialWords = DenialWords,
            Appeal = Appeal,
            MergedIntoId = MergedIntoId,
            OfferedToId = OfferedToId,
            Hops = Hops,
            AwaitsOffice = AwaitsOffice,
            Bound = Bound,
            Promise = PromiseUnit is { } unit && DueOn is { } due && FirstDueOn is { } first ? new Promise(unit, due, first, Extensions, WaitsSince) : null,
            Reopenings = Reopenings,
        };
        private set
        {
            (State, AgencyId, PublishedAt) = (value.State, value.AgencyId, value.PublishedAt);
            (Answer, AnsweredAt, CorrectedAt) = (value.Answer, value.AnsweredAt, value.CorrectedAt);
            (Denial, DenialWords, Appeal) = (value.Denial, value.DenialWords, value.Appeal);
            (MergedIntoId, OfferedToId, Hops, AwaitsOffice, Bound) = (value.MergedIntoId, value.OfferedToId, value.Hops, value.AwaitsOffice, value.Bound);
            (PromiseUnit, DueOn, FirstDueOn) = (value.Promise?.Unit, value.Promise?.DueOn, value.Promise?.FirstDueOn);
            (Extensions, WaitsSince, Reopenings) = (value.Promise?.Extensions ?? 0, value.Promise?.WaitsSince, value.Reopenings);
        }
    }

    /// <summary>Everybody knows of it: it is listed, or its place says where it went.</summary>
    public bool IsKnownToPublic => PublishedAt is not null;

    public Decision Apply(QuestionAction action, QuestionFacts facts)
    {
        var decision = QuestionLife.Decide(Standing, action, facts);
        if (decision is Decision.Accepted accepted)
            Standing = accepted.To;
        return decision;
    }

    /// <summary>It came to an agency that has not taken it up yet.</summary>
    public void Arrive(DateTimeOffset acceptBy) => (AcceptBy, AcceptedAt, AnswerBy) = (acceptBy, null, null);

    /// <summary>The agency took it up; from here it has until that day.</summary>
    public void Accept(DateTimeOffset now, Difficulty difficulty, DateOnly answerBy) =>
        (AcceptBy, AcceptedAt, Difficulty, AnswerBy) = (AcceptBy ?? now, AcceptedAt ?? now, difficulty, answerBy);

    public void MoveTo(Session session) => (RoomId, SessionId) = (session.RoomId, session.Id);

    /// <summary>The asker says otherwise who they are, or nothing at all.</summary>
    public void Introduce(string? name, string? place) => (Name, Place) = (name, place);

    /// <summary>Somebody at the desk takes it in hand until then.</summary>
    public void Claim(Guid personId, string name, DateTimeOffset until) => (ClaimedById, ClaimedBy, ClaimedUntil) = (personId, name, until);

    public void Release() => (ClaimedById, ClaimedBy, ClaimedUntil) = (null, null, null);

    public bool IsClaimedByOther(Guid? personId, DateTimeOffset now) => ClaimedById is { } holder && holder != personId && ClaimedUntil > now;

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
        question.Property(q => q.AskedCode).HasMaxLength(8);
        question.Property(q => q.State).HasConversion<string>().HasMaxLength(24);
        question.Ignore(q => q.Standing);
        question.Property(q => q.Number).HasDefaultValueSql("0").ValueGeneratedOnAddOrUpdate();
        question.Property(q => q.Denial).HasConversion(new ValueConverter<DenialCode, string>(code => code.ToString(), name => DenialCode.Parse(name).GetValueOrDefault())).HasMaxLength(DenialCode.NameMost);
        question.Property(q => q.Difficulty).HasConversion<string>().HasMaxLength(16);
        question.Property(q => q.Appeal).HasConversion<string>().HasMaxLength(16);
        question.Property(q => q.PromiseUnit).HasMaxLength(QuestionLife.UnitMax);
        question.Property(q => q.ClaimedBy).HasMaxLength(120);
        question.Property(q => q.TopicSource).HasConversion<string>().HasMaxLength(16);
        question.Property(q => q.Name).HasMaxLength(80);
        question.Property(q => q.Place).HasMaxLength(120);
        question.HasIndex(q => q.Receipt).IsUnique();
        question.HasIndex(q => new { q.RoomId, q.Number }).IsUnique();
        question.HasIndex(q => q.SendKey).IsUnique();
        question.HasIndex(q => q.ImportKey).IsUnique();
        question.HasIndex(q => new { q.RoomId, q.State });
        question.HasIndex(q => new { q.AgencyId, q.TopicCode });
        question.HasIndex(q => new { q.AgencyId, q.AskedAt });
        question.HasIndex(q => q.AskedAt);
        question.HasIndex(q => new { q.AgencyId, q.AnsweredAt }).HasFilter("answered_at is not null");
        question.HasIndex(q => q.AnsweredAt).HasFilter("answered_at is not null");
        question.HasIndex(q => q.AgencyId, "ix_question_passed_on").HasFilter("agency_id <> asked_agency_id");
        question.HasIndex(q => q.Folded).HasMethod("gin").HasOperators("gin_trgm_ops").HasFilter("published_at is not null");
        question.HasIndex(q => q.TopicProbability, "ix_question_topic_needs_reading").HasFilter("topic_needs_reading");
        question.HasIndex(q => q.Id, "ix_question_without_topic").HasFilter("topic_code is null");
        question.HasOne<Room>().WithMany().HasForeignKey(q => q.RoomId);
        question.HasOne<Session>().WithMany().HasForeignKey(q => q.SessionId).OnDelete(DeleteBehavior.Cascade);
        question.HasIndex(q => q.OfferedToId).HasFilter("offered_to_id is not null");
        question.HasIndex(q => q.AskedAgencyId);
        question.HasIndex(q => q.RootId).HasFilter("root_id is not null");
        question.HasIndex(q => q.MergedIntoId).HasFilter("merged_into_id is not null");
        question.HasOne<Agency>().WithMany().HasForeignKey(q => q.AgencyId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Agency>().WithMany().HasForeignKey(q => q.AskedAgencyId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Agency>().WithMany().HasForeignKey(q => q.OfferedToId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Question>().WithMany().HasForeignKey(q => q.MergedIntoId).OnDelete(DeleteBehavior.SetNull);
        question.HasOne<Question>().WithMany().HasForeignKey(q => q.RootId).OnDelete(DeleteBehavior.SetNull);
        question.HasOne<Topic>().WithMany().HasForeignKey(q => q.TopicCode);
    }
}
