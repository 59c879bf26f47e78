using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// Every figure of a wave, for each agency and for the city, with its design and its gates. An agency is a domain of the whole
/// sample: nobody is dropped, those of other agencies count as people who answered nothing.
/// </summary>
internal static class WaveEstimation
{
    public static List<WaveEstimate> Of(Wave wave, InstrumentDefinition instrument, WaveSample sample, DateTimeOffset now)
    {
        int?[] scopes = [null, .. sample.Respondents.Select(respondent => respondent.AgencyId).Distinct().Order()];
        var estimates = new List<WaveEstimate>();
        foreach (var measure in FigurePlan.Of(instrument).GroupBy(figure => figure.Measure))
        {
            var tallies = measure.Select(figure => (Figure: figure, Tally: new AnswerTally(sample.Respondents, figure))).ToList();
            foreach (var agency in scopes)
                estimates.AddRange(OfMeasure(wave, instrument.Disclosure, sample, tallies, agency, now));
        }
        return estimates;
    }

    private static IEnumerable<WaveEstimate> OfMeasure(
        Wave wave, DisclosurePolicy policy, WaveSample sample, List<(FigurePlan Figure, AnswerTally Tally)> tallies, int? agency, DateTimeOffset now)
    {
        var figures = tallies.Select(pair => Estimate(sample, pair.Figure, pair.Tally.Of(agency))).OfType<Found>().ToList();
        var categories = figures.Where(found => found.Figure.Scope is not (WaveEstimate.Satisfied or WaveEstimate.Mean)).ToList();
        var hidden = HiddenCategories(categories, policy);
        var alike = policy.HideSingleCategory && categories.Count > 0 && categories.Count(found => found.Answers > 0) == 1;
        foreach (var found in figures)
        {
            var tells = found.Estimate.Respondents < policy.Threshold || alike || hidden.Contains(found.Figure.Scope);
            yield return Row(wave, agency, found, tells ? FigureGate.HideForDisclosure : GateOf(found.Estimate.Gate), now);
        }
    }

    private static Found? Estimate(WaveSample sample, FigurePlan figure, IReadOnlyList<(int Stratum, int Above, int Below, int People)> rows)
    {
        var design = new Stats.SurveyDesign(
            sample.Type,
            sample.Strata,
            [.. rows.Select(row => new Stats.SampleRow(row.Stratum, sample.Weights[row.Stratum], Persons: row.People))],
            Stats.SingleUnitStratum.Adjust);
        double[] above = [.. rows.Select(row => (double)row.Above)];
        double[] below = [.. rows.Select(row => (double)row.Below)];
        var estimate = figure.IsMean ? Stats.RatioEstimator.Mean(design, above, below) : Stats.RatioEstimator.Proportion(design, above, below);
        return estimate is null
            ? null
            : new Found(
                figure,
                estimate,
                rows.Sum(row => (figure.IsMean ? row.Below : row.Above) * row.People),
                rows.Where(row => row.Above > 0).Sum(row => row.People));
    }

    private static HashSet<string> HiddenCategories(List<Found> categories, DisclosurePolicy policy)
    {
        if (categories.Count == 0)
            return [];
        var table = Stats.Disclosure.Protect(
            [.. categories.Select(found => found.Answers)],
            new Stats.DisclosurePolicy(policy.Threshold),
            categories.Max(found => found.Figure.MostAnswers),
            [.. categories.Select(found => found.People)]);
        return [.. categories.Where((_, column) => table.Cell(0, column) is null).Select(found => found.Figure.Scope)];
    }

    private static FigureGate GateOf(Stats.Gate gate) => gate.Verdict switch
    {
        Stats.GateVerdict.Show => FigureGate.Show,
        Stats.GateVerdict.ShowWithFootnote => FigureGate.ShowWithFootnote,
        Stats.GateVerdict.OfficerDecides => FigureGate.Review,
        Stats.GateVerdict.Hide => FigureGate.HideForReliability,
        _ => throw new InvalidOperationException($"Unknown verdict {gate.Verdict}."),
    };

    private static WaveEstimate Row(Wave wave, int? agency, Found found, FigureGate gate, DateTimeOffset now)
    {
        var sampled = found.Estimate as Stats.SampledEstimate;
        return new WaveEstimate
        {
            WaveId = wave.Id,
            AgencyId = agency,
            Measure = found.Figure.Measure,
            Scope = found.Figure.Scope,
            Value = found.Estimate.Value,
            N = found.Estimate.Respondents,
            Answers = found.Answers,
            People = found.People,
            Se = sampled?.StandardError,
            Df = sampled?.DegreesOfFreedom,
            Low = sampled?.Interval.Low,
            High = sampled?.Interval.High,
            NEff = sampled?.EffectiveSize,
            Deff = sampled?.DesignEffect,
            Design = wave.Design,
            Gate = gate,
            GateReason = found.Estimate.Gate.Reason.ToString(),
            ComputedAt = now,
        };
    }

    private sealed record Found(FigurePlan Figure, Stats.Estimate Estimate, int Answers, int People);
}
