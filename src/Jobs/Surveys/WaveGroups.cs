using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Jobs.Surveys;

/// <summary>The city and its agencies as the groups of one table.</summary>
internal sealed class WaveGroups
{
    private readonly Dictionary<int, int> leafOf = [];

    public WaveGroups(WaveSample sample)
    {
        foreach (var agency in sample.Respondents.Select(respondent => respondent.AgencyId).Distinct().Order())
            leafOf.Add(agency, leafOf.Count);
        Grouping = Grouping.Flat("agency", leafOf.Count);
    }

    public Grouping Grouping { get; }
    public int Count => Grouping.Count;
    public int Leaves => leafOf.Count;

    /// <summary>The city when null.</summary>
    public int Of(int? agencyId) => agencyId is null ? 0 : 1 + LeafOf(agencyId);

    public int LeafOf(int? agencyId) => leafOf[agencyId ?? throw new ArgumentNullException(nameof(agencyId))];
}
