namespace Dialogue.Core.People;

public enum Role
{
    Citizen,
    DeskOfficer,
    Host,
    ReformOfficer,
    Administrator,
}
