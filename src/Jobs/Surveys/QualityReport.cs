using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;

namespace Dialogue.Jobs.Surveys;

/// <summary>How good a wave's answers are, for each agency and for the city.</summary>
/// <param name="Counts">Of the answers that came in.</param>
/// <param name="Figures">The index with and without what was flagged; none where the sample has no weights.</param>
internal sealed record QualityReport(IReadOnlyList<WaveQuality> Counts, IReadOnlyList<WaveQualityFigure> Figures)
{
    private const string Index = "overall";

    /// <param name="sample">With its weights; null when these could not be found.</param>
    public static QualityReport Of(Wave wave, InstrumentDefinition instrument, EstimationInput input, WaveSample? sample, DateTimeOffset now)
    {
        if (input.Count == 0)
            return new QualityReport([], []);
        var flags = QualityFlags.Of(input, instrument, Counted(instrument, input));
        var figure = FigurePlan.Of(instrument, []).FirstOrDefault(figure => figure is { Measure: Index, Scope: WaveEstimate.Satisfied });
        return new QualityReport(
            CountsOf(wave.Id, input, flags, now),
            sample is null || figure is null ? [] : [.. new FlaggedFigures(wave, sample, figure, flags, instrument.Disclosure.Threshold, now).Run()]);
    }

    private static List<WaveQuality> CountsOf(int waveId, EstimationInput input, QualityFlag[] flags, DateTimeOffset now)
    {
        var everybody = Enumerable.Range(0, input.Count).ToArray();
        return
        [
            Row(waveId, null, everybody),
            .. everybody.GroupBy(nth => input.AgencyIds[nth]).OrderBy(agency => agency.Key).Select(agency => Row(waveId, agency.Key, [.. agency])),
        ];

        WaveQuality Row(int wave, int? agency, int[] people)
        {
            var (dontKnow, unanswered) = Silent(input, people);
            return new WaveQuality
            {
                WaveId = wave,
                AgencyId = agency,
                People = people.Length,
                Invited = people.Count(nth => input.Invited[nth]),
                Kiosk = people.Count(nth => input.Modes[nth] == WaveMode.Kiosk),
                Clerk = people.Count(nth => input.Modes[nth] == WaveMode.Clerk),
                Paper = people.Count(nth => input.Modes[nth] == WaveMode.Paper),
                StraightLined = people.Count(nth => flags[nth].HasFlag(QualityFlag.StraightLined)),
                InBursts = people.Count(nth => flags[nth].HasFlag(QualityFlag.InBurst)),
                ClerkPattern = people.Count(nth => flags[nth].HasFlag(QualityFlag.ClerkPattern)),
                Flagged = people.Count(nth => flags[nth] != QualityFlag.None),
                DontKnow = dontKnow,
                Unanswered = unanswered,
                ComputedAt = now,
            };
        }
    }

    private static QualityFlags.Counted[] Counted(InstrumentDefinition instrument, EstimationInput input)
    {
        var index = instrument.Indexes.FirstOrDefault(index => index.Id == Index);
        var slots = instrument.Measures.Where(measure => index?.Measures.Contains(measure.Id) == true)
            .SelectMany(measure => measure.Items).Select(item => (int)instrument.Layout.Of(item).Single().Index).ToArray();
        return Array.ConvertAll(input.Codes, codes => new QualityFlags.Counted(
            slots.Count(slot => index?.Numerator.Contains(codes[slot]) == true), slots.Count(slot => index?.Denominator.Contains(codes[slot]) == true)));
    }

    /// <summary>Among the items that these people were asked.</summary>
    private static (double DontKnow, double Unanswered) Silent(EstimationInput input, int[] people)
    {
        var (asked, dontKnow, unanswered) = (0L, 0L, 0L);
        foreach (var codes in people.Select(nth => input.Codes[nth]))
        {
            foreach (var code in codes.Where(code => code != ReservedCodes.NotAsked))
            {
                asked++;
                dontKnow += code == ReservedCodes.DontKnow ? 1 : 0;
                unanswered += code == ReservedCodes.NotAnswered ? 1 : 0;
            }
        }
        return asked == 0 ? (0, 0) : ((double)dontKnow / asked, (double)unanswered / asked);
    }
}
