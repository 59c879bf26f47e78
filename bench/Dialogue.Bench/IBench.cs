namespace Dialogue.Bench;

/// <summary>One row of the design's table of performance, or a few that are measured together.</summary>
internal interface IBench
{
    string Name { get; }

    /// <summary>As in the design.</summary>
    string Id { get; }

    Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken);

    bool IsCalled(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase) || name.Equals(Id, StringComparison.OrdinalIgnoreCase);
}
