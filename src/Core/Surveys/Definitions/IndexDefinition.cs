namespace Dialogue.Core.Surveys.Definitions;

public sealed record IndexDefinition
{
    public required string Id { get; init; }
    public required IndexKind Kind { get; init; }
    public required short[] Numerator { get; init; }
    public required short[] Denominator { get; init; }

    /// <summary>Codes that a net index takes off.</summary>
    public short[] Against { get; init; } = [];
    public required Aggregation Aggregation { get; init; }
    public required string[] Measures { get; init; }

    /// <summary>How much each measure counts in a weighted index; only proportions matter.</summary>
    public IReadOnlyDictionary<string, double> Importance { get; init; } = new Dictionary<string, double>();

    /// <summary>A share of what was not answered: of "don't know", of blanks.</summary>
    public bool CountsReserved => Denominator.Any(ReservedCodes.IsReserved);

    public string TextKey => $"index.{Id}";
}
