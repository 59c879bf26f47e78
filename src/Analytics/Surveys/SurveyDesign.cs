using System.Globalization;

namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Who was sampled and how: the one object every estimator takes. Answers are passed beside it as spans with one entry per
/// row, in the same order. The design is settled once (primary units counted, strata with a single unit treated by the
/// named policy), so that many estimates over the same wave share the work.
/// </summary>
public sealed class SurveyDesign
{
    private readonly int[] _varianceStratum;
    private readonly int[] _unit;

    /// <summary>Checks and settles a design.</summary>
    /// <param name="type">How people came to be asked.</param>
    /// <param name="strata">At least one stratum. For an opt-in wave a single unnamed one will do.</param>
    /// <param name="rows">At least one respondent.</param>
    /// <param name="singleUnitStratum">What to do with a stratum that has one primary unit and is not a full census of it.</param>
    /// <exception cref="ArgumentException">
    /// Empty input, a stratum index out of range, a weight or count that is not positive, more sampled units than the frame
    /// holds, or a single-unit stratum under <see cref="SingleUnitStratum.Fail"/>.
    /// </exception>
    public SurveyDesign(
        DesignType type,
        IReadOnlyList<Stratum> strata,
        IReadOnlyList<SampleRow> rows,
        SingleUnitStratum singleUnitStratum = SingleUnitStratum.Fail)
    {
        if (strata.Count == 0) throw new ArgumentException("A design needs at least one stratum.", nameof(strata));
        if (rows.Count == 0) throw new ArgumentException("A design needs at least one respondent.", nameof(rows));
        foreach (var row in rows) CheckRow(row, strata.Count);

        Type = type;
        Rows = [.. rows];
        _unit = new int[Rows.Length];
        _varianceStratum = new int[Rows.Length];
        var sampled = CountUnits(strata.Count);
        var mergedInto = SettleSingleUnits(strata, sampled, singleUnitStratum);
        Strata = Merge(strata, sampled, mergedInto);
        for (var i = 0; i < Rows.Length; i++) _varianceStratum[i] = mergedInto[Rows[i].Stratum];
    }

    private SurveyDesign(SurveyDesign design, IReadOnlyList<double> weights, MarginResiduals residuals)
    {
        (Type, Strata, Clusters, SingleUnitStrataTreated) = (design.Type, design.Strata, design.Clusters, design.SingleUnitStrataTreated);
        (_unit, _varianceStratum) = (design._unit, design._varianceStratum);
        Rows = new SampleRow[design.Rows.Length];
        for (var i = 0; i < Rows.Length; i++) Rows[i] = design.Rows[i] with { Weight = weights[i] };
        Residuals = residuals;
    }

    /// <summary>How people came to be asked.</summary>
    public DesignType Type { get; }

    /// <summary>Rows given, in order.</summary>
    public int Count => Rows.Length;

    /// <summary>True when a stratum with a single primary unit was adjusted or collapsed; shown as a note with the figure.</summary>
    public bool SingleUnitStrataTreated { get; private set; }

    internal SampleRow[] Rows { get; }

    /// <summary>What calibration explains; null when the weights were not calibrated.</summary>
    internal MarginResiduals? Residuals { get; }

    internal IReadOnlyList<VarianceStratum> Strata { get; }

    /// <summary>Number of distinct cluster indices handed out by <see cref="UnitOf"/>.</summary>
    internal int Clusters { get; private set; }

    internal SurveyDesign Reweighted(IReadOnlyList<double> weights, MarginResiduals residuals) => new(this, weights, residuals);

    internal int VarianceStratumOf(int row) => _varianceStratum[row];

    /// <summary>The cluster's index, or -1 for persons who were each sampled alone.</summary>
    internal int UnitOf(int row) => _unit[row];

    private static void CheckRow(SampleRow row, int strata)
    {
        if (row.Stratum < 0 || row.Stratum >= strata)
            throw new ArgumentException(Say($"Stratum {row.Stratum} is not one of the {strata} given."), nameof(row));
        if (!double.IsFinite(row.Weight) || row.Weight <= 0)
            throw new ArgumentException(Say($"A weight must be positive and finite, not {row.Weight}."), nameof(row));
        if (row.Persons < 1)
            throw new ArgumentException(Say($"A row holds at least one respondent, not {row.Persons}."), nameof(row));
    }

    private int[] CountUnits(int strata)
    {
        var sampled = new int[strata];
        var clusters = new Dictionary<(int, int), int>();
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = Rows[i];
            if (row.PrimaryUnit is not { } unit)
            {
                _unit[i] = -1;
                sampled[row.Stratum] += row.Persons;
                continue;
            }
            if (!clusters.TryGetValue((row.Stratum, unit), out var index))
            {
                index = clusters.Count;
                clusters.Add((row.Stratum, unit), index);
                sampled[row.Stratum]++;
            }
            _unit[i] = index;
        }
        Clusters = clusters.Count;
        return sampled;
    }

    private int[] SettleSingleUnits(IReadOnlyList<Stratum> strata, int[] sampled, SingleUnitStratum policy)
    {
        var mergedInto = Enumerable.Range(0, strata.Count).ToArray();
        var present = mergedInto.Where(h => sampled[h] > 0).ToArray();
        foreach (var h in present)
        {
            var together = present.Where(other => mergedInto[other] == mergedInto[h]).Sum(other => sampled[other]);
            var isCensus = strata[h].FrameUnits == sampled[h];
            if (together > 1 || isCensus) continue;
            if (policy == SingleUnitStratum.Fail || (policy == SingleUnitStratum.CollapseWithNext && present.Length == 1))
                throw new ArgumentException(Say($"Stratum '{strata[h].Name}' has a single primary unit."), nameof(strata));
            SingleUnitStrataTreated = true;
            if (policy == SingleUnitStratum.CollapseWithNext) Collapse(h, present, mergedInto);
        }
        return mergedInto;
    }

    private static void Collapse(int single, int[] present, int[] mergedInto)
    {
        var at = Array.IndexOf(present, single);
        var partner = at + 1 < present.Length ? present[at + 1] : present[at - 1];
        var (from, to) = (mergedInto[single], mergedInto[partner]);
        for (var h = 0; h < mergedInto.Length; h++)
            if (mergedInto[h] == from) mergedInto[h] = to;
    }

    private static VarianceStratum[] Merge(IReadOnlyList<Stratum> strata, int[] sampled, int[] mergedInto)
    {
        var merged = new VarianceStratum[strata.Count];
        for (var into = 0; into < strata.Count; into++)
        {
            var parts = Enumerable.Range(0, strata.Count).Where(h => mergedInto[h] == into && sampled[h] > 0).ToArray();
            int? frame = parts.Length > 0 && parts.All(h => strata[h].FrameUnits is not null) ? parts.Sum(h => strata[h].FrameUnits) : null;
            merged[into] = new VarianceStratum(parts.Sum(h => sampled[h]), frame);
            if (frame < merged[into].Sampled)
                throw new ArgumentException(
                    Say($"Stratum '{strata[into].Name}' has {merged[into].Sampled} sampled units but only {frame} in its frame."), nameof(strata));
        }
        return merged;
    }

    private static string Say(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
