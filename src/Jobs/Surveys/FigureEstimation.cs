using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>Estimates a figure for each group of a table. A group is a domain of the whole sample: nobody is dropped, all others count as people who answered nothing.</summary>
internal sealed class FigureEstimation
{
    private readonly WaveSample sample;
    private readonly FigurePlan figure;
    private readonly AnswerTally tally;

    public FigureEstimation(WaveSample sample, FigurePlan figure)
    {
        (this.sample, this.figure) = (sample, figure);
        tally = new AnswerTally(sample.Weights, FigureAnswers.Of(sample, figure), AnsweredAlike.Nothing(figure));
    }

    public IEnumerable<FoundFigure> Of(WaveTable table) =>
        Enumerable.Range(0, table.Grouping.Count).Select(group => Estimate(group, tally.Of(table.PeopleOf(group)))).OfType<FoundFigure>();

    private FoundFigure? Estimate(int group, List<(int Cell, AnsweredAlike Answered, int People)> rows)
    {
        var counted = Counted.Of(figure, rows);
        if (counted.Persons == 0)
            return null;
        var design = sample.Weights.DesignOf(sample, rows.ConvertAll(row => (row.Cell, row.People)));
        Stats.RatioPart[] parts = [.. figure.Parts.Select((part, nth) => PartOf(rows, nth, part.Importance))];
        var estimate = parts switch
        {
            [var one] when figure.IsMean => Stats.RatioEstimator.Mean(design, one.Satisfied, one.Answered),
            [var one] => Stats.RatioEstimator.Proportion(design, one.Satisfied, one.Answered),
            _ => Stats.FactorEstimator.MeanOfShares(design, parts),
        };
        return estimate is null ? null : new FoundFigure(
            figure, group, estimate,
            figure.IsMean ? counted.Below : counted.Above,
            counted.PersonsAbove,
            counted.Below,
            parts is [var only] ? Stats.SufficientStatistics.Of(design, only.Satisfied, only.Answered) : Stats.SufficientStatistics.Of(estimate));
    }

    internal static Stats.RatioPart PartOf(List<(int Cell, AnsweredAlike Answered, int People)> rows, int part, double importance)
    {
        var (above, below) = (new double[rows.Count], new double[rows.Count]);
        for (var row = 0; row < above.Length; row++)
            (above[row], below[row]) = (rows[row].Answered.Above(part), rows[row].Answered.Below(part));
        return new Stats.RatioPart(above, below, importance);
    }

    /// <param name="Above">Answers above the line, and below it.</param>
    /// <param name="PersonsAbove">Different people who gave one above it.</param>
    /// <param name="Persons">Different people who gave any.</param>
    private readonly record struct Counted(int Above, int Below, int PersonsAbove, int Persons)
    {
        public static Counted Of(FigurePlan figure, List<(int Cell, AnsweredAlike Answered, int People)> rows)
        {
            var counted = new Counted();
            foreach (var (_, answered, people) in rows)
            {
                var (above, below, isAbove) = (0, 0, false);
                for (var part = 0; part < figure.Parts.Count; part++)
                {
                    above += answered.Above(part);
                    below += answered.Below(part);
                    isAbove |= answered.Above(part) > 0;
                }
                counted = new Counted(
                    counted.Above + (people * above), counted.Below + (people * below), counted.PersonsAbove + (isAbove ? people : 0), counted.Persons + (below > 0 ? people : 0));
            }
            return counted;
        }
    }
}
