namespace Dialogue.Core.People;

/// <summary>Why a change to people is declined.</summary>
public enum PersonFault
{
    NoSuchPerson,
    NameNeeded,
    PositionTooLong,
    EmailUnusable,
    EmailTaken,
    RoleNeeded,
    AgencyNeeded,

    /// <summary>The role reaches the whole city and belongs to no agency.</summary>
    AgencyOfNone,
    AlreadyHeld,
    NotHeld,
    ReasonNeeded,
    ReasonTooLong,
    OwnAccount,

    /// <summary>Nobody would be left who can let others in.</summary>
    LastAdministrator,

    /// <summary>A disabled account gets no link; it is enabled first.</summary>
    Disabled,
    NoCodes,
}
