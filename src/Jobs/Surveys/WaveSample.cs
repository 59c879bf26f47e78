using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// Who answered, by stratum. Each respondent stands for frame / respondents people of the stratum; an opt-in wave has one stratum
/// without a frame. Answers about an agency that belongs to no stratum are left out, and so are those outside the sample (<see cref="SampleRule"/>).
/// </summary>
internal sealed record WaveSample(Stats.DesignType Type, IReadOnlyList<Stats.Stratum> Strata, IReadOnlyList<Respondent> Respondents)
{
    public bool IsEmpty => Respondents.Count == 0;

    /// <summary>What each respondent counts for; given before anything is estimated.</summary>
    public SampleWeights Weights { get; init; } = SampleWeights.Nobody;

    public static WaveSample Of(WaveDefinition wave, EstimationInput input, IReadOnlyDictionary<int, AgencyKind> kinds)
    {
        if (wave.Design.Type == DesignType.OptIn)
        {
            var everybody = input.AgencyIds.Select((agency, nth) => new Respondent(agency, 0, input.Codes[nth], nth)).ToList();
            return new WaveSample(Stats.DesignType.OptIn, [new Stats.Stratum("all")], everybody);
        }
        return new WaveSample(
            wave.Design.Type == DesignType.CensusAttempt ? Stats.DesignType.CensusAttempt : Stats.DesignType.Probability,
            [.. wave.Design.Strata.Select(stratum => new Stats.Stratum(stratum.Id, checked((int)stratum.Frame)))],
            input.AgencyIds.Select((agency, nth) => new Respondent(agency, StratumOf(wave, kinds, agency), input.Codes[nth], nth))
                .Where(respondent => respondent.Stratum >= 0 && input.IsInSample(wave.Design.Type, respondent.Nth))
                .ToList());
    }

    /// <summary>Per stratum, people of the frame for each respondent.</summary>
    public double[] DesignWeights()
    {
        var sizes = Respondents.CountBy(respondent => respondent.Stratum).ToDictionary();
        return [.. Strata.Select((stratum, nth) => stratum.FrameUnits is { } frame && sizes.TryGetValue(nth, out var size) ? (double)frame / size : 1)];
    }

    private static int StratumOf(WaveDefinition wave, IReadOnlyDictionary<int, AgencyKind> kinds, int agency) =>
        kinds.TryGetValue(agency, out var kind)
            ? wave.Design.Strata.ToList().FindIndex(stratum => stratum.AgencyKinds.Contains(kind))
            : -1;
}
