using Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>The sampling design that a file describes.</summary>
internal static class SampleDesign
{
    /// <returns>What is wrong, by line and column; null when the design stands.</returns>
    public static string? Of(SampleFile file, SingleUnitStratum policy, out SurveyDesign design)
    {
        design = null!; // read only when nothing is wrong
        var strata = file.Lines.GroupBy(line => line.Stratum).OrderBy(stratum => stratum.Key, StringComparer.Ordinal).ToList();
        foreach (var stratum in strata)
        {
            if (ProblemOf(stratum, policy, strata.Count) is { } problem)
                return problem;
        }
        var units = file.Lines.Where(line => line.Unit is not null).Select(line => (line.Stratum, line.Unit)).Distinct()
            .Select((unit, nth) => (unit, nth)).ToDictionary(pair => pair.unit, pair => pair.nth);
        var nth = strata.Select((stratum, place) => (stratum, place)).ToDictionary(pair => pair.stratum.Key, pair => pair.place);
        var shares = strata.ToDictionary(stratum => stratum.Key, ShareOf);
        design = new SurveyDesign(
            DesignType.Probability,
            [.. strata.Select(stratum => new Stratum(stratum.Key, (int?)stratum.First().Population))],
            [
                .. file.Lines.Select(line => new SampleRow(
                    nth[line.Stratum], line.Weight ?? shares[line.Stratum], line.Unit is null ? null : units[(line.Stratum, line.Unit)])),
            ],
            policy);
        return null;
    }

    /// <summary>Without weights, everybody stands for the frame's units over the sampled ones; without a frame, for one person.</summary>
    private static double ShareOf(IGrouping<string, SampleLine> stratum) =>
        stratum.First().Population is { } population ? population / SampledIn(stratum) : 1;

    private static string? ProblemOf(IGrouping<string, SampleLine> stratum, SingleUnitStratum policy, int strata)
    {
        var (first, sampled) = (stratum.First(), SampledIn(stratum));
        var named = stratum.Key.Length == 0 ? "the sample" : $"stratum '{stratum.Key}'";
        if (stratum.FirstOrDefault(line => line.Population != first.Population) is { } other)
            return $"line {other.Line}, column population: '{other.Population}', but {named} has '{first.Population}' in line {first.Line}.";
        if (first.Population < sampled)
            return $"line {first.Line}, column population: {named} has {sampled} sampled units but only {first.Population} in its frame.";
        var isAlone = sampled == 1 && first.Population != 1;
        return isAlone && (policy == SingleUnitStratum.Fail || (policy == SingleUnitStratum.CollapseWithNext && strata == 1))
            ? $"line {first.Line}, column stratum: {named} has a single primary unit, so its variance cannot be estimated; "
                + "see --single-unit adjust or collapse."
            : null;
    }

    private static int SampledIn(IGrouping<string, SampleLine> stratum) =>
        stratum.First().Unit is null ? stratum.Count() : stratum.Select(line => line.Unit).Distinct().Count();
}
