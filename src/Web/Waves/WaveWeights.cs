using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Web.Waves;

/// <summary>How many people of its frame each respondent stands for; 1 where there is no frame.</summary>
public static class WaveWeights
{
    /// <param name="wave">Says what each stratum's frame counts.</param>
    /// <param name="strata">The stratum of each respondent; null for an agency that belongs to none, which no figure counts.</param>
    public static double?[] Of(WaveDefinition wave, IReadOnlyList<StratumDefinition?> strata)
    {
        var sizes = strata.OfType<StratumDefinition>().CountBy(stratum => stratum.Id).ToDictionary();
        return
        [
            .. strata.Select(stratum => (wave.Design.Type, stratum) switch
            {
                (DesignType.OptIn, _) => 1.0,
                (_, null) => (double?)null,
                (_, { } known) => (double)known.Frame / sizes[known.Id],
            }),
        ];
    }
}
