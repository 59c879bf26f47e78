namespace Dialogue.Web.Pages.Sessions;

/// <summary>Model of <c>_FollowFields</c>.</summary>
/// <param name="KeepDays">How long an address is kept.</param>
/// <param name="Contact">As it was typed, when it was declined.</param>
/// <param name="Prefix">Of the fields' ids, on a page with other forms.</param>
public sealed record FollowFields(int KeepDays, string? Contact, string Prefix);
