namespace Dialogue.Core.Questions.Import;

/// <summary>The file as a whole cannot be read; the message is for whoever imports it.</summary>
internal sealed class UnusableFileException(string message, Exception? inner = null) : Exception(message, inner);
