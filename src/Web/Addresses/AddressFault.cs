namespace Dialogue.Web.Addresses;

/// <summary>A part of an address that cannot be read, in the reader's words: which, what stands there, what was expected.</summary>
/// <param name="Field">Its name in the address, and the id of its field.</param>
/// <param name="HasField">The page has a field for it; a place in a list has none, only a way back to the beginning.</param>
public sealed record AddressFault(string Field, string Words, bool HasField);
