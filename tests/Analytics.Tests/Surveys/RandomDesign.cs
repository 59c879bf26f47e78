using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>The designs of R/survey.R: the same generator draws the same numbers in the same order, so only R's results are kept.</summary>
internal sealed class RandomDesign
{
    private ulong _state;

    public RandomDesign(int seed)
    {
        _state = ((ulong)seed * 7919 + 1) % 2147483647;
        var strata = 1 + Draw(5);
        var isClustered = Draw(2) == 1;
        var isFramed = Draw(2) == 1;
        var more = Draw(2);
        Items = 1 + more * Draw(5);
        var singles = Draw(3);
        var (frames, unit) = (new List<Stratum>(), 0);
        for (var h = 0; h < strata; h++)
        {
            var sampled = 2 + Draw(isClustered ? 7 : 25);
            if (singles > 0 && strata > 1 && Draw(4) == 0) sampled = 1;
            var frame = sampled + 1 + Draw(60);
            frames.Add(new Stratum($"{h}", isFramed ? frame : null));
            for (var c = 0; c < sampled; c++, unit++)
            {
                var size = isClustered ? 1 + Draw(6) : 1;
                for (var person = 0; person < size; person++) AddPerson(h, isClustered ? unit : null);
            }
        }
        Design = new SurveyDesign(
            DesignType.Probability, frames, Rows,
            singles switch { 1 => SingleUnitStratum.Adjust, 2 => SingleUnitStratum.CollapseWithNext, _ => SingleUnitStratum.Fail });
    }

    public SurveyDesign Design { get; }
    public int Items { get; }
    public List<SampleRow> Rows { get; } = [];
    public List<double> Satisfied { get; } = [];
    public List<double> Answered { get; } = [];
    public List<bool> Inside { get; } = [];
    public List<int> U { get; } = [];
    public List<int> V { get; } = [];

    public Margin MarginOf(string name, List<int> category, int categories, double step)
    {
        var totals = new double[categories];
        foreach (var (i, row) in Rows.Index()) totals[category[i]] += row.Weight;
        var moved = totals.Select((total, c) => total * (1 + step * c)).ToArray();
        return new Margin(name, category, [.. moved.Select(total => total * totals.Sum() / moved.Sum())]);
    }

    private void AddPerson(int stratum, int? unit)
    {
        Rows.Add(new SampleRow(stratum, (8 + Draw(120)) / 8.0, unit));
        Answered.Add(Draw(8) == 0 ? 0 : 1 + Draw(Items));
        Satisfied.Add(Answered[^1] == 0 ? 0 : Draw((int)Answered[^1] + 1));
        Inside.Add(Draw(3) != 0);
        U.Add(Draw(3));
        V.Add(Draw(2));
    }

    private int Draw(int below)
    {
        _state = _state * 16807 % 2147483647;
        return (int)(_state % (ulong)below);
    }
}
