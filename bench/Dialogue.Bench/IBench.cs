namespace Dialogue.Bench;

/// <summary>One row of the design's table of performance, or a few that are measured together.</summary>
internal interface IBench
{
    string Name { get; }

    /// <summary>As in the design.</summary>
    string Id { get; }

    /// <summary>Rows that are asked for together by one name.</summary>
    string Group => "";

    Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken);

    bool IsCalled(string name) => new[] { Name, Group }.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals(Id, StringComparison.OrdinalIgnoreCase);
}
