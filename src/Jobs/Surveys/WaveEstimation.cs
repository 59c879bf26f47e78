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
        var figures = new List<FoundFigure>();
        foreach (var figure in FigurePlan.Of(instrument))
        {
            var tally = new AnswerTally(sample.Respondents, figure);
            figures.AddRange(scopes.Select(agency => Estimate(sample, figure, agency, tally.Of(agency))).OfType<FoundFigure>());
        }
        var release = new WaveRelease(instrument, sample, figures);
        return figures.ConvertAll(found => Row(wave, found, release.MayPrint(found) ? GateOf(found.Estimate.Gate) : FigureGate.HideForDisclosure, now));
    }

    private static FoundFigure? Estimate(
        WaveSample sample, FigurePlan figure, int? agency, IReadOnlyList<(int Stratum, int Above, int Below, int People)> rows)
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
            : new FoundFigure(
                figure,
                agency,
                estimate,
                rows.Sum(row => (figure.IsMean ? row.Below : row.Above) * row.People),
                rows.Where(row => row.Above > 0).Sum(row => row.People),
                rows.Sum(row => row.Below * row.People),
                Stats.SufficientStatistics.Of(design, above, below));
    }

    private static FigureGate GateOf(Stats.Gate gate) => gate.Verdict switch
    {
        Stats.GateVerdict.Show => FigureGate.Show,
        Stats.GateVerdict.ShowWithFootnote => FigureGate.ShowWithFootnote,
        Stats.GateVerdict.OfficerDecides => FigureGate.Review,
        Stats.GateVerdict.Hide => FigureGate.HideForReliability,
        _ => throw new InvalidOperationException($"Unknown verdict {gate.Verdict}."),
    };

    private static WaveEstimate Row(Wave wave, FoundFigure found, FigureGate gate, DateTimeOffset now) =>
        found.Estimate.Whole((value, error, degrees, interval, respondents, effectiveSize, designEffect, reliability) => new WaveEstimate
        {
            WaveId = wave.Id,
            AgencyId = found.AgencyId,
            Measure = found.Figure.Measure,
            Scope = found.Figure.Scope,
            Value = value,
            N = respondents,
            Answers = found.Answers,
            People = found.People,
            Se = error,
            Df = degrees,
            Low = interval?.Low,
            High = interval?.High,
            NEff = effectiveSize,
            Deff = designEffect,
            Statistics = found.Statistics?.ToArray(),
            Design = wave.Design,
            Gate = gate,
            GateReason = reliability.Reason.ToString(),
            ComputedAt = now,
        });
}
