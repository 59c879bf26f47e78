namespace Dialogue.Core.Figures;

/// <summary>A column that a file of figures must have.</summary>
/// <param name="Name">How we call it.</param>
/// <param name="Vi">How an office calls it; named when it is missing.</param>
/// <param name="Headers">Headings under which it is found, without diacritics, case and punctuation.</param>
/// <param name="IsNeeded">False for one that may be missing.</param>
internal sealed record FigureColumn(string Name, string Vi, string[] Headers, bool IsNeeded = true);
