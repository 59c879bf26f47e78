using System.Globalization;

namespace Dialogue.Bench;

/// <summary>One line of the result.</summary>
internal sealed record Row(string Id, string What, double Value, string Unit)
{
    public static readonly IReadOnlyList<string> Headings = ["id", "what", "value", "ceiling (same run)", "ratio", "target", "verdict"];

    public double? Ceiling { get; init; }
    public string Target { get; init; } = "—";

    /// <summary>Null where nothing was promised.</summary>
    public bool? Reached { get; init; }

    /// <summary>Set when a count was wrong: then no speed counts.</summary>
    public string? Fault { get; init; }

    public IReadOnlyList<string> Cells =>
        [Id, What, Figure(Value), Ceiling is { } most ? Figure(most) : "—", Ceiling is { } c and > 0 ? Number(Value / c) + " ×" : "—", Target, Verdict];

    private string Verdict => (Fault, Reached) switch
    {
        ({ } fault, _) => $"FAILED: {fault}",
        (_, true) => "reached",
        (_, false) => "short",
        _ => "—",
    };

    public static Row Failure(IBench bench, Exception cause) =>
        new(bench.Id, bench.Name, 0, "") { Fault = cause.Message.ReplaceLineEndings(" ").Replace('|', '/') };

    public Row AtLeast(double target) => this with { Target = $"≥ {Figure(target)}", Reached = Value >= target };

    public Row AtMost(double target) => this with { Target = $"≤ {Figure(target)}", Reached = Value <= target };

    public Row AtLeastOfCeiling(double share) => this with { Target = $"≥ {Number(share)} × ceiling", Reached = Value >= share * Ceiling };

    public Row AtMostOfCeiling(double share) => this with { Target = $"≤ {Number(share)} × ceiling", Reached = Value <= share * Ceiling };

    private string Figure(double value) => $"{Number(value)} {Unit}".TrimEnd();

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) switch { >= 100 => "N0", >= 10 => "N1", >= 1 or 0 => "N2", _ => "N3" }, CultureInfo.InvariantCulture);
}
