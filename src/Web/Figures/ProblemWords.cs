using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What stands in the way of a wave's figures, in words that name the margin and category, or the table and group.</summary>
public sealed class ProblemWords(Texts texts, BreakdownTables tables)
{
    /// <summary>Null when nothing does.</summary>
    public string? Of(EstimateRun? run, InstrumentDefinition instrument) => Of(run?.Problem, run?.ProblemPlace, run?.ProblemGroup, instrument);

    /// <summary>Likewise of a correction that was refused.</summary>
    public string? Of(WaveCorrection correction, InstrumentDefinition instrument) => Of(correction.Problem, correction.ProblemPlace, correction.ProblemGroup, instrument);

    private string? Of(EstimateProblem? problem, string? place, string? group, InstrumentDefinition instrument) => problem switch
    {
        null => null,
        EstimateProblem.FewInCategory or EstimateProblem.NoPopulation or EstimateProblem.NotConverged =>
            texts["breakdown.problem." + problem, ItemOf(instrument, place), CategoryOf(instrument, place, group), instrument.Disclosure.Threshold].Value,
        _ => texts["breakdown.problem." + problem, place ?? "", GroupOf(instrument, place, group), instrument.Disclosure.Threshold].Value,
    };

    public string ItemOf(InstrumentDefinition instrument, string? item) =>
        instrument.Items.TryGetValue(item ?? "", out var known) ? instrument.Text(Texts.Language, known.TextKey) : item ?? "";

    public string CategoryOf(InstrumentDefinition instrument, string? item, string? category) => category switch
    {
        WaveBreakdown.NotStated => texts["breakdown.none"],
        _ when instrument.Items.TryGetValue(item ?? "", out var known) && instrument.OptionsOf(known).FirstOrDefault(option => $"{option.Code}" == category) is { } option =>
            instrument.Text(Texts.Language, option.TextKey),
        _ => category ?? "",
    };

    private string GroupOf(InstrumentDefinition instrument, string? place, string? group)
    {
        var table = (place ?? "").Split(' ')[0];
        return group is { Length: > 0 }
            ? table == BreakdownTable.Agencies ? group : tables.LabelOf(instrument, table, group)
            : texts["breakdown.city"];
    }
}
