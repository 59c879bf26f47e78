using System.Text.Json.Serialization;
using Dialogue.Core.Agencies;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;

namespace Dialogue.Core.Minutes;

/// <summary>What minutes say. Everything in it is public: words that were never published are not here.</summary>
public sealed record MinutesBody(
    int Format, string Code, string TitleVi, string TitleEn, AgencyLabel Agency, string ChairName, string ChairPosition, string Place,
    DateTimeOffset StartedAt, DateTimeOffset EndedAt, int Askers, int Answers, Balance Balance,
    string? Opening, string? Closing, string? Statement, IReadOnlyList<MinutesItem> Items, MinutesChain Chain,
    IReadOnlyList<MinutesPoll>? Polls = null)
{
    /// <summary>Since 2 with the polls, since 3 with digests in the place of words and the room's numbers; what was released before stands as it was written.</summary>
    public const int Newest = 3;

    /// <summary>Questions carry the numbers that the room gave them; earlier minutes counted their own.</summary>
    [JsonIgnore]
    public bool HasRoomNumbers => Format >= 3;

    public string Title(bool english) => english && TitleEn.Length > 0 ? TitleEn : TitleVi;
}

/// <summary>What the hall was asked, and what it said.</summary>
/// <param name="Taking">How many took part; null when the host did not show the result.</param>
public sealed record MinutesPoll(string Vi, string? En, int? Taking, IReadOnlyList<PollChoice> Options)
{
    public string Words(bool english) => english && En is not null ? En : Vi;
}

/// <summary>Where the room's chain of steps stood.</summary>
/// <param name="Length">How many steps.</param>
/// <param name="Hash">Of the last of them, hexadecimal; empty while there is none.</param>
public sealed record MinutesChain(int Length, string Hash);

/// <summary>One question in the minutes. Without <paramref name="Text"/> its words were never published, or are no longer shown.</summary>
/// <param name="Summary">In the desk's words; what was said aloud is only ever summed up.</param>
/// <param name="MergedInto">The question that it went into.</param>
public sealed record MinutesItem(
    long Id, QuestionOutcome Outcome, string? Text, string? By, string? Place, DateTimeOffset AskedAt, int Votes, int MergedCount,
    string? Answer, DateTimeOffset? AnsweredAt, string? Summary, string? Unit, DateOnly? DueOn, DateOnly? FirstDueOn, int Extensions,
    long? MergedInto, AgencyLabel? Handler, AgencyLabel? OfferedTo, bool AwaitsOffice, DenialCode? Denial)
{
    /// <summary>As room, receipt and projector show it; null when the public never saw the question.</summary>
    public int? Number { get; init; }

    /// <summary>Digests of the words by their names; only in the fixed text.</summary>
    public IReadOnlyDictionary<string, string>? Seals { get; init; }

    /// <summary>Whether the release had the question's words.</summary>
    [JsonIgnore]
    public bool HadWords => Text is not null || Seals?.ContainsKey(MinutesSeal.Text) == true;

    /// <summary>Since the release; never part of the fixed text.</summary>
    public MinutesWithdrawal? Withdrawn { get; init; }
}
