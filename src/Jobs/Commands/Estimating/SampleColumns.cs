namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>Where the known columns of a file stand.</summary>
internal sealed class SampleColumns
{
    public const string Value = "value";
    public const string Answered = "answered";
    public const string Weight = "weight";
    public const string Stratum = "stratum";
    public const string Unit = "psu";
    public const string Population = "population";

    private static readonly string[] Known = [Value, Answered, Weight, Stratum, Unit, Population];

    private readonly Dictionary<string, int> places = [];
    private readonly int group = -1;

    private SampleColumns(IReadOnlyList<string> header, string? by)
    {
        Count = header.Count;
        foreach (var name in Known)
            if (PlaceOf(header, name) is >= 0 and var place)
                places.Add(name, place);
        if (by is not null)
            group = PlaceOf(header, by);
    }

    public int Count { get; }

    /// <summary>Null with a problem when the header cannot be used.</summary>
    public static SampleColumns? Of(string[] cells, string? by, int line, out string problem)
    {
        string[] header = [.. cells.Select(cell => cell.Trim())];
        problem = "";
        var twice = header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1 && (Known.Contains(same.Key, StringComparer.OrdinalIgnoreCase) || same.Key == by));
        if (twice is not null)
            problem = $"line {line}: column {twice.Key} stands twice in the header.";
        else if (header.Length == 1 && header[0].Contains(';', StringComparison.Ordinal))
            problem = $"line {line}: the cells are separated by semicolons; expected commas. Save the file as CSV with commas and decimal points.";
        else if (header.Length == 1 && header[0].Contains('\t', StringComparison.Ordinal))
            problem = $"line {line}: the cells are separated by tabs; expected commas.";
        else if (PlaceOf(header, Value) < 0)
            problem = $"line {line}: there is no column value; the header has {string.Join(", ", header)}.";
        else if (by is not null && PlaceOf(header, by) < 0)
            problem = $"line {line}: there is no column {by}, which --by names; the header has {string.Join(", ", header)}.";
        return problem.Length == 0 ? new SampleColumns(header, by) : null;
    }

    /// <summary>The trimmed cell, null when the file has no such column.</summary>
    public string? Cell(string[] row, string name) => places.TryGetValue(name, out var place) ? row[place].Trim() : null;

    public string? Group(string[] row) => group < 0 ? null : row[group].Trim();

    private static int PlaceOf(IReadOnlyList<string> header, string name)
    {
        for (var place = 0; place < header.Count; place++)
            if (header[place].Equals(name, StringComparison.OrdinalIgnoreCase))
                return place;
        return -1;
    }
}
