using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// What every respondent of a wave counts for: frame / respondents of the stratum and, where the wave has margins, calibrated to them:
/// post-stratified to one, raked to several. Margins that cannot be met are an outcome, never a guess.
/// </summary>
internal sealed class SampleWeights
{
    public static readonly SampleWeights Nobody = new([], [], [], [], null);

    private readonly double[][] wanted;

    private SampleWeights(IReadOnlyList<WeightCell> cells, int[] cellOf, IReadOnlyList<WaveMargin> margins, double[][] wanted, Stats.Calibrated? calibrated) =>
        (Cells, CellOf, PeopleOf, Margins, this.wanted, Calibrated) = (cells, cellOf, PeopleIn(cells, cellOf), margins, wanted, calibrated);

    public IReadOnlyList<WeightCell> Cells { get; }

    /// <summary>Per respondent, the index of the cell.</summary>
    public int[] CellOf { get; }

    /// <summary>Per cell, how many respondents it has.</summary>
    public int[] PeopleOf { get; }
    public IReadOnlyList<WaveMargin> Margins { get; }

    /// <summary>Null without margins.</summary>
    public Stats.Calibrated? Calibrated { get; }

    public abstract record Outcome;
    public sealed record Found(SampleWeights Weights) : Outcome;

    /// <param name="Item">The margin.</param>
    /// <param name="Category">A code, or that of people who did not say.</param>
    public sealed record Refused(EstimateProblem Problem, string Item, string Category) : Outcome;

    public static Outcome Of(WaveSample sample, IReadOnlyList<MarginDefinition> definitions, InstrumentDefinition instrument)
    {
        WaveMargin[] margins = [.. definitions.Select(definition => new WaveMargin(definition, instrument))];
        foreach (var (respondent, margin) in sample.Respondents.SelectMany(respondent => margins.Select(margin => (respondent, margin))))
            if (margin.CategoryOf(respondent) < 0)
                return new Refused(EstimateProblem.NoPopulation, margin.Item, margin.CodeOf(respondent));
        var (cells, cellOf) = CellsOf(sample, margins);
        var people = PeopleIn(cells, cellOf);
        double[][] has = [.. margins.Select((margin, m) => TotalsOf(cells, people, m, margin.Categories))];
        double[][] wanted = [.. margins.Select((margin, m) => margin.Wanted(has[m]))];
        for (var m = 0; m < margins.Length; m++)
            if (Impossible(margins[m], wanted[m], PeopleByCategory(cells, people, m, margins[m].Categories), instrument.Disclosure.Threshold) is { } refused) return refused;
        if (margins.Length == 0)
            return new Found(new SampleWeights(cells, cellOf, margins, wanted, null));
        var done = Stats.Calibration.Rake(DesignBefore(sample, cells, Enumerable.Range(0, cells.Count).Select(cell => (cell, people[cell]))), MarginsOf(margins, wanted, cells));
        return done.Converged
            ? new Found(new SampleWeights(cells, cellOf, margins, wanted, done))
            : new Refused(EstimateProblem.NotConverged, margins[done.Worst.Margin].Item, margins[done.Worst.Margin].NameOf(done.Worst.Category));
    }

    /// <summary>The design of the sample arranged in rows of people of one cell.</summary>
    public Stats.SurveyDesign DesignOf(WaveSample sample, IReadOnlyList<(int Cell, int People)> rows)
    {
        var before = DesignBefore(sample, Cells, rows);
        if (Calibrated is not { } calibrated)
            return before;
        WeightCell[] cells = [.. rows.Select(row => Cells[row.Cell])];
        return Stats.Calibration.Carry(before, MarginsOf(Margins, wanted, cells), [.. rows.Select(row => calibrated.Weights[row.Cell])]);
    }

    /// <summary>For whoever weighs answers again without the sample.</summary>
    public IEnumerable<MarginFactor> FactorsOf(int waveId)
    {
        if (Calibrated is not { } calibrated)
            yield break;
        foreach (var (m, margin) in Margins.Index())
        {
            var (has, all) = (TotalsOf(Cells, PeopleOf, m, margin.Categories), wanted[m].Sum());
            for (var c = 0; c < margin.Categories; c++)
                yield return new MarginFactor
                {
                    WaveId = waveId,
                    Item = margin.Item,
                    Category = margin.NameOf(c),
                    Sample = has[c] / all,
                    Wanted = wanted[m][c] / all,
                    Factor = calibrated.Factors[m][c],
                };
        }
    }

    private static (List<WeightCell> Cells, int[] CellOf) CellsOf(WaveSample sample, WaveMargin[] margins)
    {
        var (weights, cells, known) = (sample.DesignWeights(), new List<WeightCell>(), new Dictionary<string, int>());
        var cellOf = new int[sample.Respondents.Count];
        for (var nth = 0; nth < cellOf.Length; nth++)
        {
            var respondent = sample.Respondents[nth];
            var categories = Array.ConvertAll(margins, margin => margin.CategoryOf(respondent));
            var key = $"{respondent.Stratum}|{string.Join('|', categories)}";
            if (!known.TryGetValue(key, out cellOf[nth]))
            {
                known.Add(key, cellOf[nth] = cells.Count);
                cells.Add(new WeightCell(respondent.Stratum, categories, weights[respondent.Stratum]));
            }
        }
        return (cells, cellOf);
    }

    private static int[] PeopleIn(IReadOnlyList<WeightCell> cells, int[] cellOf)
    {
        var people = new int[cells.Count];
        foreach (var cell in cellOf) people[cell]++;
        return people;
    }

    private static double[] TotalsOf(IReadOnlyList<WeightCell> cells, int[] people, int margin, int categories)
    {
        var totals = new double[categories];
        for (var cell = 0; cell < cells.Count; cell++) totals[cells[cell].Categories[margin]] += people[cell] * cells[cell].DesignWeight;
        return totals;
    }

    private static int[] PeopleByCategory(List<WeightCell> cells, int[] people, int margin, int categories)
    {
        var totals = new int[categories];
        for (var cell = 0; cell < cells.Count; cell++) totals[cells[cell].Categories[margin]] += people[cell];
        return totals;
    }

    /// <summary>A few people must not stand for all of a category, and its factor would tell how few they are.</summary>
    private static Refused? Impossible(WaveMargin margin, double[] wanted, int[] people, int fewest)
    {
        for (var c = 0; c < margin.Categories - 1; c++)
        {
            if (wanted[c] > 0 && people[c] < fewest)
                return new Refused(EstimateProblem.FewInCategory, margin.Item, margin.NameOf(c));
            if (wanted[c] == 0 && people[c] > 0)
                return new Refused(EstimateProblem.NoPopulation, margin.Item, margin.NameOf(c));
        }
        return null;
    }

    private static Stats.Margin[] MarginsOf(IReadOnlyList<WaveMargin> margins, double[][] wanted, IReadOnlyList<WeightCell> rows) =>
        [.. margins.Select((margin, m) => new Stats.Margin(margin.Item, [.. rows.Select(row => row.Categories[m])], wanted[m]) { NotStated = margin.NotStated })];

    private static Stats.SurveyDesign DesignBefore(WaveSample sample, IReadOnlyList<WeightCell> cells, IEnumerable<(int Cell, int People)> rows) => new(
        sample.Type,
        sample.Strata,
        [.. rows.Select(row => new Stats.SampleRow(cells[row.Cell].Stratum, cells[row.Cell].DesignWeight, Persons: row.People))],
        Stats.SingleUnitStratum.Adjust);
}
