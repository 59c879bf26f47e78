namespace Dialogue.Core.Agencies;

public enum AgencyKind
{
    Office,
    Department,
    Inspectorate,
    Board,
    Ward,
    Commune,
    UrbanDistrict,
    RuralDistrict,
    Town,
}
