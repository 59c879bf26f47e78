namespace Dialogue.Core.Questions;

/// <summary>What the desk's filters look at; the rest of a question is read only for the page that is shown.</summary>
internal sealed record DeskRow(
    long Id, int Number, int RoomId, string Folded, QuestionState State, long? RootId, int AgencyId, int AskedAgencyId, int? OfferedToId, AppealState Appeal,
    DateOnly? DueOn, DateOnly? WaitsSince, Guid? ClaimedById, DateTimeOffset? ClaimedUntil, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt,
    string? Topic, int Votes)
{
    public DeskShow ShowAt(int agencyId, DateOnly today) => this switch
    {
        { OfferedToId: { } offered } when offered == agencyId => DeskShow.Offered,
        { AgencyId: var now } when now != agencyId => DeskShow.PassedOn,
        { State: QuestionState.Transferred } => DeskShow.PassedOn,
        { State: QuestionState.Received } => DeskShow.Waiting,
        { State: QuestionState.Refused, Appeal: AppealState.Open } => DeskShow.Appeals,
        { State: QuestionState.Deferred, WaitsSince: null, DueOn: { } due } when due < today => DeskShow.Late,
        { State: QuestionState.Deferred } => DeskShow.Promised,
        { State: QuestionState.Published or QuestionState.OnStage } => DeskShow.Open,
        _ => DeskShow.Ended,
    };

    public DeskHeld HeldBy(Guid? personId, DateTimeOffset now) =>
        ClaimedById is null || ClaimedUntil is null || ClaimedUntil <= now ? DeskHeld.Free : ClaimedById == personId ? DeskHeld.Mine : DeskHeld.Others;

    public bool Has(IReadOnlyList<string> words) =>
        words.All(word => Folded.Contains(word, StringComparison.Ordinal)) || (words is [var number] && number.TrimStart('#') == $"{Number}");

    /// <summary>In its own room the balance counts it; a mailbox leaves what came from other rooms to them.</summary>
    public Coverage.Row Covered => new(Balance.OutcomeOf(State, AgencyId != AskedAgencyId), Votes, Topic);
}
