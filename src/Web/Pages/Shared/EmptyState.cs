namespace Dialogue.Web.Pages.Shared;

/// <summary>Model of <c>_Empty</c>: what is not here yet and what a reader can do instead.</summary>
public sealed record EmptyState(string Title, string? Hint = null, string? Link = null, string? LinkText = null);
