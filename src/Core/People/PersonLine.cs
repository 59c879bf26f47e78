namespace Dialogue.Core.People;

/// <summary>An account as an administrator sees it.</summary>
public sealed record PersonLine(
    Guid Id, string Name, string Position, string Email, PersonState State, IReadOnlyList<PersonLine.Duty> Duties, DateTimeOffset? LastSignIn, DateTimeOffset? LinkUntil, bool HasCodes)
{
    public sealed record Duty(int Id, Role Role, string? AgencyVi, string? AgencyEn)
    {
        public string? Agency(bool english) => english ? AgencyEn : AgencyVi;
    }
}
