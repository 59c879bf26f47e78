namespace Dialogue.App.Tests.States;

/// <summary>One list on a page.</summary>
/// <param name="Rows">Finds its rows.</param>
/// <param name="Empty">What stands in its place while it has none; null where a city always has some.</param>
/// <param name="Most">Rows that one page of it shows at most.</param>
internal sealed record PageList(string Rows, string? Empty, int Most)
{
    /// <summary>Its rows in a city with one of everything; null where it shows what every city has many of, or what takes a whole wave.</summary>
    public int? One { get; init; } = 1;

    /// <summary>SQL that counts what its pages show together; null where it shows the foremost only.</summary>
    public string? All { get; init; }

    /// <summary>Finds the link to its next page.</summary>
    public string Next { get; init; } = "main a[rel=next]";
}
