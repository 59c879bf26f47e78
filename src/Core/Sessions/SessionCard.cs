namespace Dialogue.Core.Sessions;

/// <summary>A session as lists show it.</summary>
public sealed record SessionCard(
    int Id, string Code, int RoomId, string TitleVi, string TitleEn, string DescriptionVi, string DescriptionEn, SessionState State,
    string AgencyCode, string AgencyVi, string AgencyEn, string ChairName, string ChairPosition, string Place,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? ClosedAt, bool Demo, int Questions, int Answered)
{
    public string Title(bool english) => english && TitleEn.Length > 0 ? TitleEn : TitleVi;

    public string Description(bool english) => english && DescriptionEn.Length > 0 ? DescriptionEn : DescriptionVi;

    public string Agency(bool english) => english ? AgencyEn : AgencyVi;

    public bool TakesQuestions => State is SessionState.Announced or SessionState.Live or SessionState.Standing;
    public bool TakesVotes => State is SessionState.Announced or SessionState.Live or SessionState.Paused or SessionState.Standing;
}
