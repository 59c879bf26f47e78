namespace Dialogue.Web.Pages.Office;

/// <summary>One thing that administrators look after, with how it stands.</summary>
/// <param name="Address">Its page.</param>
/// <param name="Title">Its name.</param>
/// <param name="What">What is done there.</param>
/// <param name="States">The colour of a chip and its words; what needs somebody stands first.</param>
public sealed record AdminCard(string Address, string Title, string What, IReadOnlyList<(string Colour, string Words)> States);
