namespace Dialogue.Core.Sessions.Planning;

/// <summary>One thing that is wrong with one field of a plan.</summary>
public sealed record PlanFault(PlanField Field, PlanProblem Problem);

public enum PlanField
{
    TitleVi,
    TitleEn,
    DescriptionVi,
    DescriptionEn,
    ChairName,
    ChairPosition,
    Date,
    Start,
    End,
    Place,
    StreamAddress,
    Partners,
    Topics,
    Words,
}

public enum PlanProblem
{
    Missing,
    TooShort,
    TooLong,
    NotADate,
    NotATime,
    InThePast,
    TooFar,
    EndBeforeStart,
    TooBrief,
    TooLasting,
    StreamRefused,
    PlaceOrStreamMissing,
    PartnerUnknown,
    PartnerIsHost,
    PartnerTwice,
    TopicUnknown,
    SameTime,
}
