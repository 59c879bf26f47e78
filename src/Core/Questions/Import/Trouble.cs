namespace Dialogue.Core.Questions.Import;

/// <summary>Why a value cannot be taken, in both languages.</summary>
internal sealed record Trouble(ImportField? Field, string Vi, string En);
