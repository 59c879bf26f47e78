using System.Text.RegularExpressions;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Everything that must hold of a wave file beside the instruments and waves it names.</summary>
internal static partial class WaveCheck
{
    public static IEnumerable<Problem> Of(WaveDefinition wave, string file, SurveyCatalog catalog)
    {
        var problems = Own(wave).Concat(catalog.FindInstrument(wave.Instrument) is { } instrument
            ? WithInstrument(wave, instrument).Concat(WithPrevious(wave, instrument, catalog))
            : [("instrument", $"'{wave.Instrument.Id}' version {wave.Instrument.Version} is not defined.")]);
        return problems.Select(problem => new Problem(file, problem.Item1, problem.Item2));
    }

    private static IEnumerable<(string, string)> Own(WaveDefinition wave)
    {
        if (!KeyShape().IsMatch(wave.Key))
            yield return ("key", $"'{wave.Key}' should be small letters, digits and hyphens, as in 2026-2.");
        if (wave.Opens >= wave.Closes)
            yield return ("closes", "a wave closes after it opens.");
        if (wave.Modes.Length == 0)
            yield return ("modes", "name at least one way to answer.");
        if (wave.Design.Type != DesignType.OptIn && wave.Design.Strata.Count == 0)
            yield return ("design.strata", "only an opt-in wave may do without strata.");
        if (wave.Design.Plan is { } plan && !(plan is { StratumHalfWidth: > 0 and < 1, AgencyHalfWidth: > 0 and < 1, DesignEffect: > 0 }))
            yield return ("design.plan", "half-widths lie between 0 and 1, and the design effect is above 0.");
        foreach (var stratum in wave.Design.Strata.Where(stratum => stratum.Frame < 1))
            yield return ($"design.strata {stratum.Id}", "frame should count the people of the stratum.");
        foreach (var kind in wave.Design.Strata.SelectMany(stratum => stratum.AgencyKinds).GroupBy(kind => kind).Where(same => same.Count() > 1))
            yield return ("design.strata", $"agency kind {kind.Key} stands in more than one stratum.");
        foreach (var id in wave.Design.Strata.GroupBy(stratum => stratum.Id).Where(same => same.Count() > 1))
            yield return ("design.strata", $"stratum {id.Key} stands twice.");
    }

    private static IEnumerable<(string, string)> WithInstrument(WaveDefinition wave, InstrumentDefinition instrument)
    {
        if (wave.Instrument.Sha256 is { } hash && hash != instrument.Hash)
            yield return ("instrument.sha256", $"the instrument now hashes to {instrument.Hash}; a definition is not changed once its wave is fixed.");
        if (wave.AgencyItem is { } level)
        {
            var item = instrument.Pages.SelectMany(page => page.Items).FirstOrDefault(item => item.Id == level.Item);
            var codes = item is not null ? instrument.OptionsOf(item).Select(option => option.Code).ToArray() : null;
            if (codes is null)
                yield return ("agencyItem.item", $"item '{level.Item}' does not exist.");
            foreach (var code in level.Codes.Where(code => codes?.Contains(code.Code) == false))
                yield return ("agencyItem.codes", $"item '{level.Item}' has no code {code.Code}.");
        }
        // What is wrong with its texts is said of the instrument.
        if (wave.Modes.Contains(WaveMode.Paper) && !TextCheck.Of(instrument, "").Any())
        {
            foreach (var problem in PaperFit.Of(instrument))
                yield return problem;
        }
        foreach (var problem in wave.Margins.SelectMany(margin => MarginCheck.Of(margin, instrument)))
            yield return problem;
        foreach (var choice in wave.Choices.Where(choice => !instrument.Pages.SelectMany(page => page.Items).Any(item => item.Id == choice && item.IsMany)))
            yield return ("choices", $"'{choice}' should be a multiple-choice or ranking item.");
        foreach (var twice in wave.Choices.GroupBy(choice => choice).Where(same => same.Count() > 1))
            yield return ("choices", $"item '{twice.Key}' stands twice.");
        foreach (var twice in wave.Margins.GroupBy(margin => margin.Item).Where(same => same.Count() > 1))
            yield return ("margins", $"item '{twice.Key}' stands twice.");
    }

    private static IEnumerable<(string, string)> WithPrevious(WaveDefinition wave, InstrumentDefinition instrument, SurveyCatalog catalog)
    {
        if (wave.Comparability is not { } comparability)
            yield break;
        if (catalog.FindWave(comparability.Previous) is not { } previous || previous.Opens >= wave.Opens)
        {
            yield return ("comparability.previous", $"'{comparability.Previous}' is not an earlier wave.");
            yield break;
        }
        foreach (var measure in instrument.Measures.Where(measure => !comparability.Measures.ContainsKey(measure.Id)))
            yield return ($"comparability.measures {measure.Id}", "say identical, with-note or break.");
        foreach (var (id, claim) in comparability.Measures)
        {
            if (ClaimProblem(id, claim, instrument, catalog.FindInstrument(previous.Instrument)) is { } message)
                yield return ($"comparability.measures {id}", message);
        }
    }

    private static string? ClaimProblem(string id, MeasureComparability claim, InstrumentDefinition now, InstrumentDefinition? before)
    {
        var measure = now.Measures.FirstOrDefault(measure => measure.Id == id);
        var old = before?.Measures.FirstOrDefault(measure => measure.Id == id);
        return (measure, claim.Is) switch
        {
            (null, _) => "this measure does not exist.",
            (_, not ComparabilityKind.Identical) when claim.Note is null => "explain it to the reader in note.vi and note.en.",
            (_, ComparabilityKind.Identical) when before is null || old is null => "the previous wave did not have this measure; say break.",
            (_, ComparabilityKind.Identical) when !Comparability.IsIdentical(now, measure, before, old) =>
                "text, scale, order or routing changed since the previous wave; say with-note or break.",
            _ => null,
        };
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex KeyShape();
}
