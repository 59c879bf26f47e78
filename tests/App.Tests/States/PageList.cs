namespace Dialogue.App.Tests.States;

/// <summary>One list on a page.</summary>
/// <param name="Rows">Finds its rows.</param>
/// <param name="Empty">What stands in its place while it has none; null where a city always has some.</param>
/// <param name="Most">Rows that one page of it shows at most.</param>
internal sealed record PageList(string Rows, string? Empty, int Most);
