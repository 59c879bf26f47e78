namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>Reads one row strictly. What is wrong is said with its column; a row that has a problem yields no line.</summary>
internal sealed class SampleRowReader(SampleColumns columns)
{
    public SampleLine? Read(int line, string[] row, List<string> problems)
    {
        if (row.Length != columns.Count)
        {
            problems.Add($"line {line}: {row.Length} cells; the header has {columns.Count}.");
            return null;
        }
        var before = problems.Count;
        var value = Number(line, row, SampleColumns.Value, problems);
        var answered = Number(line, row, SampleColumns.Answered, problems);
        var weight = Number(line, row, SampleColumns.Weight, problems);
        var population = Number(line, row, SampleColumns.Population, problems);
        var stratum = columns.Cell(row, SampleColumns.Stratum);
        var unit = columns.Cell(row, SampleColumns.Unit);
        Check(value is >= 0 or null, SampleColumns.Value, "is negative; expected 0 or more satisfied answers.");
        Check(answered is >= 0 or null, SampleColumns.Answered, "is negative; expected 0 or more answered items.");
        Check(value is null || value <= (answered ?? 1), SampleColumns.Value, $"is more than the {answered ?? 1} answered.");
        Check(weight is > 0 || columns.Cell(row, SampleColumns.Weight) is null, SampleColumns.Weight, "is not a weight; expected a number above 0.");
        Check(
            population is null or (>= 1 and <= int.MaxValue) && (population is null || population == Math.Floor(population.Value)),
            SampleColumns.Population, "is not a number of units; expected a whole number from 1.");
        Check(stratum is not "", SampleColumns.Stratum, "is blank.");
        Check(unit is not "", SampleColumns.Unit, "is blank.");
        return problems.Count > before
            ? null
            : new SampleLine(line, value ?? 0, value is null ? 0 : answered ?? 1, weight, stratum ?? "", unit, population, columns.Group(row));

        void Check(bool holds, string column, string what)
        {
            if (!holds && problems.Count == before)
                problems.Add($"line {line}, column {column}: '{columns.Cell(row, column)}' {what}");
        }
    }

    private double? Number(int line, string[] row, string column, List<string> problems)
    {
        if (columns.Cell(row, column) is not { Length: > 0 } text)
            return null;
        if (NumberCell.TryRead(text, out var number))
            return number;
        problems.Add($"line {line}, column {column}: {NumberCell.Refusal(text)}");
        return null;
    }
}
