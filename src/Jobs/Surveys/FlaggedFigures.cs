using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Waves;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// The index with and without flagged answers for each agency and the city: weighted as the wave's own figures are, the second as a domain of the
/// first. Of fewer flagged answers than the threshold the second is not told, since it would tell how these few answered.
/// </summary>
/// <param name="flags">Per answer as it was read.</param>
internal sealed class FlaggedFigures(Wave wave, WaveSample sample, FigurePlan figure, QualityFlag[] flags, int threshold, DateTimeOffset now)
{
    private const char Flagged = '\u0001';

    public IEnumerable<WaveQualityFigure> Run()
    {
        var nothing = AnsweredAlike.Nothing(figure);
        var tally = new AnswerTally(sample.Weights, FigureAnswers.Of(sample, Answered), nothing);
        var everybody = Enumerable.Range(0, sample.Respondents.Count).ToList();
        return everybody.GroupBy(nth => sample.Respondents[nth].AgencyId).OrderBy(agency => agency.Key)
            .Select(agency => (Agency: (int?)agency.Key, People: (IReadOnlyList<int>)[.. agency])).Prepend((null, everybody))
            .SelectMany(place => Of(place.Agency, place.People.Count(IsFlagged), tally.Of([place.People])));
    }

    private IEnumerable<WaveQualityFigure> Of(int? agency, int flagged, List<(int Cell, AnsweredAlike Answered, int People)> rows)
    {
        var design = sample.Weights.DesignOf(sample, rows.ConvertAll(row => (row.Cell, row.People)));
        Stats.RatioPart[] parts = [.. figure.Parts.Select((part, nth) => FigureEstimation.PartOf(rows, nth, part.Importance))];
        bool[] isUnflagged = [.. rows.Select(row => !IsFlaggedForm(row.Answered))];
        if (Stats.PartAgainstAll.Of(design, parts, isUnflagged) is not { } found)
            yield break;
        yield return Row(agency, WaveQualityFigure.All, found.All, isFew: found.All.Respondents < threshold);
        if (flagged == 0)
            yield break;
        var isFew = flagged < threshold || found.Part.Respondents < threshold;
        yield return Row(agency, WaveQualityFigure.Unflagged, found.Part, isFew);
        yield return Row(agency, WaveQualityFigure.Difference, found.Difference, isFew);
    }

    private AnsweredAlike Answered(Respondent respondent)
    {
        var answered = AnsweredAlike.Of(figure, respondent.Codes);
        return flags[respondent.Nth] == QualityFlag.None ? answered : new AnsweredAlike(answered.Packed + Flagged);
    }

    private bool IsFlagged(int nth) => flags[sample.Respondents[nth].Nth] != QualityFlag.None;

    private bool IsFlaggedForm(AnsweredAlike answered) => answered.Packed.Length > 2 * figure.Parts.Count;

    private WaveQualityFigure Row(int? agency, string scope, Stats.Estimate estimate, bool isFew) => FilledFigure.Of(
        new WaveQualityFigure
        {
            WaveId = wave.Id,
            AgencyId = agency,
            Measure = figure.Measure,
            Scope = scope,
            Gate = isFew ? FigureGate.HideForDisclosure : GateOf(estimate.Gate),
        },
        estimate, wave.Design, now, default, null);

    /// <summary>These are for the staff's eyes and no officer decides about them: what the rule leaves open is not reliable enough.</summary>
    private static FigureGate GateOf(Stats.Gate gate) => FilledFigure.GateOf(gate) is FigureGate.Review ? FigureGate.HideForReliability : FilledFigure.GateOf(gate);
}
