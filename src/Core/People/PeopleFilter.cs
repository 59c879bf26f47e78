namespace Dialogue.Core.People;

/// <param name="Search">Part of a name or an address; marks may be missing.</param>
/// <param name="Role">Null: everybody who holds any role; <see cref="Role.Citizen"/>: accounts without one.</param>
/// <param name="Agency">The code of an agency.</param>
/// <param name="State">Null: all.</param>
/// <param name="Page">From 1.</param>
public sealed record PeopleFilter(string? Search, Role? Role, string? Agency, PersonState? State, int Page);
