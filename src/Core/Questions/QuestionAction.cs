namespace Dialogue.Core.Questions;

/// <summary>What a citizen, a desk, a host or the reform office does with a question.</summary>
public abstract record QuestionAction
{
    // At the desk, while the question waits.
    public sealed record Publish : QuestionAction;
    public sealed record Refuse(DenialCode Code, string Words) : QuestionAction;

    /// <summary>Takes a refusal back: the question goes on where it was refused.</summary>
    public sealed record TakeUpAgain : QuestionAction;

    /// <summary>Goes into a question that asks the same. It keeps its own words; its voters count there until it comes out again.</summary>
    public sealed record Merge(long IntoId) : QuestionAction;
    public sealed record Unmerge : QuestionAction;

    // On the stage.
    public sealed record PutOnStage : QuestionAction;
    public sealed record LeaveStage : QuestionAction;
    public sealed record AnswerLive(string Words) : QuestionAction
    {
        /// <summary>A host answers with one tap and nobody has written a summary yet; the desk corrects it into one.</summary>
        public const string SpokenOnly = "Người chủ trì đã trả lời trực tiếp tại phiên. Bản tóm tắt sẽ được bổ sung.";
    }

    // Answers in text.
    public sealed record AnswerInWriting(string Words) : QuestionAction
    {
        /// <summary>Which lamps of the answer check were lit; kept with the step, never a condition.</summary>
        public AnswerLamps Lamps { get; init; }
    }

    /// <summary>Better words for an answer that stands; the history keeps the former ones.</summary>
    public sealed record CorrectAnswer(string Words) : QuestionAction;

    /// <summary>The answer did not answer: the question waits for another one.</summary>
    public sealed record Reopen(string Words) : QuestionAction;

    // To another agency. Until that agency accepts, the first one answers for the question.
    public sealed record Transfer(int ToAgencyId, string Words) : QuestionAction;
    public sealed record AcceptTransfer : QuestionAction;
    public sealed record ReturnTransfer(string Words) : QuestionAction;
    public sealed record RecallTransfer : QuestionAction;

    /// <summary>After two hops no agency passes it on any more; the reform office says whose it is.</summary>
    public sealed record AskOffice(string Words) : QuestionAction;
    public sealed record Assign(int AgencyId, string Words) : QuestionAction;

    // A promise with a date.
    public sealed record Defer(string Unit, DateOnly DueOn, string? Words) : QuestionAction;
    public sealed record Extend(DateOnly DueOn, string Words) : QuestionAction;

    /// <summary>The desk needs to know more from the asker; the clock of the promise stands until it goes on.</summary>
    public sealed record AskAsker(string Words) : QuestionAction;
    public sealed record Clarify(string Words) : QuestionAction;
    public sealed record GoOn : QuestionAction;

    // By the asker, and by whoever reads the refusal a second time.
    public sealed record Appeal(string Words) : QuestionAction;
    public sealed record GrantAppeal(string Words) : QuestionAction;
    public sealed record DismissAppeal(string Words) : QuestionAction;
    public sealed record Withdraw : QuestionAction;

    /// <summary>Takes back the last step, by whoever took it, while it is fresh.</summary>
    public sealed record Undo : QuestionAction;

    /// <summary>Whoever does it was shown what private details the question may have, and goes on.</summary>
    public bool SawPrivate { get; init; }

    /// <summary>A question that was not public is afterwards.</summary>
    public bool Publishes => this is Publish or AnswerInWriting or Transfer or AskOffice or Defer;

    public string Name => GetType().Name;

    /// <summary>The agency that the action names.</summary>
    public int? ReceiverId => this switch
    {
        Transfer a => a.ToAgencyId,
        Assign a => a.AgencyId,
        _ => null,
    };

    /// <summary>What was written with the step; the public history shows it.</summary>
    public string? Said => this switch
    {
        Refuse a => a.Words.Trim(),
        AnswerLive a => a.Words.Trim(),
        AnswerInWriting a => a.Words.Trim(),
        CorrectAnswer a => a.Words.Trim(),
        Reopen a => a.Words.Trim(),
        Transfer a => a.Words.Trim(),
        ReturnTransfer a => a.Words.Trim(),
        AskOffice a => a.Words.Trim(),
        Assign a => a.Words.Trim(),
        Defer { Words: { } words } when words.Trim().Length > 0 => words.Trim(),
        Extend a => a.Words.Trim(),
        AskAsker a => a.Words.Trim(),
        Clarify a => a.Words.Trim(),
        Appeal a => a.Words.Trim(),
        GrantAppeal a => a.Words.Trim(),
        DismissAppeal a => a.Words.Trim(),
        _ => null,
    };

    /// <summary>An answer, a reason or a plea is nothing without words; the rest may go without.</summary>
    public bool NeedsWords => this is Refuse or AnswerLive or AnswerInWriting or CorrectAnswer or Reopen or Transfer or ReturnTransfer
        or AskOffice or Assign or Extend or AskAsker or Clarify or Appeal or GrantAppeal or DismissAppeal;
}
